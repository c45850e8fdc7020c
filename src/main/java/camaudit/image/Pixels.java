package camaudit.image;

import java.util.Optional;

/**
 * An 8-bit picture: gray (1 channel) or RGB (3), row-major, channels interleaved, samples 0..255. One that was resized in floating
 * point carries its unrounded samples, too.
 */
public final class Pixels implements Decoded {
    /** A hundred megapixels: larger pictures are not read unless that is asked for. */
    public static final long DEFAULT_MOST = 100_000_000;

    private final int height;
    private final int width;
    private final int channels;
    private final byte[] samples;
    private final Optional<float[]> fine;

    /**
     * A picture over {@code samples}, which is not copied.
     *
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public Pixels(int height, int width, int channels, byte[] samples) {
        this(height, width, channels, samples, Optional.empty());
    }

    private Pixels(int height, int width, int channels, byte[] samples, Optional<float[]> fine) {
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("a picture has 1 or 3 channels, not " + channels);
        }
        if (height < 1 || width < 1 || (long) height * width * channels != samples.length) {
            throw new IllegalArgumentException(
                    height + "×" + width + "×" + channels + " does not fit " + samples.length + " samples");
        }
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.samples = samples;
        this.fine = fine;
    }

    /**
     * A picture over {@code samples} in 0..255, which are not copied, and the same rounded half up to 8 bits.
     *
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public static Pixels ofFloats(int height, int width, int channels, float[] samples) {
        byte[] rounded = new byte[samples.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (byte) Math.max(0, Math.min(255, Math.round(samples[i])));
        }
        return new Pixels(height, width, channels, rounded, Optional.of(samples));
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    public int channels() {
        return channels;
    }

    /** The samples themselves, not a copy; read only. */
    public byte[] samples() {
        return samples;
    }

    /** The sample 0..255. */
    public int at(int y, int x, int channel) {
        return samples[(y * width + x) * channels + channel] & 0xff;
    }

    /** The samples before they were rounded to 8 bits, not a copy; read only. Empty where they are whole numbers. */
    public Optional<float[]> fine() {
        return fine;
    }
}
