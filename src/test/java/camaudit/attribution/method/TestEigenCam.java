package camaudit.attribution.method;

import static camaudit.attribution.method.Responses.assertClose;
import static camaudit.attribution.method.Responses.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.attribution.Response;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestEigenCam {
    private final EigenCam eigenCam = new EigenCam();

    /** With fewer cells than channels, more, as many, and odd sizes for the blocks. */
    @ParameterizedTest
    @CsvSource({"1, 2, 1", "2, 2, 3", "3, 3, 9", "5, 3, 4", "7, 7, 60", "4, 6, 31", "8, 9, 13", "1, 1, 5", "2, 1, 2"})
    void againstThePrincipalComponentOfTheChannels(int height, int width, int channels) {
        Response response = Responses.random(height * 100 + width, 3, height, width, channels);
        float[] products = new float[response.activations().length];
        for (int i = 0; i < 3 * height * width * channels; i++) {
            products[i] = response.activations()[i] * response.gradients()[i];
        }
        for (int image = 0; image < 3; image++) {
            assertClose(eigenCam.attribute(response, image), plain(response, image));
            assertClose(
                    new EigenGradCam().attribute(response, image), plain(with(response, products, products), image));
        }
    }

    /**
     * Orthogonal patterns of two channels that are nearly as strong, and a weak third: the greatest variance is that of the first channel
     * alone.
     */
    @ParameterizedTest
    @CsvSource({"1e-2", "1e-4", "1e-6"})
    void nearlyEqualVariances(double gap) {
        int cells = 64;
        float[] a = new float[cells * 3];
        for (int cell = 0; cell < cells; cell++) {
            a[3 * cell] = 2 + (cell % 2 == 0 ? 1 : -1);
            a[3 * cell + 1] = (float) (2 + (cell / 2 % 2 == 0 ? 1 - gap : gap - 1));
            a[3 * cell + 2] = (float) (0.1 * (cell / 4 % 2 == 0 ? 1 : -1));
        }
        float[] map = eigenCam.attribute(new Response(1, 8, 8, 3, a, a), 0);
        for (int cell = 0; cell < cells; cell++) {
            assertThat(map[cell]).isCloseTo(cell % 2 == 0 ? 1 : -1, within(1e-5f));
        }
    }

    /** The same in a wide matrix, turned so that no channel is a pattern by itself. */
    @Test
    void nearlyEqualVariancesOfManyChannels() {
        Random random = new Random(9);
        int cells = 16;
        int channels = 40;
        double[][] turn = new double[2][channels];
        for (int k = 0; k < channels; k++) {
            turn[0][k] = k % 2 == 0 ? 1 : 0.5;
            turn[1][k] = k % 2 == 0 ? 0.5 : -1;
        }
        float[] a = new float[cells * channels];
        for (int cell = 0; cell < cells; cell++) {
            for (int k = 0; k < channels; k++) {
                double first = (cell % 2 == 0 ? 1 : -1) * turn[0][k];
                double second = (cell / 2 % 2 == 0 ? 1 : -1) * turn[1][k] * (1 - 1e-5);
                a[cell * channels + k] = (float) (3 + first + second + 1e-3 * random.nextGaussian());
            }
        }
        Response response = new Response(1, 4, 4, channels, a, a);
        assertClose(eigenCam.attribute(response, 0), plain(response, 0));
    }

    /** Centred, the rows are ±(1, 2): the projection on (1, 2)/√5 is ±√5; the means (1, 4) lie on the positive side. */
    @Test
    void twoByTwoByHand() {
        float[] a = {0, 2, 2, 6, 2, 6, 0, 2};
        double root = Math.sqrt(5);
        assertClose(eigenCam.attribute(new Response(1, 2, 2, 2, a, a), 0), new double[] {-root, root, root, -root});
    }

    @Test
    void theOrderOfTheChannelsDoesNotMatter() {
        Response response = Responses.random(3, 1, 5, 5, 8);
        float[] turned = new float[200];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = response.activations()[i / 8 * 8 + (i * 3 + 5) % 8];
        }
        assertClose(
                eigenCam.attribute(with(response, turned, turned), 0),
                Responses.doubles(eigenCam.attribute(response, 0)));
    }

    /** The map's own mean is zero; the activations themselves project to a positive mean, whatever their sign. */
    @Test
    void theSignMakesTheMeanOfTheUncentredProjectionPositive() {
        for (int seed = 0; seed < 20; seed++) {
            Response response = Responses.random(seed, 1, 4, 5, 6 + 4 * seed);
            float[] map = eigenCam.attribute(response, 0);
            assertThat(Responses.sum(map)).isCloseTo(0, within(1e-4));
            double mean = 0;
            for (int k = 0; k < response.channels(); k++) {
                double direction = 0;
                double total = 0;
                for (int cell = 0; cell < 20; cell++) {
                    direction += map[cell] * Responses.a(response, 0, cell, k);
                    total += Responses.a(response, 0, cell, k);
                }
                mean += direction * total;
            }
            assertThat(mean).isPositive();
            Response negative = with(response, Responses.scaled(response.activations(), -1), response.gradients());
            assertClose(eigenCam.attribute(negative, 0), Responses.doubles(Responses.scaled(map, 1)));
        }
    }

    @Test
    void constantChannelsSayNothing() {
        float[] a = new float[27];
        for (int i = 0; i < a.length; i++) {
            a[i] = 0.1f * (i % 3);
        }
        assertThat(eigenCam.attribute(new Response(1, 3, 3, 3, a, a), 0)).containsOnly(0);
    }

    @Test
    void veryLargeAndVerySmallActivations() {
        Response response = Responses.random(4, 1, 4, 4, 20);
        float[] map = eigenCam.attribute(response, 0);
        for (float scale : new float[] {0x1p-60f, 0x1p60f}) {
            Response scaled = with(response, Responses.scaled(response.activations(), scale), response.gradients());
            assertClose(Responses.scaled(eigenCam.attribute(scaled, 0), 1 / scale), Responses.doubles(map));
        }
    }

    /** The eigenvector of all channels' covariance, whichever side is smaller. */
    private static double[] plain(Response response, int image) {
        int channels = response.channels();
        double[] means = new double[channels];
        for (int k = 0; k < channels; k++) {
            for (int cell = 0; cell < response.cells(); cell++) {
                means[k] += Responses.a(response, image, cell, k) / response.cells();
            }
        }
        double[][] covariance = new double[channels][channels];
        for (int k = 0; k < channels; k++) {
            for (int l = 0; l < channels; l++) {
                for (int cell = 0; cell < response.cells(); cell++) {
                    covariance[k][l] += (Responses.a(response, image, cell, k) - means[k])
                            * (Responses.a(response, image, cell, l) - means[l]);
                }
            }
        }
        double[] direction = Jacobi.dominant(covariance);
        double side = 0;
        for (int k = 0; k < channels; k++) {
            side += direction[k] * means[k];
        }
        double[] map = new double[response.cells()];
        for (int cell = 0; cell < map.length; cell++) {
            for (int k = 0; k < channels; k++) {
                map[cell] += Math.signum(side) * direction[k] * (Responses.a(response, image, cell, k) - means[k]);
            }
        }
        return map;
    }
}
