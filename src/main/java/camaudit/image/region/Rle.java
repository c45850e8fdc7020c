package camaudit.image.region;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Objects;

/**
 * A mask as run lengths down the columns, first background, then foreground, in turn, as COCO's annotations have them; kept in COCO's
 * compressed form: from the fourth count on the difference to the count before the last, five bits to a character from 48 on, with a
 * sixth bit where more follow ({@code rleToString} of pycocotools).
 */
public final class Rle implements Mask {
    private static final long serialVersionUID = 1L;

    private static final int FIRST = 48;
    private static final int MOST_BITS = 35;

    private final int height;
    private final int width;
    private final byte[] code;

    private Rle(int height, int width, byte[] code) {
        this.height = height;
        this.width = width;
        this.code = code;
    }

    /**
     * The mask of these counts.
     *
     * @throws IllegalArgumentException if a count is negative or they do not sum to {@code height}·{@code width}
     */
    public static Rle ofCounts(int height, int width, int... counts) {
        Bitmap.requireSize(height, width);
        ByteArrayOutputStream code = new ByteArrayOutputStream(counts.length * 2);
        for (int i = 0; i < counts.length; i++) {
            write(i > 2 ? counts[i] - (long) counts[i - 2] : counts[i], code);
        }
        return checked(new Rle(height, width, code.toByteArray()));
    }

    /**
     * The mask of a compressed string.
     *
     * @throws IllegalArgumentException if it is cut short, holds a foreign character or its counts do not sum to
     *     {@code height}·{@code width}
     */
    public static Rle ofCompressed(int height, int width, String code) {
        Bitmap.requireSize(height, width);
        Objects.requireNonNull(code, "code");
        return checked(new Rle(height, width, code.getBytes(StandardCharsets.UTF_8)));
    }

    private static Rle checked(Rle rle) {
        long size = (long) rle.height * rle.width;
        long sum = rle.read((from, to) -> {}, size);
        if (sum != size) {
            throw new IllegalArgumentException("the run lengths sum to " + sum + ", the mask of " + rle.width + "×"
                    + rle.height + " (width×height) has " + size + " pixels");
        }
        return rle;
    }

    private static void write(long value, ByteArrayOutputStream code) {
        long rest = value;
        boolean more = true;
        while (more) {
            int five = (int) rest & 0x1f;
            rest >>= 5;
            more = (five & 0x10) == 0 ? rest != 0 : rest != -1;
            code.write((more ? five | 0x20 : five) + FIRST);
        }
    }

    /** Passes on the foreground runs in column-major order and returns the sum of all counts. */
    private long read(Bitmap.RunTaker taker, long size) {
        long sum = 0;
        long last = 0;
        long beforeLast = 0;
        int index = 0;
        for (int at = 0; at < code.length; index++) {
            long value = 0;
            int bits = 0;
            int six;
            do {
                six = at < code.length && bits < MOST_BITS ? code[at++] - FIRST : -1;
                if (six < 0 || six > 0x3f) {
                    throw new IllegalArgumentException(
                            "the run lengths break off or hold a foreign character at place " + at);
                }
                value |= (long) (six & 0x1f) << bits;
                bits += 5;
            } while ((six & 0x20) != 0);
            value |= (six & 0x10) == 0 ? 0 : -1L << bits;
            long count = index > 2 ? value + beforeLast : value;
            if (count < 0 || count > size - sum) {
                throw new IllegalArgumentException("run length " + index + " is " + count + ": from 0 to "
                        + (size - sum) + " pixels are left of " + width + "×" + height + " (width×height)");
            }
            if (index % 2 == 1 && count > 0) {
                taker.take((int) sum, (int) (sum + count));
            }
            sum += count;
            beforeLast = last;
            last = count;
        }
        return sum;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public Bitmap bitmap() {
        BitSet transposed = new BitSet(height * width);
        read(transposed::set, (long) height * width);
        return Bitmap.of(height, width, (y, x) -> transposed.get(x * height + y));
    }
}
