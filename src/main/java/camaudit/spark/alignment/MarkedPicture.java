package camaudit.spark.alignment;

import camaudit.image.Pixels;
import camaudit.vocabulary.Marking;
import java.io.Serializable;
import java.util.BitSet;
import java.util.Objects;

/** A picture of a sample as the network sees it, with its mask. */
final class MarkedPicture implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double HALF = 0.5;

    private final Outline outline;
    private final int height;
    private final int width;
    private final int channels;
    private final byte[] samples;

    /**
     * The mask of a picture.
     *
     * @param part of the sample that the picture is in
     * @param number of the picture in it
     * @param mask its pixels that are at least half foreground
     */
    record Outline(String image, int part, int number, Marking marking, BitSet mask) implements Serializable {
        private static final long serialVersionUID = 1L;

        Outline {
            Objects.requireNonNull(image);
            Objects.requireNonNull(marking);
            Objects.requireNonNull(mask);
        }

        boolean[] pixels(int count) {
            boolean[] pixels = new boolean[count];
            mask.stream().forEach(pixel -> pixels[pixel] = true);
            return pixels;
        }
    }

    MarkedPicture(Outline outline, Pixels fitted) {
        this.outline = Objects.requireNonNull(outline);
        this.height = fitted.height();
        this.width = fitted.width();
        this.channels = fitted.channels();
        this.samples = fitted.samples();
    }

    /** The pixels that are at least half foreground. */
    static BitSet mask(double[] shares) {
        BitSet mask = new BitSet(shares.length);
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] >= HALF) {
                mask.set(i);
            }
        }
        return mask;
    }

    /** Whether a mask fills the upright rectangle around it. */
    static boolean isBox(BitSet mask, int width) {
        if (mask.isEmpty()) {
            return false;
        }
        int top = mask.nextSetBit(0) / width;
        int bottom = (mask.length() - 1) / width;
        int left = mask.nextSetBit(0) % width;
        int right = (mask.length() - 1) % width;
        if (left > right || mask.cardinality() != (bottom - top + 1) * (right - left + 1)) {
            return false;
        }
        for (int y = top; y <= bottom; y++) {
            if (mask.nextClearBit(y * width + left) <= y * width + right) {
                return false;
            }
        }
        return true;
    }

    Outline outline() {
        return outline;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    int channels() {
        return channels;
    }

    byte[] samples() {
        return samples;
    }
}
