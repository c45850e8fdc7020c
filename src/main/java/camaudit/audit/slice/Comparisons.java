package camaudit.audit.slice;

import camaudit.audit.inference.BenjaminiHochberg;
import camaudit.audit.inference.Resampling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All slices against the rest of their parents. */
public final class Comparisons {
    private static final Comparator<Comparison> RANK = Comparator.<Comparison>comparingInt(
                    one -> one.difference().isSure() ? 0 : 1)
            .thenComparingDouble(one -> -Math.abs(one.difference().delta()))
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
        for (Comparison one : ranked) {
            if (kept.size() < most && one.difference().isSure() && !isAgreement(one.slice())) {
                if (seen.stream().noneMatch(other -> isSaidBy(one, other))) {
                    kept.add(one);
                }
                seen.add(one);
            }
        }
        return kept;
    }

    private static boolean isAgreement(Slice slice) {
        return slice.value(Slice.LABEL).isPresent() && slice.value(Slice.LABEL).equals(slice.value(Slice.PREDICTED));
    }

    private static boolean isSaidBy(Comparison one, Comparison other) {
        if (!one.statistic().equals(other.statistic()) || !one.parent().equals(other.parent())) {
            return false;
        }
        double delta = one.difference().delta();
        double otherDelta = other.difference().delta();
        boolean mirrored = one.rows() == other.restRows()
                && one.restRows() == other.rows()
                && dimensions(one.slice()).equals(dimensions(other.slice()));
        return (mirrored || isSameClass(one.slice(), other.slice())) && (delta > 0) == (otherDelta > 0) != mirrored;
    }

    private static boolean isSameClass(Slice one, Slice other) {
        return one.conditions().size() == 1
                && other.conditions().size() == 1
                && one.isOfClass()
                && other.isOfClass()
                && one.conditions()
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
        double[] p = BenjaminiHochberg.adjusted(
                all.stream().mapToDouble(one -> one.difference().p()).toArray());
        List<Comparison> adjusted = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            adjusted.add(all.get(i).adjusted(p[i]));
        }
        return adjusted.stream().sorted(RANK).toList();
    }
}
