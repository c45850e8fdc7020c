package camaudit.attribution.method;

import static camaudit.attribution.method.Responses.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import camaudit.attribution.ModelProbe;
import camaudit.attribution.RawMap;
import camaudit.attribution.preset.Fusion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestFinerCam {
    private final FakeProbe probe = FakeProbe.random(new SmallNetwork(1, true, 5), 2, 0, 3, 2);

    /** Seeds by finite differences of the score, in which the weights depend on the logits. */
    @ParameterizedTest
    @CsvSource({"1, 3", "1, 2", "0.6, 2", "0, 1", "1, 1", "0.5, 100"})
    void againstGradCamOfTheScore(double alpha, int others) {
        List<RawMap> maps = new FinerCam(options(alpha, others)).attribute(probe);
        for (int image = 0; image < probe.images(); image++) {
            SmallNetwork.Pass pass = probe.pass(image);
            double[] seeds = new double[SmallNetwork.CLASSES];
            for (int c = 0; c < seeds.length; c++) {
                double[] up = pass.logits.clone();
                double[] down = pass.logits.clone();
                up[c] += 1e-5;
                down[c] -= 1e-5;
                List<Integer> similar = similar(pass.logits, probe.targets[image], others);
                seeds[c] = (score(up, probe.targets[image], similar, alpha)
                                - score(down, probe.targets[image], similar, alpha))
                        / 2e-5;
            }
            double[] gradients = probe.network.backward(pass, seeds, SmallNetwork.Rule.GRADIENT).after2;
            assertClose(maps.get(image).values(), gradCam(pass.after2, gradients, probe.network.channels));
        }
    }

    /** With one other class its weight is 1: z_t − z_j. */
    @Test
    void oneOtherClassIsADifferenceOfLogits() {
        Recorder recorder = new Recorder(probe);
        new FinerCam(options(0.5, 1)).attribute(recorder.probe());
        float[] logits = probe.logits();
        for (int image = 0; image < 3; image++) {
            int target = probe.targets[image];
            int nearest = similar(FakeProbe.image(logits, image, 4), target, 1).get(0);
            for (int c = 0; c < 4; c++) {
                assertThat(recorder.seeds[image * 4 + c]).isEqualTo(c == target ? 1 : c == nearest ? -0.5f : 0);
            }
        }
    }

    /** The score only knows differences when α is 1: its seeds add up to 0. */
    @Test
    void seedsAddUpToOneMinusAlpha() {
        for (double alpha : new double[] {0, 0.25, 1}) {
            Recorder recorder = new Recorder(probe);
            new FinerCam(options(alpha, 2)).attribute(recorder.probe());
            for (int image = 0; image < 3; image++) {
                double sum = 0;
                for (int c = 0; c < 4; c++) {
                    sum += recorder.seeds[image * 4 + c];
                }
                assertThat(sum).isCloseTo(1 - alpha, within(1e-5));
            }
        }
    }

    /** Where the others have no probability to speak of, as with a network that is sure. */
    @Test
    void hugeLogitsStayFinite() {
        Recorder recorder = new Recorder(probe);
        recorder.logits = new float[] {900, -900, 3, -850, 0, 0, 0, 0, 1e4f, 1e4f, 1e4f, 1e4f};
        new FinerCam(options(1, 3)).attribute(recorder.probe());
        for (float seed : recorder.seeds) {
            assertThat(seed).isFinite();
        }
        assertThat(recorder.seeds[2]).isEqualTo(-1);
    }

    @Test
    void oneClassAloneCannotBeCompared() {
        ModelProbe lonely = ModelProbes.answering((proxy, method, arguments) -> 1);
        assertThatThrownBy(() -> new FinerCam(MethodOptions.DEFAULT).attribute(lonely))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only 1");
    }

    @Test
    void severalLayersAreFused() {
        FakeProbe two = probe.withTwoLayers();
        assertThat(new FinerCam(MethodOptions.DEFAULT).attribute(two).get(0).values())
                .hasSize(30);
    }

    private static double score(double[] logits, int target, List<Integer> similar, double alpha) {
        double total = 0;
        for (double logit : logits) {
            total += Math.exp(logit);
        }
        double above = 0;
        double below = 0;
        for (int j : similar) {
            double probability = Math.exp(logits[j]) / total;
            above += probability * (logits[target] - alpha * logits[j]);
            below += probability;
        }
        return above / below;
    }

    private static List<Integer> similar(double[] logits, int target, int others) {
        List<Integer> classes = new ArrayList<>();
        for (int c = 0; c < logits.length; c++) {
            if (c != target) {
                classes.add(c);
            }
        }
        classes.sort(Comparator.comparing(c -> Math.abs(logits[c] - logits[target])));
        return classes.subList(0, Math.min(others, classes.size()));
    }

    static double[] gradCam(double[] activations, double[] gradients, int channels) {
        int cells = activations.length / channels;
        double[] map = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            for (int k = 0; k < channels; k++) {
                double mean = 0;
                for (int other = 0; other < cells; other++) {
                    mean += gradients[other * channels + k] / cells;
                }
                map[cell] += mean * activations[cell * channels + k];
            }
        }
        return map;
    }

    private static MethodOptions options(double alpha, int others) {
        return new MethodOptions(Fusion.MAXIMUM, 0, 1, 0, 1, alpha, others, null);
    }

    /** Keeps the seeds of a probe. */
    private static final class Recorder {
        private final FakeProbe fake;
        private float[] logits;
        private float[] seeds = new float[0];

        Recorder(FakeProbe fake) {
            this.fake = fake;
            this.logits = fake.logits().clone();
        }

        ModelProbe probe() {
            return ModelProbes.answering((proxy, method, arguments) -> {
                if (method.getName().equals("logits")) {
                    return logits;
                }
                if (method.getName().equals("layers")) {
                    seeds = ((float[]) arguments[0]).clone();
                }
                return method.invoke(fake, arguments);
            });
        }
    }
}
