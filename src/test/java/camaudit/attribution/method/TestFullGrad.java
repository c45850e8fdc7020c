package camaudit.attribution.method;

import static camaudit.attribution.method.Responses.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import camaudit.attribution.ModelProbe;
import camaudit.attribution.RawMap;
import camaudit.attribution.Response;
import camaudit.vocabulary.MapStatus;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestFullGrad {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void againstPlainLoops(boolean pooled) {
        FakeProbe probe = FakeProbe.random(new SmallNetwork(7, pooled, 4), 8, 2, 0, 1);
        List<RawMap> maps = new FullGrad().attribute(probe);
        SmallNetwork network = probe.network;
        for (int image = 0; image < 3; image++) {
            SmallNetwork.Pass pass = probe.pass(image);
            SmallNetwork.Gradients gradients = network.backward(pass, probe.targets[image]);
            double[] expected = new double[30];
            for (int c = 0; c < 2; c++) {
                add(expected, gradients.input, pass.input, 2, c, 6, 5);
            }
            for (int c = 0; c < 3; c++) {
                add(expected, gradients.before1, network.first.bias, 3, c, 6, 5);
            }
            for (int c = 0; c < network.channels; c++) {
                add(expected, gradients.before2, network.second.bias, network.channels, c, 3, 3);
            }
            assertClose(maps.get(image).values(), expected);
        }
    }

    private static void add(
            double[] map, double[] gradients, double[] factors, int channels, int c, int height, int width) {
        double[] term = new double[height * width];
        for (int cell = 0; cell < term.length; cell++) {
            int at = cell * channels + c;
            term[cell] = Math.abs(gradients[at] * factors[at % factors.length]);
        }
        double least = Arrays.stream(term).min().orElseThrow();
        double peak = Arrays.stream(term).max().orElseThrow();
        double[] stretched = Arrays.stream(term)
                .map(v -> peak == least ? 0 : (v - least) / (peak - least))
                .toArray();
        double[] resized = PlainBilinear.of(stretched, height, width, 6, 5);
        for (int i = 0; i < map.length; i++) {
            map[i] += resized[i];
        }
    }

    @Test
    void biasesWithoutAPlaceDoNotCount() {
        SmallNetwork network = new SmallNetwork(7, true, 4);
        FakeProbe probe = FakeProbe.random(network, 8, 2);
        float[] before = new FullGrad().attribute(probe).get(0).values();
        Arrays.fill(network.denseBias, 77);
        assertThat(new FullGrad().attribute(probe).get(0).values()).containsExactly(before);
    }

    @Test
    void roundingIsNotContrast() {
        ModelProbe probe = oneRow(new float[] {1, 1, 1}, new float[] {0.1f, 0.1f + 1e-8f, 0.1f});
        assertThat(new FullGrad().attribute(probe).get(0).values()).containsOnly(0);
    }

    /** |x·g| = 2, 0, 1: stretched 1, 0, ½. */
    @Test
    void aRowByHand() {
        ModelProbe probe = oneRow(new float[] {1, 5, -1}, new float[] {-2, 0, 1});
        assertThat(new FullGrad().attribute(probe).get(0).values()).containsExactly(1, 0, 0.5f);
    }

    @Test
    void notANumberIsHandedOn() {
        ModelProbe probe = oneRow(new float[] {1, Float.NaN, -1}, new float[] {-2, 0, 1});
        assertThat(MapStatus.of(new FullGrad().attribute(probe).get(0).values(), 1))
                .isEqualTo(MapStatus.NOT_FINITE);
    }

    private static ModelProbe oneRow(float[] input, float[] gradients) {
        return ModelProbes.answering((proxy, method, arguments) -> switch (method.getName()) {
            case "images" -> 1;
            case "pixels" -> new Response(1, 1, 3, 1, input, gradients);
            default -> null;
        });
    }
}
