package camaudit.attribution.method;

import static camaudit.attribution.method.Responses.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.attribution.Attribution;
import camaudit.attribution.RawMap;
import camaudit.attribution.preset.Fusion;
import camaudit.vocabulary.MapStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Score-CAM and Ablation-CAM. */
class TestChannelProbes {
    private final FakeProbe probe = FakeProbe.random(new SmallNetwork(11, true, 17), 12, 2, 0, 1);

    @ParameterizedTest
    @CsvSource({"0, true", "0, false", "4, true", "4, false", "1, true", "99, false"})
    void scoreCamAgainstPlainLoops(int limit, boolean pooled) {
        FakeProbe other = probe.of(new SmallNetwork(13, pooled, 17));
        List<RawMap> maps = new ScoreCam(options(limit)).attribute(other);
        for (int image = 0; image < 3; image++) {
            assertClose(maps.get(image).values(), scoreCam(other, image, limit));
        }
    }

    private static double[] scoreCam(FakeProbe probe, int image, int limit) {
        SmallNetwork.Pass pass = probe.pass(image);
        int channels = probe.network.channels;
        double[] shares = new double[channels];
        double total = 0;
        for (int k : strongest(pass.after2, channels, limit)) {
            double[] mask = PlainBilinear.of(channel(pass.after2, channels, k), 3, 3, 6, 5);
            double least = Arrays.stream(mask).min().orElseThrow();
            double greatest = Arrays.stream(mask).max().orElseThrow();
            if (least == greatest) {
                continue;
            }
            double[] masked = pass.input.clone();
            for (int i = 0; i < masked.length; i++) {
                masked[i] *= (mask[i / 2] - least) / (greatest - least);
            }
            shares[k] = Math.exp(probe.network.forward(masked).logits[probe.targets[image]]);
            total += shares[k];
        }
        double[] map = new double[9];
        for (int i = 0; i < pass.after2.length; i++) {
            map[i / channels] += shares[i % channels] / total * pass.after2[i];
        }
        return map;
    }

    @ParameterizedTest
    @CsvSource({"0, true", "0, false", "4, true", "4, false"})
    void ablationCamAgainstPlainLoops(int limit, boolean pooled) {
        FakeProbe other = probe.of(new SmallNetwork(13, pooled, 17));
        List<RawMap> maps = new AblationCam(options(limit)).attribute(other);
        int negative = 0;
        for (int image = 0; image < 3; image++) {
            SmallNetwork.Pass pass = other.pass(image);
            int target = other.targets[image];
            double whole = pass.logits[target];
            negative += whole < 0 ? 1 : 0;
            double[] map = new double[9];
            for (int k : strongest(pass.after2, 17, limit)) {
                double[] without = pass.after2.clone();
                for (int i = k; i < without.length; i += 17) {
                    without[i] = 0;
                }
                double drop = whole - other.network.tail(without)[target];
                for (int i = k; i < without.length; i += 17) {
                    map[i / 17] += drop / Math.abs(whole) * pass.after2[i];
                }
            }
            assertClose(maps.get(image).values(), map);
        }
        assertThat(negative).isBetween(1, 2);
    }

    /** Behind global average pooling y − y_k is W_k times the mean of A_k, which is Grad-CAM's weight times ΣA. */
    @Test
    void ablationCamOfALinearHeadInClosedForm() {
        List<RawMap> maps = new AblationCam(options(0)).attribute(probe);
        for (int image = 0; image < 3; image++) {
            SmallNetwork.Pass pass = probe.pass(image);
            int target = probe.targets[image];
            double[] map = new double[9];
            for (int k = 0; k < 17; k++) {
                double mean =
                        Arrays.stream(channel(pass.after2, 17, k)).average().orElseThrow();
                for (int cell = 0; cell < 9; cell++) {
                    map[cell] += probe.network.dense[k][target]
                            * mean
                            / Math.abs(pass.logits[target])
                            * pass.after2[cell * 17 + k];
                }
            }
            assertClose(maps.get(image).values(), map);
        }
    }

