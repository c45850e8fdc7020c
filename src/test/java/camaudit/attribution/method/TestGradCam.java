package camaudit.attribution.method;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.attribution.Response;
import camaudit.vocabulary.MapStatus;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TestGradCam {
    private final GradCam gradCam = new GradCam();

    /** Two channels on 2×2: w = (1, −½); cell 0: 1·1 − ½·4 = −1, and so on. */
    @Test
    void twoByTwoByHand() {
        float[] activations = {1, 4, 2, 0, 0, 2, 3, 1};
        float[] gradients = {4, -2, 0, 0, 0, 0, 0, 0};
        assertThat(gradCam.attribute(new Response(1, 2, 2, 2, activations, gradients), 0))
                .containsExactly(-1, 2, -1, 2.5f);
    }

    @Test
    void eachImageOfABatchHasItsOwnMap() {
        float[] activations = {1, 1, 1, 1, 2, 0, 0, 0};
        float[] gradients = {1, 1, 1, 1, 4, 0, 0, 4};
        Response response = new Response(2, 2, 2, 1, activations, gradients);
        assertThat(gradCam.attribute(response, 0)).containsExactly(1, 1, 1, 1);
        assertThat(gradCam.attribute(response, 1)).containsExactly(4, 0, 0, 0);
    }

    @Test
    void againstPlainLoops() {
        Random random = new Random(1);
        int images = 3;
        int height = 5;
        int width = 4;
        int channels = 7;
        float[] a = random(random, images * height * width * channels);
        float[] g = random(random, a.length);
        Response response = new Response(images, height, width, channels, a, g);
        for (int n = 0; n < images; n++) {
            float[] raw = gradCam.attribute(response, n);
            for (int cell = 0; cell < height * width; cell++) {
                double expected = 0;
                for (int k = 0; k < channels; k++) {
                    double mean = 0;
                    for (int other = 0; other < height * width; other++) {
                        mean += g[(n * height * width + other) * channels + k] / (double) (height * width);
                    }
                    expected += mean * a[(n * height * width + cell) * channels + k];
                }
                assertThat((double) raw[cell]).isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-6));
            }
        }
    }

    /** Twice the gradient is twice the map; twice the activations, too. */
    @Test
    void scalesWithGradientsAndActivations() {
        Random random = new Random(2);
        float[] a = random(random, 48);
        float[] g = random(random, 48);
        float[] once = gradCam.attribute(new Response(1, 4, 4, 3, a, g), 0);
        float[] twice = gradCam.attribute(new Response(1, 4, 4, 3, a, scaled(g)), 0);
        float[] four = gradCam.attribute(new Response(1, 4, 4, 3, scaled(a), scaled(g)), 0);
        for (int i = 0; i < once.length; i++) {
            assertThat(twice[i]).isEqualTo(2 * once[i]);
            assertThat(four[i]).isEqualTo(4 * once[i]);
        }
    }

    @Test
    void statusSaysWhatAMapIsWorth() {
        assertThat(MapStatus.of(new float[] {-1, 2}, 1)).isEqualTo(MapStatus.OK);
        assertThat(MapStatus.of(new float[] {-1, 0}, 1)).isEqualTo(MapStatus.ALL_NEGATIVE);
        assertThat(MapStatus.of(new float[] {0, 0}, 1)).isEqualTo(MapStatus.ZERO_GRADIENT);
        assertThat(MapStatus.of(new float[] {1, Float.NaN}, 1)).isEqualTo(MapStatus.NOT_FINITE);
        assertThat(MapStatus.of(new float[] {1, 1}, Float.POSITIVE_INFINITY)).isEqualTo(MapStatus.NOT_FINITE);
    }

    private static float[] random(Random random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static float[] scaled(float[] values) {
        float[] doubled = values.clone();
        for (int i = 0; i < doubled.length; i++) {
            doubled[i] *= 2;
        }
        return doubled;
    }
}
