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
