package camaudit.network.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the directory at the end of a zip, which lists its entries, without unpacking anything. */
public final class ZipDirectory {
    private static final int END = 22;
    private static final int ENTRY = 46;
    private static final int HEADER = 30;
    private static final int MAX_COMMENT = 0xffff;

    private final byte[] content;

    private ZipDirectory(byte[] content) {
        this.content = content;
    }

    /**
     * One entry as the directory states it.
     *
     * @param isStored true if it is stored without compression
     * @param size unpacked, in bytes
     * @param header the offset of its own header
     */
    record Entry(String name, boolean isStored, long size, long header) {}

    /** The names in order; empty where the file has no complete directory at its end. */
    public static Optional<List<String>> of(byte[] content) {
        return entries(content).map(all -> all.stream().map(Entry::name).toList());
    }

    /** The entries in order; empty where the file has no complete directory at its end. */
    static Optional<List<Entry>> entries(byte[] content) {
        return new ZipDirectory(content).entries();
    }

    /** The offset of a stored entry's bytes; empty if its own header contradicts the directory. */
    static OptionalInt start(byte[] content, Entry entry) {
        ZipDirectory zip = new ZipDirectory(content);
        long header = entry.header();
        if (!entry.isStored() || header + HEADER > content.length || !zip.isRecord((int) header, 3, 4)) {
            return OptionalInt.empty();
        }
        int at = (int) header;
        boolean isStored = zip.unsignedShort(at + 8) == 0;
        long start = header + HEADER + zip.unsignedShort(at + 26) + zip.unsignedShort(at + 28);
        return isStored && start + entry.size() <= content.length ? OptionalInt.of((int) start) : OptionalInt.empty();
    }

    private Optional<List<Entry>> entries() {
        for (int at = content.length - END; at >= 0 && at >= content.length - END - MAX_COMMENT; at--) {
            if (isRecord(at, 5, 6) && at + END + unsignedShort(at + 20) == content.length) {
                return entries(unsignedInt(at + 16), at, unsignedShort(at + 10));
            }
        }
        return Optional.empty();
    }

    private Optional<List<Entry>> entries(long start, int end, int count) {
        List<Entry> entries = new ArrayList<>();
        long at = start;
        for (int i = 0; i < count; i++) {
            if (at + ENTRY > end || !isRecord((int) at, 1, 2)) {
                return Optional.empty();
            }
            int name = unsignedShort((int) at + 28);
            long next = at + ENTRY + name + unsignedShort((int) at + 30) + unsignedShort((int) at + 32);
            if (next > end) {
                return Optional.empty();
            }
            int record = (int) at;
            entries.add(new Entry(
                    new String(content, record + ENTRY, name, StandardCharsets.UTF_8),
                    unsignedShort(record + 10) == 0,
                    unsignedInt(record + 24),
                    unsignedInt(record + 42)));
            at = next;
        }
        return Optional.of(entries);
    }

    private boolean isRecord(int at, int third, int fourth) {
        return content[at] == 'P' && content[at + 1] == 'K' && content[at + 2] == third && content[at + 3] == fourth;
    }

    private int unsignedShort(int at) {
        return (content[at] & 0xff) | (content[at + 1] & 0xff) << 8;
    }

    private long unsignedInt(int at) {
        return unsignedShort(at) | (long) unsignedShort(at + 2) << 16;
    }
}
