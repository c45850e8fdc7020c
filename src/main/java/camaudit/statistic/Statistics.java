package camaudit.statistic;

import camaudit.resample.FloatMap;
import camaudit.vocabulary.Statistic;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** All statistics of a map that need no mask. */
public final class Statistics {
    private static final Map<Statistic, Function<AttentionMap, OptionalDouble>> RULES = new EnumMap<>(Statistic.class);

    static {
        RULES.put(Statistic.FOCUS, Concentration::focus);
        put(Statistic.ENTROPY, Concentration::entropy);
        put(Statistic.GINI, Concentration::gini);
        put(Statistic.PEAK_X, Location::peakX);
        put(Statistic.PEAK_Y, Location::peakY);
        put(Statistic.CENTER_X, Location::centerX);
        put(Statistic.CENTER_Y, Location::centerY);
        put(Statistic.SPREAD, Location::spread);
        put(Statistic.AREA_50, Concentration::halfPeakArea);
        put(Statistic.BORDER_MASS, Border::mass);
        put(Statistic.BORDER_LIFT, Border::lift);
    }

    private Statistics() {}

    private static void put(Statistic statistic, ToDoubleFunction<AttentionMap> rule) {
        RULES.put(statistic, map -> OptionalDouble.of(rule.applyAsDouble(map)));
    }

    /** The statistics in the order of the table's columns. */
    public static List<Statistic> all() {
        return List.copyOf(RULES.keySet());
    }

    /**
     * The values of one raw, signed map, each finite or empty, in the order of {@link #all()}; all empty where no value lies above zero or
     * one is NaN or infinite.
     */
    public static Map<Statistic, OptionalDouble> of(FloatMap raw) {
        AttentionMap map = AttentionMap.of(raw);
        Map<Statistic, OptionalDouble> values = new EnumMap<>(Statistic.class);
        RULES.forEach(
                (statistic, rule) -> values.put(statistic, map.isBlank() ? OptionalDouble.empty() : rule.apply(map)));
        return values;
    }
}
