package camaudit.alignment;

/** The colours of a picture: samples 0..255, row-major, channels interleaved. */
public final class Colors {
    private static final int GRAY_BINS = 16;
    private static final int BINS_A_CHANNEL = 4;
    private static final int LEVELS = 256;

    private final int height;
    private final int width;
    private final int channels;
    private final byte[] samples;

    /**
     * Colours over {@code samples}, which are not copied.
     *
     * @param channels 1 or 3
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public Colors(int height, int width, int channels, byte[] samples) {
        if (height < 1
                || width < 1
                || (channels != 1 && channels != 3)
                || (long) height * width * channels != samples.length) {
            throw new IllegalArgumentException(samples.length + " samples are not a picture of " + height + "×" + width
                    + "×" + channels + " (height×width×channels, 1 or 3 of these)");
        }
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.samples = samples;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    /** How much the colour changes at each pixel: the length of the gradient over all channels, by central differences. */
    float[] steps() {
        float[] steps = new float[height * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                for (int c = 0; c < channels; c++) {
                    double down = slope(at(Math.max(0, y - 1), x, c), at(Math.min(height - 1, y + 1), x, c), y, height);
                    double across = slope(at(y, Math.max(0, x - 1), c), at(y, Math.min(width - 1, x + 1), c), x, width);
                    sum += down * down + across * across;
                }
                steps[y * width + x] = (float) Math.sqrt(sum);
            }
        }
        return steps;
    }

    private static double slope(int before, int after, int at, int length) {
        return at == 0 || at == length - 1 ? after - before : (after - before) / 2.0;
    }

    private int at(int y, int x, int channel) {
        return samples[(y * width + x) * channels + channel] & 0xff;
    }

    /** How many kinds of colours {@link #kinds} tells apart. */
    int kindCount() {
        return channels == 1 ? GRAY_BINS : BINS_A_CHANNEL * BINS_A_CHANNEL * BINS_A_CHANNEL;
    }

    /** The kind of each pixel's colour: 16 levels of gray, or 4 of each channel. */
    int[] kinds() {
        int[] kinds = new int[height * width];
        int levels = LEVELS / (channels == 1 ? GRAY_BINS : BINS_A_CHANNEL);
        for (int i = 0; i < samples.length; i++) {
            kinds[i / channels] = kinds[i / channels] * BINS_A_CHANNEL + (samples[i] & 0xff) / levels;
        }
        return kinds;
    }
}
