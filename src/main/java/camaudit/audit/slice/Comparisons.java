package camaudit.audit.slice;

import camaudit.audit.inference.BenjaminiHochberg;
import camaudit.audit.inference.Resampling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Compares all slices with the rest of their parents. */
public final class Comparisons {
    private static final Comparator<Comparison> RANK = Comparator.<Comparison>comparingInt(
                    comparison -> comparison.difference().isSure() ? 0 : 1)
            .thenComparingDouble(comparison -> -Math.abs(comparison.difference().delta()))
            .thenComparing(Comparison::slice)
            .thenComparing(Comparison::statistic);

    private Comparisons() {}

    /**
     * The first of ranked comparisons that are worth stating: sure differences, each once. Of a label and the predicted class of the same
     * name, and of the two sides of one division, the first is kept; of a label, how its correctly answered images differ from the others
     * is left out.
     */
    public static List<Comparison> distinct(List<Comparison> ranked, int most) {
        List<Comparison> kept = new ArrayList<>();
        List<Comparison> seen = new ArrayList<>();
        for (Comparison comparison : ranked) {
            if (kept.size() < most && comparison.difference().isSure() && !isAgreement(comparison.slice())) {
                if (seen.stream().noneMatch(other -> isImpliedBy(comparison, other))) {
                    kept.add(comparison);
                }
                seen.add(comparison);
            }
        }
        return kept;
    }

    private static boolean isAgreement(Slice slice) {
        return slice.value(Slice.LABEL).isPresent() && slice.value(Slice.LABEL).equals(slice.value(Slice.PREDICTED));
    }

    private static boolean isImpliedBy(Comparison comparison, Comparison other) {
        if (!comparison.statistic().equals(other.statistic())
                || !comparison.parent().equals(other.parent())) {
            return false;
        }
        double delta = comparison.difference().delta();
        double otherDelta = other.difference().delta();
        boolean mirrored = comparison.rows() == other.restRows()
                && comparison.restRows() == other.rows()
                && dimensions(comparison.slice()).equals(dimensions(other.slice()));
        return (mirrored || isSameClass(comparison.slice(), other.slice()))
                && (delta > 0) == (otherDelta > 0) != mirrored;
    }

    private static boolean isSameClass(Slice slice, Slice other) {
        return slice.conditions().size() == 1
                && other.conditions().size() == 1
                && slice.isOfClass()
                && other.isOfClass()
                && slice.conditions()
                        .get(0)
                        .value()
                        .equals(other.conditions().get(0).value());
    }

    private static List<String> dimensions(Slice slice) {
        return slice.conditions().stream().map(Condition::dimension).toList();
    }

    private record Pair(Slice slice, String statistic) {}

    /**
     * Every slice by each statistic with at least {@code least} rows on both sides: those whose interval does not hold 0 first, largest
     * effect first.
     *
     * @throws IllegalArgumentException if there is no such statistic
     */
    public static List<Comparison> ranked(SliceTable table, List<String> statistics, int least, Resampling resampling) {
        List<Comparison> all = table.states().keySet().stream()
                .flatMap(slice -> statistics.stream().map(statistic -> new Pair(slice, statistic)))
                .toList()
                .parallelStream()
                .flatMap(pair -> Comparison.of(table, pair.slice(), pair.statistic(), least, resampling).stream())
                .toList();
        double[] p = BenjaminiHochberg.adjusted(all.stream()
                .mapToDouble(comparison -> comparison.difference().p())
                .toArray());
        List<Comparison> adjusted = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            adjusted.add(all.get(i).adjusted(p[i]));
        }
        return adjusted.stream().sorted(RANK).toList();
    }
}
