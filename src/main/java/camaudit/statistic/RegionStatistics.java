package camaudit.statistic;

import camaudit.resample.FloatMap;
import camaudit.vocabulary.Statistic;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** All statistics of a map that need a foreground S, by a mask or boxes. */
public final class RegionStatistics {
    private static final Map<Statistic, ToDoubleFunction<Overlap>> RULES = new EnumMap<>(Map.of(
            Statistic.FOREGROUND_MASS, Foreground::mass,
            Statistic.FOREGROUND_LIFT, Foreground::lift,
            Statistic.BACKGROUND_MASS, Foreground::backgroundMass,
            Statistic.BACKGROUND_LIFT, Foreground::backgroundLift,
            Statistic.POINTING_HIT, Agreement::pointingHit,
            Statistic.RANK_ACCURACY, Agreement::rankAccuracy,
            Statistic.IOU_50, Agreement::halfPeakIou));

    private RegionStatistics() {}

    /** The statistics in the order of the table's columns. */
    public static List<Statistic> all() {
        return List.copyOf(RULES.keySet());
    }

    /**
     * The values of one raw, signed map over a foreground, each finite or empty, in the order of {@link #all()}; all empty where no value
     * of the map lies above zero or one is NaN or infinite, and where the foreground is empty or everything.
     *
     * @param coverage the share 0..1 of each cell that is foreground, row-major
     * @throws IllegalArgumentException if the sizes do not fit or a share is not in 0..1
     */
    public static Map<Statistic, OptionalDouble> of(FloatMap raw, double[] coverage) {
        Overlap overlap = Overlap.of(AttentionMap.of(raw), coverage);
        Map<Statistic, OptionalDouble> values = none();
        if (!overlap.isBlank()) {
            RULES.forEach((statistic, rule) -> values.put(statistic, OptionalDouble.of(rule.applyAsDouble(overlap))));
        }
        return values;
    }

    /** The values where there is no foreground to measure by: all empty. */
    public static Map<Statistic, OptionalDouble> none() {
        Map<Statistic, OptionalDouble> values = new EnumMap<>(Statistic.class);
        RULES.keySet().forEach(statistic -> values.put(statistic, OptionalDouble.empty()));
        return values;
    }
}
