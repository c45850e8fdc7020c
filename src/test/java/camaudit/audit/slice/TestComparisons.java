package camaudit.audit.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.audit.inference.BenjaminiHochberg;
import camaudit.audit.inference.Resampling;
import camaudit.audit.inference.Samples;
import camaudit.vocabulary.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Slices against the rest of their parents. */
class TestComparisons {
    private static final SliceSchema SCHEMA = new SliceSchema(List.of("lift", "noise"), 1, 1, 1000);
    private static final SliceKeys KEYS = new SliceKeys(List.of("site"), 2);
    private static final Resampling FAST = new Resampling(199, 0.95, 3);
    private static final List<Observation> ROWS = rows();

    @Test
    void theRestIsTheParentWithoutTheSlice() {
        Slice catsAtB = Slices.parse("label=cat & site=B");
        Comparison found = Comparison.of(table(ROWS), catsAtB, "lift", 20, FAST).orElseThrow();
        double[] inside = values("cat", "B", true);
        double[] outside = values("cat", "B", false);
        assertThat(found.parent()).isEqualTo(Slice.of("label", "cat"));
        assertThat(found.rows()).isEqualTo(inside.length);
        assertThat(found.restRows()).isEqualTo(outside.length);
        assertThat(found.difference().delta()).isCloseTo(Samples.delta(inside, outside), within(1e-12));
        assertThat(found.mean()).isCloseTo(mean(inside), within(1e-12));
        assertThat(found.restMean()).isCloseTo(mean(outside), within(1e-9));
    }

    @Test
    void beyondTheSampleTheRestIsASampleOfTheRest() {
        SliceTable small = SliceTable.open(new SliceSchema(List.of("lift", "noise"), 1, 1, 200), KEYS);
        ROWS.forEach(small::add);
        Slice b = Slice.of("site", "B");
        Comparison sampled = Comparison.of(small, b, "lift", 20, FAST).orElseThrow();
        Comparison exact = Comparison.of(table(ROWS), b, "lift", 20, FAST).orElseThrow();
        assertThat(sampled.restRows()).isEqualTo(exact.restRows());
        assertThat(sampled.difference().delta())
                .isCloseTo(exact.difference().delta(), within(0.15))
                .isNotEqualTo(exact.difference().delta());
    }

    @Test
    void thePlantedSliceComesFirst() {
        List<Comparison> ranked = Comparisons.ranked(table(ROWS), SCHEMA.statistics(), 20, FAST);
        // Cats at A against cats at B is the same difference from the other side.
        assertThat(ranked.subList(0, 2))
                .extracting(one -> one.slice().text())
                .containsExactly("label=cat & site=A", "label=cat & site=B");
        assertThat(ranked.get(0).statistic()).isEqualTo("lift");
        assertThat(ranked.get(0).difference().delta()).isGreaterThan(0.5);
        assertThat(ranked.get(1).difference().delta())
                .isEqualTo(-ranked.get(0).difference().delta());
        assertThat(ranked.get(0).adjustedP()).isLessThan(1e-6);
        assertThat(ranked).filteredOn(one -> one.statistic().equals("noise")).allMatch(one -> one.adjustedP() > 0.01);
        for (int i = 1; i < ranked.size(); i++) {
            boolean before = ranked.get(i - 1).difference().isSure();
            boolean now = ranked.get(i).difference().isSure();
            assertThat(before || !now).isTrue();
            if (before == now) {
                assertThat(Math.abs(ranked.get(i - 1).difference().delta()))
                        .isGreaterThanOrEqualTo(
                                Math.abs(ranked.get(i).difference().delta()));
            }
        }
        double[] adjusted = BenjaminiHochberg.adjusted(
                ranked.stream().mapToDouble(one -> one.difference().p()).toArray());
        for (int i = 0; i < adjusted.length; i++) {
            assertThat(ranked.get(i).adjustedP()).isCloseTo(adjusted[i], within(1e-15));
        }
    }

    @Test
    void aDifferenceIsToldOnce() {
        List<Comparison> ranked = Comparisons.ranked(table(ROWS), SCHEMA.statistics(), 20, FAST);
        List<Comparison> told = Comparisons.distinct(ranked, 100);
        assertThat(told)
                .extracting(one -> one.slice().text())
                .startsWith("label=cat & site=A")
                .doesNotContain("label=cat & site=B", "label=cat & predicted=cat");
        assertThat(told).allMatch(one -> one.difference().isSure());
        List<String> lift = told.stream()
                .filter(one -> one.statistic().equals("lift"))
                .map(one -> one.slice().text())
                .toList();
        assertThat(lift)
                .as("one of two labels, two predicted classes")
                .filteredOn(text -> !text.contains("site"))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(Comparisons.distinct(ranked, 1)).hasSize(1);
    }

