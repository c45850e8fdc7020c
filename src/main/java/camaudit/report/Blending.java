package camaudit.report;

import camaudit.image.Pixels;

/** Lays pictures over pictures as other tools' libraries do it, with their rounding. */
final class Blending {
    private Blending() {}

    /** A sample of the result from a sample of each picture. */
    private interface Mix {
        int of(int over, int under);
    }

    /** Half of each, rounded down. */
    static Pixels halves(Pixels over, Pixels under) {
        return mix(over, under, (a, b) -> (a + b) / 2);
    }

    /** Matplotlib's {@code alpha=0.5}, to one level: an opacity of 127 in 255. */
    static Pixels halfOpaque(Pixels over, Pixels under) {
        return mix(over, under, (a, b) -> (127 * a + 128 * b) / 255);
    }

    /** Pillow's {@code blend}: from {@code over} towards {@code under} by {@code alpha}, rounded down. */
    static Pixels blended(Pixels over, Pixels under, double alpha) {
        float share = (float) alpha;
        return mix(over, under, (a, b) -> (int) (a + share * (b - a)));
    }

    /** Half of each in 32-bit floats, all divided by the greatest sample, rounded down. */
    static Pixels brightened(Pixels over, Pixels under) {
        float greatest = 0;
        for (int i = 0; i < over.samples().length; i++) {
            greatest = Math.max(greatest, half(over.samples()[i] & 0xff, sample(under, i)));
        }
        float top = greatest;
        return mix(over, under, (a, b) -> top == 0 ? 0 : (int) (255 * (half(a, b) / top)));
    }

    private static float half(int a, int b) {
        return 0.5f * (a / 255f) + 0.5f * (b / 255f);
    }

    /** The mean of the channels, stretched so that the darkest is black and the lightest white. */
    static Pixels gray(Pixels picture) {
        int channels = picture.channels();
        int cells = picture.height() * picture.width();
        double[] means = new double[cells];
        double low = 255;
        double high = 0;
        for (int i = 0; i < cells; i++) {
            for (int channel = 0; channel < channels; channel++) {
                means[i] += picture.samples()[i * channels + channel] & 0xff;
            }
            means[i] /= channels;
            low = Math.min(low, means[i]);
            high = Math.max(high, means[i]);
        }
        byte[] samples = new byte[cells];
        for (int i = 0; i < cells; i++) {
            samples[i] = (byte) (high > low ? Math.min(255, (int) (256 * (means[i] - low) / (high - low))) : 0);
        }
        return new Pixels(picture.height(), picture.width(), 1, samples);
    }

    private static Pixels mix(Pixels over, Pixels under, Mix mix) {
        byte[] samples = new byte[over.samples().length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) mix.of(over.samples()[i] & 0xff, sample(under, i));
        }
        return new Pixels(over.height(), over.width(), 3, samples);
    }

    private static int sample(Pixels picture, int rgbIndex) {
        return picture.samples()[picture.channels() == 3 ? rgbIndex : rgbIndex / 3] & 0xff;
    }
}
