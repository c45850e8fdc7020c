package camaudit.attribution.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.attribution.Response;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network that the other tests lean on. */
class TestSmallNetwork {
    private static final double STEP = 1e-6;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void gradientsAreThoseOfFiniteDifferences(boolean pooled) {
        SmallNetwork network = new SmallNetwork(1, pooled, 5);
        double[] input = new Random(2).doubles(SmallNetwork.inputs(), -1, 1).toArray();
        SmallNetwork.Pass pass = network.forward(input);
        double[] seeds = {0.3, -1, 0.5, 2};
        SmallNetwork.Gradients gradients = network.backward(pass, seeds, SmallNetwork.Rule.GRADIENT);
        for (int i = 0; i < input.length; i++) {
            double[] moved = input.clone();
            moved[i] += STEP;
            double slope = (score(network.forward(moved).logits, seeds) - score(pass.logits, seeds)) / STEP;
            assertThat(gradients.input[i]).isCloseTo(slope, within(1e-4));
        }
        for (int i = 0; i < pass.after2.length; i++) {
            double[] moved = pass.after2.clone();
            moved[i] += STEP;
            double slope = (score(network.tail(moved), seeds) - score(pass.logits, seeds)) / STEP;
            assertThat(gradients.after2[i]).isCloseTo(slope, within(1e-4));
        }
    }

    /** The network is linear between its ReLUs: Σ x·∂y/∂x + Σ b·∂y/∂b = y, with all biases, those of the dense layer, too. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void biasesAreComplete(boolean pooled) {
        FakeProbe probe = FakeProbe.random(new SmallNetwork(3, pooled, 5), 4, 1, 3);
        double[] sums = new double[2];
        Response pixels = probe.pixels();
        for (int image = 0; image < 2; image++) {
            for (int cell = 0; cell < pixels.cells(); cell++) {
                for (int c = 0; c < pixels.channels(); c++) {
                    sums[image] += Responses.a(pixels, image, cell, c) * Responses.g(pixels, image, cell, c);
                }
            }
        }
        probe.biases((place, bias) -> {
            for (int image = 0; image < 2; image++) {
                for (int cell = 0; cell < place.cells(); cell++) {
                    for (int k = 0; k < bias.length; k++) {
                        sums[image] += bias[k] * Responses.g(place, image, cell, k);
                    }
                }
            }
        });
        for (int image = 0; image < 2; image++) {
            assertThat(sums[image]).isCloseTo(probe.pass(image).logits[probe.targets[image]], within(1e-5));
        }
    }

    private static double score(double[] logits, double[] seeds) {
        double score = 0;
        for (int c = 0; c < logits.length; c++) {
            score += seeds[c] * logits[c];
        }
        return score;
    }
}