    @Test
    void whatTheSliceSaysItselfIsNoFinding() {
        SliceTable table = SliceTable.open(SCHEMA, KEYS);
        for (int i = 0; i < 80; i++) {
            String predicted = i % 2 == 0 ? "cat" : "dog";
            table.add(new Observation(
                    "i" + i,
                    "i" + i,
                    Map.of(Slice.LABEL, "cat", Slice.PREDICTED, predicted),
                    new double[] {i, i % 7},
                    false,
                    Optional.empty()));
        }
        Slice wrong = Slices.parse("label=cat & predicted=dog");
        assertThat(Comparison.of(table, wrong, Statistic.CORRECT.label(), 10, FAST))
                .isEmpty();
        assertThat(Comparison.of(table, wrong, "lift", 10, FAST)).isPresent();
        Comparison dogs = Comparison.of(table, Slice.of(Slice.PREDICTED, "dog"), Statistic.CORRECT.label(), 10, FAST)
                .orElseThrow();
        assertThat(dogs.mean()).isZero();
        assertThat(dogs.restMean()).isCloseTo(1, within(1e-12));
    }

    @Test
    void tooFewRowsAreNotCompared() {
        assertThat(Comparison.of(table(ROWS), Slice.of("site", "B"), "lift", 100_000, FAST))
                .isEmpty();
        assertThat(Comparison.of(table(ROWS), Slice.EVERYTHING, "lift", 1, FAST))
                .isEmpty();
        assertThat(Comparison.of(table(ROWS), Slice.of("site", "nowhere"), "lift", 1, FAST))
                .isEmpty();
    }

    @Test
    void theOrderOfRowsAndPartsDoesNotMatter() {
        List<Observation> reversed = new ArrayList<>(ROWS);
        Collections.reverse(reversed);
        SliceTable parts =
                Slices.merged(table(reversed.subList(0, 100)), table(reversed.subList(100, reversed.size())));
        List<Comparison> one = Comparisons.ranked(table(ROWS), List.of("lift"), 20, FAST);
        List<Comparison> two = Comparisons.ranked(parts, List.of("lift"), 20, FAST);
        assertThat(two)
                .extracting(Comparison::difference)
                .isEqualTo(one.stream().map(Comparison::difference).toList());
    }

    @Test
    void tablesKeepTheLargestSlices() {
        Map<Slice, Long> rows = new HashMap<>();
        table(ROWS).states().forEach((slice, state) -> rows.put(slice, state.rows()));
        SliceSelection selection = Slices.selection(rows, 2);
        assertThat(selection.dropped()).isEqualTo(table(ROWS).states().size() - 7);
        SliceTable chosen = SliceTable.of(SCHEMA, KEYS, selection);
        ROWS.forEach(chosen::add);
        assertThat(chosen.states()).hasSize(7).containsKeys(Slice.EVERYTHING, Slice.of("predicted", "dog"));
        assertThat(Slices.merged(SliceTable.of(SCHEMA, KEYS, selection), table(ROWS))
                        .states()
                        .keySet())
                .isEqualTo(chosen.states().keySet());
        assertThat(chosen.everything().rows()).isEqualTo(ROWS.size());
    }

    private static SliceTable table(List<Observation> rows) {
        SliceTable table = SliceTable.open(SCHEMA, KEYS);
        rows.forEach(table::add);
        return table;
    }

    /** Cats at site B get less heat than all others. */
    private static List<Observation> rows() {
        Random random = new Random(9);
        List<Observation> rows = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            String label = random.nextBoolean() ? "cat" : "dog";
            String site = random.nextBoolean() ? "A" : "B";
            double lift = random.nextGaussian() + (label.equals("cat") && site.equals("B") ? 0 : 1.5);
            rows.add(new Observation(
                    "image " + i,
                    "image " + i,
                    Map.of("label", label, "predicted", label, "site", site),
                    new double[] {lift, random.nextGaussian()},
                    false,
                    Optional.empty()));
        }
        return rows;
    }

    private static double[] values(String label, String site, boolean inside) {
        return ROWS.stream()
                .filter(row -> row.values().get("label").equals(label)
                        && row.values().get("site").equals(site) == inside)
                .mapToDouble(row -> row.measures()[0])
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
