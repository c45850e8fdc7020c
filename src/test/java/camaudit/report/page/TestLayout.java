package camaudit.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.vocabulary.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TestLayout {
    @Test
    void theMostWorryingClassesAreCards() {
        Layout layout = Layout.of(SamplePages.many(100));
        assertThat(layout.cards()).hasSize(12);
        assertThat(layout.lines()).hasSize(100);
        List<ClassCard> all =
                layout.lines().stream().map(Layout.ClassLine::card).toList();
        assertThat(layout.cards()).isEqualTo(all.subList(0, 12));
        for (int i = 1; i < all.size(); i++) {
            ClassCard before = all.get(i - 1);
            ClassCard after = all.get(i);
            assertThat(before.concern() || !after.concern()).isTrue();
            if (before.concern() == after.concern()) {
                assertThat(before.foregroundLift().orElseThrow())
                        .isLessThanOrEqualTo(after.foregroundLift().orElseThrow());
            }
        }
    }

    @Test
    void checksComeGravestFirst() {
        Layout layout = Layout.of(SamplePages.digits());
        assertThat(layout.checks().first().stream().map(CheckLine::status).toList())
                .containsExactly(
                        Verdict.FAIL,
                        Verdict.FAIL,
                        Verdict.FAIL,
                        Verdict.WARN,
                        Verdict.INCONCLUSIVE,
                        Verdict.NOT_APPLICABLE,
                        Verdict.PASS,
                        Verdict.PASS);
        assertThat(layout.missed(Verdict.FAIL)).isEqualTo(3);
    }

    @Test
    void mapsInLinesAreAsLargeAsTheyAreShown() {
        Layout.of(SamplePages.many(20))
                .lines()
                .forEach(line ->
                        assertThat(line.map().orElseThrow().png().width()).isEqualTo(40));
    }

    @Test
    void foldingLosesNothing() {
        for (int size = 0; size < 50; size++) {
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                all.add(i);
            }
            Folded<Integer> folded = Folded.after(20, all);
            List<Integer> both = new ArrayList<>(folded.first());
            both.addAll(folded.rest());
            assertThat(both).isEqualTo(all);
            assertThat(folded.rest().isEmpty()).isEqualTo(size <= 25);
        }
    }

    @Test
    void theForestHoldsEveryInterval() {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            double delta = Math.pow(10, 3 * random.nextDouble() - 2) * (random.nextBoolean() ? 1 : -1);
            SliceLine slice = slice(delta, delta - 0.1, delta + 0.2);
            Forest forest = Forest.of(List.of(slice));
            assertThat(forest.x(slice.lower())).isGreaterThanOrEqualTo(14);
            assertThat(forest.x(slice.upper())).isLessThanOrEqualTo(Forest.WIDTH - 14);
            assertThat(forest.x(0)).isEqualTo(Forest.WIDTH / 2.0);
            double most = Math.max(Math.abs(slice.lower()), Math.abs(slice.upper()));
            assertThat(forest.limit()).isBetween(most, Math.max(0.1, 2.5 * most));
        }
    }

    @Test
    void aClearDifferenceLeavesOutZero() {
        assertThat(slice(0.3, 0.1, 0.5).isClear()).isTrue();
        assertThat(slice(-0.3, -0.5, -0.1).isClear()).isTrue();
        assertThat(slice(0.3, -0.1, 0.5).isClear()).isFalse();
        assertThat(slice(0.3, 0, 0.5).isClear()).isFalse();
    }

    @Test
    void trendsRunFromLeftToRightAndUp() {
        List<Trend.Point> points = new ArrayList<>();
        double[] values = {3, 1, 2, 5};
        for (int i = 0; i < values.length; i++) {
            points.add(new Trend.Point(Instant.ofEpochSecond(i), values[i], true, Verdict.PASS));
        }
        TrendPlot plot = TrendPlot.of(new Trend("figure", points));
        assertThat(plot.line()).isEqualTo("8.0,40.0 102.7,72.0 197.3,56.0 292.0,8.0");
        assertThat(plot.alt()).contains("4 runs").contains("3.00").contains("5.00");
        assertThat(TrendPlot.of(new Trend("flat", points.subList(0, 1))).line()).isEqualTo("150.0,40.0");
        assertThat(TrendPlot.of(new Trend("none", List.of())).alt()).isEqualTo("no run");
    }

    private static SliceLine slice(double delta, double lower, double upper) {
        return new SliceLine("a", "b", "c", 1, 0, 0, delta, lower, upper, 0.5, "");
    }
}
