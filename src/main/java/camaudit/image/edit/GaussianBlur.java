package camaudit.image.edit;

import camaudit.image.Pixels;
import java.util.Arrays;

/**
 * Gaussian blur, weights exp(−d²/2σ²) up to a distance of 3σ, rounded up to whole pixels; pixels beyond the picture are left out, and the
 * weights of the others are scaled to a sum of 1.
 */
public final class GaussianBlur {
    private static final double REACH = 3;
    private static final double STRONG = 12;

    private final double[] weights;

    /** A blur with a standard deviation in pixels.
     *
     * @throws IllegalArgumentException if it is not above 0
     */
    public GaussianBlur(double sigma) {
        if (!(sigma > 0) || !Double.isFinite(sigma)) {
            throw new IllegalArgumentException("a blur of σ = " + sigma + " pixels: give a number above 0");
        }
        weights = new double[(int) Math.ceil(REACH * sigma) + 1];
        for (int d = 0; d < weights.length; d++) {
            weights[d] = Math.exp(-d * d / (2 * sigma * sigma));
        }
    }

    /** A blur that leaves no detail of a picture of this size, only its layout: σ is a twelfth of the shorter side. */
    public static GaussianBlur strong(int height, int width) {
        return new GaussianBlur(Math.min(height, width) / STRONG);
    }

    /** The blurred picture in 8 bits. */
    public Pixels of(Pixels picture) {
        float[] values = new float[picture.samples().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = picture.samples()[i] & 0xff;
        }
        float[] blurred = of(values, picture.height(), picture.width(), picture.channels());
        byte[] samples = new byte[blurred.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Compositing.rounded(blurred[i]);
        }
        return new Pixels(picture.height(), picture.width(), picture.channels(), samples);
    }

    /** Blurs numbers.
     *
     * @param values (height, width, channels), row-major
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public float[] of(float[] values, int height, int width, int channels) {
        if (values.length != height * width * channels) {
            throw new IllegalArgumentException(
                    values.length + " values are not " + height + "×" + width + "×" + channels);
        }
        double[] across = new double[values.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double all = 0;
                for (int at = Math.max(0, x - reach()); at <= Math.min(width - 1, x + reach()); at++) {
                    double weight = weights[Math.abs(at - x)];
                    all += weight;
                    for (int c = 0; c < channels; c++) {
                        across[(y * width + x) * channels + c] += weight * values[(y * width + at) * channels + c];
                    }
                }
                for (int c = 0; c < channels; c++) {
                    across[(y * width + x) * channels + c] /= all;
                }
            }
        }
        return down(across, height, width * channels);
    }

    private int reach() {
        return weights.length - 1;
    }

    private float[] down(double[] values, int height, int line) {
        float[] blurred = new float[values.length];
        double[] sums = new double[line];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            double all = 0;
            for (int at = Math.max(0, y - reach()); at <= Math.min(height - 1, y + reach()); at++) {
                double weight = weights[Math.abs(at - y)];
                all += weight;
                for (int i = 0; i < line; i++) {
                    sums[i] += weight * values[at * line + i];
                }
            }
            for (int i = 0; i < line; i++) {
                blurred[y * line + i] = (float) (sums[i] / all);
            }
        }
        return blurred;
    }
}
