package camaudit.spark.ledger;

import camaudit.spark.storage.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A set of texts of which only 128 bits of their SHA-256 are kept, 24 to 48 bytes a text however long it is. */
final class Fingerprints {
    private static final int START = 1 << 10;

    private final MessageDigest digest = Digests.newSha256();
    private long[] slots = new long[2 * START];
    private int size;

    /** Adds a text; false if it was there. */
    boolean add(String text) {
        Fingerprint print = of(text);
        int slot = slot(slots, print.high(), print.low());
        if (slots[slot + 1] != 0) {
            return false;
        }
        slots[slot] = print.high();
        slots[slot + 1] = print.low();
        size++;
        if (size * 4L > slots.length) {
            grow();
        }
        return true;
    }

    boolean contains(String text) {
        Fingerprint print = of(text);
        return slots[slot(slots, print.high(), print.low()) + 1] != 0;
    }

    /** A text's fingerprint. */
    Fingerprint of(String text) {
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        return new Fingerprint(hash.getLong(), Math.max(1, hash.getLong() & Long.MAX_VALUE));
    }

    /** Where this hash is, or the free slot where it belongs. */
    private static int slot(long[] slots, long high, long low) {
        int mask = slots.length / 2 - 1;
        int slot = (int) high & mask;
        while (slots[2 * slot + 1] != 0 && (slots[2 * slot] != high || slots[2 * slot + 1] != low)) {
            slot = (slot + 1) & mask;
        }
        return 2 * slot;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (int i = 0; i < slots.length; i += 2) {
            if (slots[i + 1] != 0) {
                int slot = slot(larger, slots[i], slots[i + 1]);
                larger[slot] = slots[i];
                larger[slot + 1] = slots[i + 1];
            }
        }
        slots = larger;
    }
}
