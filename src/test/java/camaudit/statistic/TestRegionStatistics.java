package camaudit.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import camaudit.resample.FloatMap;
import camaudit.vocabulary.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TestRegionStatistics {
    private static final int STEPS = 1000;

    @Test
    void namesAndOrderAreTheTablesColumns() {
        assertThat(RegionStatistics.all())
                .extracting(Statistic::label)
                .containsExactly(
                        "foreground_mass",
                        "foreground_lift",
                        "background_mass",
                        "background_lift",
                        "pointing_hit",
                        "rank_accuracy",
                        "iou_50");
    }

    @Test
    void twoByTwoWorkedByHand() {
        // L = 4 0 / 2 2, p = ½ 0 / ¼ ¼; S covers 1 0 / ½ 0, s = 3/8, |S| = 1½ cells.
        Map<String, Double> values = values(new float[] {4, -1, 2, 2}, 2, 2, 1, 0, 0.5, 0);
        assertThat(values)
                .containsEntry("foreground_mass", 0.625)
                .containsEntry("foreground_lift", 0.625 / 0.375)
                .containsEntry("background_mass", 0.375)
                .containsEntry("background_lift", 0.375 / 0.625)
                .containsEntry("pointing_hit", 1.0)
                // The first cell, and a quarter of each of the two that tie: (1 + ¼·½) ÷ 1½.
                .containsEntry("rank_accuracy", 1.125 / 1.5)
                // Three cells have half the peak: 1½ ÷ (3 + 1½ − 1½).
                .containsEntry("iou_50", 0.5);
    }

    @Test
    void halfOfThePeaksCellIsAHitAndTiesShareIt() {
        assertThat(values(new float[] {3, 1}, 1, 2, 0.5, 0)).containsEntry("pointing_hit", 1.0);
        assertThat(values(new float[] {3, 1}, 1, 2, 0.4999, 0)).containsEntry("pointing_hit", 0.0);
        assertThat(values(new float[] {3, 1, 3, 3}, 2, 2, 1, 1, 0, 0)).containsEntry("pointing_hit", 1.0 / 3);
    }

    @Test
    void aMapThatIsTheForegroundIsPerfect() {
        assertThat(values(new float[] {0, 2, 2, -1, 2, 0}, 2, 3, 0, 1, 1, 0, 1, 0))
                .containsEntry("foreground_mass", 1.0)
                .containsEntry("foreground_lift", 2.0)
                .containsEntry("background_mass", 0.0)
                .containsEntry("pointing_hit", 1.0)
                .containsEntry("rank_accuracy", 1.0)
                .containsEntry("iou_50", 1.0);
    }

    @Test
    void anEvenMapHasLiftOne() {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            int height = 1 + random.nextInt(8);
            int width = 2 + random.nextInt(8);
            float[] raw = new float[height * width];
            Arrays.fill(raw, 0.3f);
            double[] coverage = coverage(random, raw.length);
            Map<String, Double> values = values(raw, height, width, coverage);
            double area = Arrays.stream(coverage).average().orElseThrow();
            assertThat(values.get("foreground_lift")).isCloseTo(1, within(1e-12));
            assertThat(values.get("background_lift")).isCloseTo(1, within(1e-12));
            assertThat(values.get("rank_accuracy")).isCloseTo(area, within(1e-12));
            assertThat(values.get("iou_50")).isCloseTo(area, within(1e-12));
        }
    }

    @Test
    void nothingToCompareHasNoStatistics() {
        float[] raw = {1, 2, 3, 4};
        assertThat(values(raw, 2, 2, 0, 0, 0, 0)).isEmpty();
        assertThat(values(raw, 2, 2, 1, 1, 1, 1)).isEmpty();
        assertThat(values(new float[] {0, -1, -2, 0}, 2, 2, 1, 0, 0, 0)).isEmpty();
        assertThat(values(new float[] {1, Float.NaN, 2, 0}, 2, 2, 1, 0, 0, 0)).isEmpty();
        assertThat(RegionStatistics.none().values()).hasSize(7).containsOnly(OptionalDouble.empty());
    }

    @Test
    void sizesAndSharesThatDoNotFitAreNamed() {
        assertThatThrownBy(() -> values(new float[4], 2, 2, 1, 0)).hasMessageContaining("2×2");
        assertThatThrownBy(() -> values(new float[2], 1, 2, 1, 1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> values(new float[2], 1, 2, 1, Double.NaN)).hasMessageContaining("NaN");
    }

    /** A circle on 3×2 cells, every cell looked at in a million points. */
    @Test
    void agreesWithCountedPoints() {
        float[] raw = {5, 1, 3, 2.5f, -4, 2};
        double[] coverage = new double[6];
        double inside = 0;
        double strongInside = 0;
        double strong = 0;
        double heat = 0;
        double total = 0;
        for (int i = 0; i < 3 * STEPS; i++) {
            for (int j = 0; j < 2 * STEPS; j++) {
                int cell = i / STEPS * 2 + j / STEPS;
                double y = (i + 0.5) / STEPS;
                double x = (j + 0.5) / STEPS;
                boolean isInside = (y - 1.2) * (y - 1.2) + (x - 0.7) * (x - 0.7) < 0.6;
                double value = Math.max(raw[cell], 0);
                total += value;
                heat += isInside ? value : 0;
                inside += isInside ? 1 : 0;
                strong += value >= 2.5 ? 1 : 0;
                strongInside += isInside && value >= 2.5 ? 1 : 0;
                coverage[cell] += isInside ? 1.0 / (STEPS * STEPS) : 0;
            }
        }
        double area = inside / (6.0 * STEPS * STEPS);
        Map<String, Double> values = values(raw, 3, 2, coverage);
        assertThat(values.get("foreground_mass")).isCloseTo(heat / total, within(1e-9));
        assertThat(values.get("foreground_lift")).isCloseTo(heat / total / area, within(1e-9));
        assertThat(values.get("background_lift")).isCloseTo((1 - heat / total) / (1 - area), within(1e-9));
        assertThat(values.get("iou_50")).isCloseTo(strongInside / (strong + inside - strongInside), within(1e-9));
        assertThat(values.get("rank_accuracy")).isCloseTo(plainRank(raw, coverage), within(1e-9));
    }

    @Test
    void rankAccuracyAgreesWithAPlainLoop() {
        Random random = new Random(2);
        for (int round = 0; round < 200; round++) {
            float[] raw = new float[2 + random.nextInt(40)];
            for (int i = 0; i < raw.length; i++) {
                raw[i] = random.nextInt(6) - 2;
            }
            raw[0] = 4;
            double[] coverage = coverage(random, raw.length);
            assertThat(values(raw, 1, raw.length, coverage).get("rank_accuracy"))
                    .isCloseTo(plainRank(raw, coverage), within(1e-12));
        }
    }

    @Test
    void scaleMirrorsAndFinerCellsChangeNothing() {
        Random random = new Random(3);
        for (int round = 0; round < 50; round++) {
            int height = 1 + random.nextInt(6);
            int width = 2 + random.nextInt(6);
            int n = height * width;
            float[] raw = new float[n];
            for (int i = 0; i < n; i++) {
                raw[i] = random.nextInt(9) - 3;
            }
            raw[random.nextInt(n)] = 6;
            double[] coverage = coverage(random, n);
            float[] scaled = new float[n];
            float[] mirrored = new float[n];
            double[] mirroredCoverage = new double[n];
            float[] finer = new float[4 * n];
            double[] finerCoverage = new double[4 * n];
            for (int i = 0; i < n; i++) {
                scaled[i] = raw[i] * 1024;
                int turned = i / width * width + width - 1 - i % width;
                mirrored[turned] = raw[i];
                mirroredCoverage[turned] = coverage[i];
                for (int part = 0; part < 4; part++) {
                    int at = (i / width * 2 + part / 2) * 2 * width + i % width * 2 + part % 2;
                    finer[at] = raw[i];
                    finerCoverage[at] = coverage[i];
                }
            }
            Map<String, Double> expected = values(raw, height, width, coverage);
            assertSame(values(scaled, height, width, coverage), expected);
            assertSame(values(mirrored, height, width, mirroredCoverage), expected);
            assertSame(values(finer, 2 * height, 2 * width, finerCoverage), expected);
        }
    }

    @Test
    void theBackgroundIsTheForegroundOfTheRest() {
        float[] raw = {1, 5, 2, 0, 3, 3};
        double[] coverage = {0.2, 1, 0, 0.7, 0.5, 0};
        double[] rest = Arrays.stream(coverage).map(c -> 1 - c).toArray();
        Map<String, Double> values = values(raw, 2, 3, coverage);
        Map<String, Double> other = values(raw, 2, 3, rest);
        assertThat(values.get("background_mass")).isCloseTo(other.get("foreground_mass"), within(1e-12));
        assertThat(values.get("background_lift")).isCloseTo(other.get("foreground_lift"), within(1e-12));
        assertThat(values.get("foreground_mass") + values.get("background_mass"))
                .isCloseTo(1, within(1e-12));
    }

    /** The mean over many small steps of area: the strongest first, cells of one heat in turn. */
    private static double plainRank(float[] raw, double[] coverage) {
        List<Float> heats = new ArrayList<>();
        for (float value : raw) {
            heats.add(Math.max(value, 0));
        }
        double left = Arrays.stream(coverage).sum();
        double all = left;
        double found = 0;
        for (float heat :
                heats.stream().distinct().sorted((a, b) -> Float.compare(b, a)).toList()) {
            double cells = heats.stream().filter(h -> h == heat).count();
            double share = Math.max(0, Math.min(left / cells, 1));
            for (int i = 0; i < raw.length; i++) {
                found += heats.get(i) == heat ? share * coverage[i] : 0;
            }
            left -= cells;
        }
        return found / all;
    }

    private static double[] coverage(Random random, int n) {
        double[] coverage = new double[n];
        for (int i = 0; i < n; i++) {
            coverage[i] = Math.min(1, Math.max(0, random.nextDouble() * 2 - 0.5));
        }
        coverage[0] = 0.25;
        return coverage;
    }

    private static Map<String, Double> values(float[] raw, int height, int width, double... coverage) {
        Map<String, Double> values = new HashMap<>();
        RegionStatistics.of(new FloatMap(raw, height, width), coverage)
                .forEach((statistic, value) -> value.ifPresent(number -> values.put(statistic.label(), number)));
        return values;
    }

    private static void assertSame(Map<String, Double> actual, Map<String, Double> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, value) -> assertThat(actual.get(name)).as(name).isCloseTo(value, within(1e-12)));
    }
}
