package camaudit.attribution.method;

import static camaudit.attribution.method.Responses.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.attribution.RawMap;
import camaudit.attribution.preset.Fusion;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestPathMethods {
    private final FakeProbe probe = FakeProbe.random(new SmallNetwork(9, false, 4), 10, 2, 0, 1);

    /** The same copies one by one: noise pixel by pixel, copy by copy, from the image's own seed. */
    @Test
    void smoothGradAgainstPlainLoops() {
        List<RawMap> maps = new SmoothGrad(options(7, 0.2, 1)).attribute(probe);
        for (int image = 0; image < 3; image++) {
            double[] input = probe.pass(image).input;
            double least = Arrays.stream(input).min().orElseThrow();
            double greatest = Arrays.stream(input).max().orElseThrow();
            SplittableRandom random = new SplittableRandom(probe.seed(image));
            double[] mean = new double[input.length];
            for (int copy = 0; copy < 7; copy++) {
                double[] noisy = new double[input.length];
                for (int i = 0; i < input.length; i++) {
                    noisy[i] = (float) (input[i] + 0.2 * (greatest - least) * random.nextGaussian());
                }
                double[] gradient = gradient(image, noisy);
                for (int i = 0; i < input.length; i++) {
                    mean[i] += gradient[i] / 7;
                }
            }
            double[] expected = new double[30];
            for (int i = 0; i < mean.length; i++) {
                expected[i / 2] = Math.max(expected[i / 2], Math.abs(mean[i]));
            }
            assertClose(maps.get(image).values(), expected);
        }
    }

    @Test
    void withoutNoiseSmoothGradIsSaliency() {
        List<RawMap> saliency = new Saliency().attribute(probe);
        List<RawMap> smooth = new SmoothGrad(options(5, 0, 1)).attribute(probe);
        for (int image = 0; image < 3; image++) {
            assertClose(
                    smooth.get(image).values(),
                    Responses.doubles(saliency.get(image).values()));
        }
    }

    /** A plain sum over many more points; each unit that switches on the way is a jump that costs some accuracy. */
    @Test
    void integratedGradientsAgainstAFineSum() {
        List<RawMap> maps = new IntegratedGradients(options(1, 0, 1000)).attribute(probe);
        for (int image = 0; image < 3; image++) {
            double[] input = probe.pass(image).input;
            float[] black = probe.black();
            double[] expected = new double[30];
            int points = 10_000;
            for (int p = 0; p < points; p++) {
                double[] between = new double[input.length];
                for (int i = 0; i < input.length; i++) {
                    between[i] = black[i] + (p + 0.5) / points * (input[i] - black[i]);
                }
                double[] gradient = gradient(image, between);
                for (int i = 0; i < input.length; i++) {
                    expected[i / 2] += (input[i] - black[i]) * gradient[i] / points;
                }
            }
            for (int i = 0; i < 30; i++) {
                assertThat((double) maps.get(image).values()[i]).isCloseTo(expected[i], within(2e-2));
            }
        }
    }

    /** With the first layer's units on, few others switch on the way. */
    @Test
    void integratedGradientsAreComplete() {
        Arrays.fill(probe.network.first.bias, 5);
        List<RawMap> maps = new IntegratedGradients(options(1, 0, 1000)).attribute(probe);
        for (int image = 0; image < 3; image++) {
            int target = probe.targets[image];
            double black = probe.network.forward(Responses.doubles(probe.black())).logits[target];
            double change = probe.pass(image).logits[target] - black;
            assertThat(Responses.sum(maps.get(image).values())).isCloseTo(change, within(1e-3 * Math.abs(change)));
        }
    }

    /** One step is the gradient half way. */
    @Test
    void oneStepIsHalfWay() {
        List<RawMap> maps = new IntegratedGradients(options(1, 0, 1)).attribute(probe);
        double[] input = probe.pass(0).input;
        float[] black = probe.black();
        double[] half = new double[input.length];
        for (int i = 0; i < half.length; i++) {
            half[i] = (float) ((input[i] + black[i]) / 2);
        }
        double[] gradient = gradient(0, half);
        double[] expected = new double[30];
        for (int i = 0; i < half.length; i++) {
            expected[i / 2] += (input[i] - black[i]) * gradient[i];
        }
        assertClose(maps.get(0).values(), expected);
    }

    /** x⁰ to x^(2n − 1), whose integrals are 1/(m + 1). */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 50, 333})
    void quadratureIsExactForPolynomials(int points) {
        GaussLegendre rule = new GaussLegendre(points);
        for (int power = 0; power < 2 * points; power++) {
            double sum = 0;
            for (int i = 0; i < points; i++) {
                sum += rule.weights()[i] * Math.pow(rule.nodes()[i], power);
            }
            assertThat(sum).isCloseTo(1.0 / (power + 1), within(1e-12));
        }
        assertThat(rule.nodes()).isSorted();
    }

    /** ½ ± √15/10 with 5/18, ½ with 8/18. */
    @Test
    void threePointsByHand() {
        GaussLegendre rule = new GaussLegendre(3);
        assertThat(rule.nodes())
                .containsExactly(new double[] {0.5 - Math.sqrt(15) / 10, 0.5, 0.5 + Math.sqrt(15) / 10}, within(1e-14));
        assertThat(rule.weights()).containsExactly(new double[] {5 / 18., 8 / 18., 5 / 18.}, within(1e-14));
    }

    /** No more probes at once than four batches. */
    @Test
    void probesComeInChunks() {
        new SmoothGrad(options(50, 0.1, 1)).attribute(probe);
        assertThat(probe.forwards).isEqualTo(150);
        assertThat(probe.most).isEqualTo(12);
    }

    @Test
    void chunksStayBelow64Megabytes() {
        int photo = 224 * 224 * 3;
        assertThat(Chunks.size(1, photo)).isEqualTo(4);
        assertThat(Chunks.size(32, photo)).isEqualTo(96);
        assertThat(Chunks.size(256, photo)).isEqualTo(111);
        assertThat(Chunks.size(32, 20_000_000)).isEqualTo(1);
        assertThat(Chunks.size(64, 784)).isEqualTo(256);
        for (int images = 1; images < 300; images++) {
            assertThat((long) Chunks.size(images, photo) * photo * Float.BYTES).isLessThanOrEqualTo(64L << 20);
        }
    }

    private double[] gradient(int image, double[] input) {
        return probe.network.backward(probe.network.forward(input), probe.targets[image]).input;
    }

    private static MethodOptions options(int samples, double noise, int steps) {
        return new MethodOptions(Fusion.MAXIMUM, 0, samples, noise, steps, 1, 3, null);
    }
}
