package camaudit.audit.check;

import camaudit.audit.slice.Slice;
import camaudit.audit.slice.SliceState;
import camaudit.audit.slice.SliceTable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The numbers of an audit that later ones are compared with. */
public final class Figures {
    private static final List<Aggregate> USUAL = List.of(Aggregate.MEAN, Aggregate.MEDIAN);

    private Figures() {}

    /** {@code slice|statistic|aggregate}, the slice in its written form. */
    public static String key(Slice slice, String statistic, Aggregate aggregate) {
        return slice.text() + "|" + statistic + "|" + aggregate.name();
    }

    /**
     * Mean and median of every measure of all rows and of slices of one condition with {@code least} rows or more, and what the drift
     * checks look at.
     */
    public static SortedMap<String, Double> of(SliceTable slices, List<Gate> gates, int least) {
        SortedMap<String, Double> figures = new TreeMap<>();
        slices.states().forEach((slice, state) -> {
            if (slice.conditions().size() <= 1 && state.rows() >= least) {
                for (String measure : slices.schema().measures()) {
                    USUAL.forEach(aggregate -> put(figures, slice, state, measure, aggregate));
                }
            }
            for (Gate gate : gates) {
                if (gate.check() instanceof DriftCheck drift && drift.slice().matches(slice)) {
                    put(figures, slice, state, drift.statistic(), drift.aggregate());
                }
            }
        });
        return figures;
    }

    private static void put(
            SortedMap<String, Double> figures, Slice slice, SliceState state, String statistic, Aggregate aggregate) {
        aggregate.of(state, statistic).ifPresent(value -> figures.put(key(slice, statistic, aggregate), value));
    }
}
