package camaudit.image.decode;

import camaudit.image.Pixels;
import java.io.Serializable;
import java.util.Objects;

/**
 * How the bytes of a file become a picture.
 *
 * @param maxBytes larger files are rejected before they are decoded
 * @param maxPixels larger pictures are rejected by their header
 */
public record DecodeOptions(long maxBytes, long maxPixels, Orientation orientation, Background background)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** 256 MiB and a hundred megapixels, as stored, without alpha. */
    public static final DecodeOptions DEFAULT =
            new DecodeOptions(ImageDecoder.DEFAULT_MAX_BYTES, Pixels.DEFAULT_MOST, Orientation.STORED, Background.DROP);

    /** The samples of one picture, up to four per pixel, are in one array. */
    private static final long MOST_PIXELS = (Integer.MAX_VALUE - 8) / 4;

    /** Checks the limits.
     *
     * @throws IllegalArgumentException if a limit is below 1 or {@code maxPixels} above what an array holds
     */
    public DecodeOptions {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("the limit of " + maxBytes + " bytes is below 1");
        }
        if (maxPixels < 1 || maxPixels > MOST_PIXELS) {
            throw new IllegalArgumentException("the limit of " + maxPixels + " pixels is not in 1.." + MOST_PIXELS);
        }
        Objects.requireNonNull(orientation);
        Objects.requireNonNull(background);
    }

    /** With other limits. */
    public DecodeOptions within(long bytes, long pixels) {
        return new DecodeOptions(bytes, pixels, orientation, background);
    }

    /** With another orientation. */
    public DecodeOptions turned(Orientation other) {
        return new DecodeOptions(maxBytes, maxPixels, other, background);
    }

    /** With another background. */
    public DecodeOptions over(Background other) {
        return new DecodeOptions(maxBytes, maxPixels, orientation, other);
    }
}