    /** What speaks for the target does so whether its logit is positive or negative, and at a logit of zero the map is finite. */
    @Test
    void theSignOfTheLogitDoesNotTurnAblationCamAround() {
        for (double bias : new double[] {5, -50}) {
            SmallNetwork network = new SmallNetwork(11, true, 17);
            FakeProbe one = probe.of(network).alone(0);
            double before = one.pass(0).logits[one.targets[0]];
            network.denseBias[one.targets[0]] += bias;
            float[] map = new AblationCam(options(0)).attribute(one).get(0).values();
            double expected = Responses.sum(new AblationCam(options(0))
                    .attribute(probe.of(new SmallNetwork(11, true, 17)).alone(0))
                    .get(0)
                    .values());
            assertThat(Math.signum(Responses.sum(map))).isEqualTo(Math.signum(expected));
            network.denseBias[one.targets[0]] -= bias + before;
            assertThat(MapStatus.of(
                            new AblationCam(options(0)).attribute(one).get(0).values(), 0))
                    .isNotEqualTo(MapStatus.NOT_FINITE);
        }
    }

    @Test
    void aLogitOfZeroIsNoDivisor() {
        SmallNetwork network = new SmallNetwork(11, true, 17);
        FakeProbe one = probe.of(network).alone(0);
        for (double[] row : network.dense) {
            row[one.targets[0]] = 0;
        }
        network.denseBias[one.targets[0]] = 0;
        assertThat(new AblationCam(options(0)).attribute(one).get(0).values()).containsOnly(0);
    }

    @Test
    void constantChannelsAreNotProbed() {
        SmallNetwork network = new SmallNetwork(11, true, 17);
        Arrays.fill(network.second.bias, 0, 7, -1000);
        FakeProbe dead = probe.of(network);
        new ScoreCam(options(0)).attribute(dead);
        assertThat(dead.forwards).isLessThanOrEqualTo(30).isPositive();
        new AblationCam(options(0)).attribute(dead);
        assertThat(dead.tails).isEqualTo(dead.forwards);
        Arrays.fill(network.second.bias, -1000);
        assertThat(new ScoreCam(options(0)).attribute(dead).get(1).values()).containsOnly(0);
        assertThat(new AblationCam(options(0)).attribute(dead).get(1).values()).containsOnly(0);
    }

    @Test
    void probesComeInChunks() {
        new ScoreCam(options(0)).attribute(probe);
        assertThat(probe.most).isEqualTo(12);
    }

    @Test
    void severalLayersAreRefused() {
        for (Attribution method : List.of(new ScoreCam(options(0)), new AblationCam(options(0)))) {
            assertThat(method.fusesLayers()).isFalse();
            assertThatThrownBy(() -> method.attribute(probe.withTwoLayers()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(String.format(
                            Locale.ROOT,
                            "%s explains by one target layer, not by 2: choose one of them",
                            method.name()));
        }
    }

    private static double[] channel(double[] values, int channels, int k) {
        double[] one = new double[values.length / channels];
        for (int cell = 0; cell < one.length; cell++) {
            one[cell] = values[cell * channels + k];
        }
        return one;
    }

    private static List<Integer> strongest(double[] values, int channels, int limit) {
        List<Integer> order = new ArrayList<>();
        for (int k = 0; k < channels; k++) {
            order.add(k);
        }
        if (limit == 0) {
            return order;
        }
        order.sort((a, b) ->
                Double.compare(variance(channel(values, channels, b)), variance(channel(values, channels, a))));
        return order.subList(0, Math.min(limit, channels));
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    }

    private static MethodOptions options(int channels) {
        return new MethodOptions(Fusion.MAXIMUM, channels, 1, 0, 1, 1, 1, null);
    }
}
