package camaudit.attribution.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.attribution.Response;
import java.util.Random;

/** Made-up responses, and how near a map has to come. */
public final class Responses {
    static final double TOLERANCE = 1e-5;

    private Responses() {}

    /** Activations as behind a ReLU and signed gradients, both in longer arrays than needed. */
    public static Response random(long seed, int images, int height, int width, int channels) {
        Random random = new Random(seed);
        int size = images * height * width * channels;
        float[] a = new float[size + 3];
        float[] g = new float[size + 2];
        for (int i = 0; i < size; i++) {
            a[i] = Math.max((float) random.nextGaussian() + 0.3f, 0);
            g[i] = (float) random.nextGaussian();
        }
        return new Response(images, height, width, channels, a, g);
    }

    static Response with(Response like, float[] activations, float[] gradients) {
        return new Response(like.images(), like.height(), like.width(), like.channels(), activations, gradients);
    }

    public static float[] scaled(float[] values, float scale) {
        float[] scaled = new float[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = scale * values[i];
        }
        return scaled;
    }

    public static double a(Response response, int image, int cell, int k) {
        return response.activations()[(image * response.cells() + cell) * response.channels() + k];
    }

    public static double g(Response response, int image, int cell, int k) {
        return response.gradients()[(image * response.cells() + cell) * response.channels() + k];
    }

    public static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    /** Within {@link #TOLERANCE} of the greatest value. */
    static void assertClose(float[] actual, double[] expected) {
        double peak = 0;
        for (double value : expected) {
            peak = Math.max(peak, Math.abs(value));
        }
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as("value %d", i).isCloseTo(expected[i], within(TOLERANCE * peak + 1e-9));
        }
    }

    public static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
