package camaudit.audit;

import camaudit.audit.slice.HeatMap;
import camaudit.audit.slice.MeasureSummary;
import camaudit.audit.slice.Slice;
import camaudit.audit.slice.SliceState;
import camaudit.audit.slice.SliceTable;
import camaudit.vocabulary.Statistic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One slice as a report shows it.
 *
 * @param rows explained images
 * @param right images whose predicted class is their label
 * @param accuracy the share of {@code right} in the images with a label; empty where no image has one
 * @param blank images whose map has no heat
 * @param measures by statistic; only those that at least one row has
 * @param meanMap mean of p = L/ΣL; not written to JSON
 */
public record SliceSummary(
        Slice slice,
        long rows,
        long right,
        OptionalDouble accuracy,
        long blank,
        Map<String, MeasureSummary> measures,
        Optional<HeatMap> meanMap) {
    public SliceSummary {
        Objects.requireNonNull(slice);
        Objects.requireNonNull(accuracy);
        Objects.requireNonNull(meanMap);
        measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
    }

    /** All slices of a table, fewer conditions first. */
    public static List<SliceSummary> of(SliceTable table) {
        return table.states().entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static SliceSummary of(Slice slice, SliceState state) {
        Map<String, MeasureSummary> measures = new LinkedHashMap<>();
        for (String statistic : state.schema().statistics()) {
            state.summary(statistic).ifPresent(summary -> measures.put(statistic, summary));
        }
        return new SliceSummary(
                slice,
                state.rows(),
                state.right(),
                state.mean(Statistic.CORRECT.label()),
                state.blank(),
                measures,
                state.meanMap());
    }
}
