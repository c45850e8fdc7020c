package camaudit.image;

/** An 8-bit picture: gray (1 channel) or RGB (3), row-major, channels interleaved, samples 0..255. */
public final class Pixels implements Decoded {
    private final int height;
    private final int width;
    private final int channels;
    private final byte[] samples;

    /**
     * A picture over {@code samples}, which is not copied.
     *
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public Pixels(int height, int width, int channels, byte[] samples) {
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
}
