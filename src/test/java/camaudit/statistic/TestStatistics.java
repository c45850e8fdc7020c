package camaudit.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import camaudit.resample.FloatMap;
import camaudit.vocabulary.Statistic;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TestStatistics {
    private static final int[][] SIZES = {{1, 1}, {1, 6}, {2, 2}, {5, 7}, {7, 5}, {8, 8}, {11, 11}, {14, 3}};

    @Test
    void namesAndOrderAreTheTablesColumns() {
        assertThat(Statistics.all())
                .extracting(Statistic::label)
                .containsExactly(
                        "focus",
                        "entropy",
                        "gini",
                        "peak_x",
                        "peak_y",
                        "center_x",
                        "center_y",
                        "spread",
                        "area_50",
                        "border_mass",
                        "border_lift");
    }

    @Test
    void twoByTwoWorkedByHand() {
        // L = 6 0 / 1 1, p = 3/4 0 / 1/8 1/8; every cell of a 2×2 map has 7/16 of its area on the frame.
        Map<String, Double> values = values(new float[] {6, -4, 1, 1}, 2, 2);
        double entropy = 0.75 * Math.log(4.0 / 3) + 0.25 * Math.log(8);
        assertThat(values.get("entropy")).isCloseTo(entropy, within(1e-15));
        assertThat(values.get("focus")).isCloseTo(1 - entropy / Math.log(4), within(1e-15));
        // Sorted 0, 1/8, 1/8, 3/4: (−3·0 − 1/8 + 1/8 + 3·3/4) ÷ 4.
        assertThat(values.get("gini")).isEqualTo(9.0 / 16);
        assertThat(values.get("peak_x")).isEqualTo(0.25);
        assertThat(values.get("peak_y")).isEqualTo(0.25);
        assertThat(values.get("center_x")).isEqualTo(7.0 / 8 / 4 + 1.0 / 8 * 3 / 4);
        assertThat(values.get("center_y")).isEqualTo(3.0 / 4 / 4 + 1.0 / 4 * 3 / 4);
        // Variances ¼·q(1−q) with q = 1/8 across and 1/4 down.
        assertThat(values.get("spread")).isCloseTo(Math.sqrt((7.0 / 64 + 3.0 / 16) / 4), within(1e-15));
        assertThat(values.get("area_50")).isEqualTo(0.25);
        assertThat(values.get("border_mass")).isEqualTo(7.0 / 16);
        assertThat(values.get("border_lift")).isEqualTo(1);
    }

    @Test
    void evenMap() {
        Map<String, Double> values = values(filled(121, 0.1f), 11, 11);
        assertThat(values.get("focus")).isCloseTo(0, within(1e-12)).isNotNegative();
        assertThat(values.get("entropy")).isCloseTo(Math.log(121), within(1e-12));
        assertThat(values.get("gini")).isZero();
        assertThat(values.get("peak_x")).isEqualTo(0.5 / 11);
        assertThat(values.get("peak_y")).isEqualTo(0.5 / 11);
        assertThat(values.get("center_x")).isCloseTo(0.5, within(1e-12));
        assertThat(values.get("center_y")).isCloseTo(0.5, within(1e-12));
        assertThat(values.get("spread")).isCloseTo(Math.sqrt((1 - 1.0 / 121) / 6), within(1e-12));
        assertThat(values.get("area_50")).isEqualTo(1);
        assertThat(values.get("border_lift")).isCloseTo(1, within(1e-12));
    }

    @Test
    void oneHotMap() {
        float[] raw = filled(121, -1);
        raw[3 * 11 + 10] = 1e-30f;
        Map<String, Double> values = values(raw, 11, 11);
        assertThat(values)
                .containsEntry("focus", 1.0)
                .containsEntry("entropy", 0.0)
                .containsEntry("gini", 120.0 / 121)
                .containsEntry("peak_x", 10.5 / 11)
                .containsEntry("peak_y", 3.5 / 11)
                .containsEntry("area_50", 1.0 / 121)
                .containsEntry("border_mass", 1.0)
                .containsEntry("border_lift", 16.0 / 7);
        assertThat(values.get("spread")).isCloseTo(0, within(1e-12));
        assertThat(values.get("center_x")).isCloseTo(10.5 / 11, within(1e-12));
        assertThat(values.get("center_y")).isCloseTo(3.5 / 11, within(1e-12));
    }

    @Test
    void oneCellHasNoFocus() {
        Map<String, Double> values = values(new float[] {3}, 1, 1);
        assertThat(values)
                .doesNotContainKey("focus")
                .containsEntry("entropy", 0.0)
                .containsEntry("gini", 0.0)
                .containsEntry("center_x", 0.5)
                .containsEntry("area_50", 1.0)
                .containsEntry("border_mass", 0.4375)
                .hasSize(10);
    }

    @Test
    void halfThePeakCounts() {
        assertThat(values(new float[] {4, 2, 1.9999999f, -9}, 1, 4)).containsEntry("area_50", 0.5);
    }

    @Test
    void blankMapsHaveNoStatistics() {
        for (float value : new float[] {0, -0f, -3, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            float[] raw = {value, 0, -1, 0, -2, 0};
            assertThat(Statistics.of(new FloatMap(raw, 2, 3)).values())
                    .hasSize(11)
                    .containsOnly(OptionalDouble.empty());
            float[] mixed = {1, value, 1, 1, 1, 1};
            assertThat(values(mixed, 3, 2)).hasSize(Float.isFinite(value) ? 11 : 0);
        }
    }

    @Test
    void blankMapRefusesToBeMeasuredDirectly() {
        AttentionMap blank = AttentionMap.of(new FloatMap(new float[4], 2, 2));
        assertThatThrownBy(() -> Border.mass(blank)).hasMessageContaining("2×2").hasMessageContaining("isBlank()");
        assertThatThrownBy(() -> Concentration.halfPeakArea(blank)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Location.peakX(blank)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void extremeMagnitudesStayFinite() {
        for (float unit : new float[] {Float.MIN_VALUE, Float.MAX_VALUE}) {
            Map<String, Double> values = values(filled(121, unit), 11, 11);
            assertThat(values)
                    .hasSize(11)
                    .allSatisfy((name, value) -> assertThat(value).isFinite());
            assertThat(values.get("border_lift")).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void agreesWithThePlainOracle() {
        Random random = new Random(7);
        for (int[] size : SIZES) {
            for (int round = 0; round < 40; round++) {
                float[] raw = random(random, size[0] * size[1]);
                assertSame(values(raw, size[0], size[1]), PlainStatistics.of(raw, size[0], size[1]), 1e-9);
            }
        }
    }

    @Test
    void scaleDoesNotMatter() {
        Random random = new Random(8);
        for (int[] size : SIZES) {
            float[] raw = random(random, size[0] * size[1]);
            float[] scaled = new float[raw.length];
            for (int i = 0; i < raw.length; i++) {
                scaled[i] = raw[i] * 4096;
            }
            assertThat(values(scaled, size[0], size[1])).isEqualTo(values(raw, size[0], size[1]));
        }
    }

    @Test
    void flipsMirrorTheLocationOnly() {
        Random random = new Random(9);
        for (int[] size : SIZES) {
            int height = size[0];
            int width = size[1];
            float[] raw = random(random, height * width);
            float[] across = new float[raw.length];
            float[] down = new float[raw.length];
            for (int i = 0; i < raw.length; i++) {
                across[i / width * width + width - 1 - i % width] = raw[i];
                down[(height - 1 - i / width) * width + i % width] = raw[i];
            }
            Map<String, Double> expected = values(raw, height, width);
            assertSame(mirrored(values(across, height, width), "peak_x", "center_x"), expected, 1e-12);
            assertSame(mirrored(values(down, height, width), "peak_y", "center_y"), expected, 1e-12);
        }
    }

    @Test
    void transposingSwapsTheAxes() {
        Random random = new Random(10);
        for (int[] size : SIZES) {
            int height = size[0];
            int width = size[1];
            float[] raw = random(random, height * width);
            float[] turned = new float[raw.length];
            for (int i = 0; i < raw.length; i++) {
                turned[i % width * height + i / width] = raw[i];
            }
            Map<String, Double> actual = values(turned, width, height);
            swap(actual, "peak_x", "peak_y");
            swap(actual, "center_x", "center_y");
            assertSame(actual, values(raw, height, width), 1e-12);
        }
    }

    @Test
    void sizesThatDoNotFitAreNamed() {
        assertThatThrownBy(() -> Statistics.of(new FloatMap(new float[5], 2, 3)))
                .hasMessageContaining("5 values are not a 2×3 map");
        assertThatThrownBy(() -> Statistics.of(new FloatMap(new float[0], 0, 3)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Statistics.of(new FloatMap(new float[0], 65536, 65536)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, Double> values(float[] raw, int height, int width) {
        Map<String, Double> values = new HashMap<>();
        Statistics.of(new FloatMap(raw, height, width))
                .forEach((statistic, value) -> value.ifPresent(number -> values.put(statistic.label(), number)));
        return values;
    }

    private static void assertSame(Map<String, Double> actual, Map<String, Double> expected, double tolerance) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, value) -> assertThat(actual.get(name)).as(name).isCloseTo(value, within(tolerance)));
    }

    private static Map<String, Double> mirrored(Map<String, Double> values, String... names) {
        for (String name : names) {
            values.computeIfPresent(name, (key, value) -> 1 - value);
        }
        return values;
    }

    private static void swap(Map<String, Double> values, String one, String other) {
        Double first = values.get(one);
        values.put(one, values.get(other));
        values.put(other, first);
    }

    private static float[] random(Random random, int length) {
        float[] raw = new float[length];
        for (int i = 0; i < length; i++) {
            raw[i] = (float) random.nextGaussian();
        }
        raw[random.nextInt(length)] = 5;
        return raw;
    }

    private static float[] filled(int length, float value) {
        float[] raw = new float[length];
        Arrays.fill(raw, value);
        return raw;
    }
}
