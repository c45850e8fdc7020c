package camaudit.statistic;

import camaudit.resample.FloatMap;
import java.util.List;
import java.util.OptionalDouble;

/** All statistics of a map that needs no mask, in the order of the table's columns. */
public final class Statistics {
    private static final List<Statistic> ALL = List.of(
            new Statistic(
                    "focus", "1 − entropy ÷ ln n: 0 spread evenly, 1 all in one cell", "0..1", Concentration::focus),
            Statistic.of("entropy", "−Σ p·ln p, in nats", "0..ln n", Concentration::entropy),
            Statistic.of(
                    "gini",
                    "Gini coefficient: 0 spread evenly, (n−1)/n all in one cell",
                    "0..(n−1)/n",
                    Concentration::gini),
            Statistic.of("peak_x", "x of the strongest cell, the first in reading order", "0..1", Location::peakX),
            Statistic.of("peak_y", "y of the strongest cell, the first in reading order", "0..1", Location::peakY),
            Statistic.of("center_x", "Σ p·x, the centre of mass from the left", "0..1", Location::centerX),
            Statistic.of("center_y", "Σ p·y, the centre of mass from the top", "0..1", Location::centerY),
            Statistic.of("spread", "√Σ p·distance² from the centre of mass, in image sides", "0..√½", Location::spread),
            Statistic.of(
                    "area_50", "share of cells with at least half the peak", "1/n..1", Concentration::halfPeakArea),
            Statistic.of("border_mass", "share of p on the outer 12.5 % frame", "0..1", Border::mass),
            Statistic.of(
                    "border_lift",
                    "border_mass ÷ the frame's area share 0.4375: 1 for an even map",
                    "0..16/7",
                    Border::lift));

    private Statistics() {}

    /** The statistics: focus, entropy, gini, peak_x, peak_y, center_x, center_y, spread, area_50, border_mass, border_lift. */
    public static List<Statistic> all() {
        return ALL;
    }

    /** The values of one map, one for each of {@link #all()} in its order; all empty where the map is blank. */
    public static List<OptionalDouble> of(AttentionMap map) {
        return ALL.stream().map(statistic -> statistic.measure(map)).toList();
    }

    /**
     * The values of one raw, signed map, one for each of {@link #all()} in its order; all empty where no value lies above zero
     * or one is NaN or infinite.
     */
    public static List<OptionalDouble> of(FloatMap raw) {
        return of(AttentionMap.of(raw));
    }
}
