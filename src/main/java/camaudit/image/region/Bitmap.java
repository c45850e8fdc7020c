package camaudit.image.region;

import camaudit.image.Pixels;
import java.util.BitSet;

/** One bit for each pixel: foreground or not. */
public final class Bitmap implements Mask {
    private static final long serialVersionUID = 1L;

    private final int height;
    private final int width;
    private final BitSet bits;

    /** A bitmap over {@code bits}, row-major, which are not copied. */
    private Bitmap(int height, int width, BitSet bits) {
        this.height = height;
        this.width = width;
        this.bits = bits;
    }

    /** Whether a pixel is foreground. */
    @FunctionalInterface
    public interface PixelTest {
        boolean at(int y, int x);
    }

    /**
     * The pixels that pass the test.
     *
     * @throws IllegalArgumentException if a side is below 1 or there are more pixels than an array holds
     */
    public static Bitmap of(int height, int width, PixelTest test) {
        Rows rows = new Rows(height, width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (test.at(y, x)) {
                    rows.add(y, x);
                }
            }
        }
        return rows.bitmap();
    }

    /** Collects the foreground pixels of a bitmap. */
    public static final class Rows {
        private final int height;
        private final int width;
        private final BitSet bits;

        public Rows(int height, int width) {
            requireSize(height, width);
            this.height = height;
            this.width = width;
            this.bits = new BitSet(height * width);
        }

        public void add(int y, int x) {
            bits.set(y * width + x);
        }

        public Bitmap bitmap() {
            return new Bitmap(height, width, bits);
        }
    }

    static void requireSize(long height, long width) {
        if (height < 1 || width < 1 || width > Pixels.DEFAULT_MOST / height) {
            throw new IllegalArgumentException("a mask of " + width + "×" + height
                    + " (width×height) pixels: it must have from 1 to " + Pixels.DEFAULT_MOST);
        }
    }

    /** What is foreground in at least one of two masks of the same size. */
    Bitmap or(Bitmap other) {
        BitSet both = (BitSet) bits.clone();
        both.or(other.bits);
        return new Bitmap(height, width, both);
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
        return this;
    }

    /** The number of foreground pixels. */
    public int count() {
        return bits.cardinality();
    }

    /** Takes a run of foreground pixels, from its first column to the one after its last. */
    @FunctionalInterface
    interface RunTaker {
        void take(int from, int to);
    }

    /** Passes on the runs of a row, from left to right. */
    void runs(int row, RunTaker taker) {
        int start = row * width;
        int end = start + width;
        int from = bits.nextSetBit(start);
        while (from >= 0 && from < end) {
            int to = Math.min(bits.nextClearBit(from), end);
            taker.take(from - start, to - start);
            from = bits.nextSetBit(to);
        }
    }
}
