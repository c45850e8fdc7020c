package camaudit.statistic;

import camaudit.resample.FloatMap;
import java.util.List;
import java.util.OptionalDouble;

/** All statistics of a map that need a foreground S, by a mask or boxes, in the order of the table's columns. */
public final class RegionStatistics {
    private static final List<RegionStatistic> ALL = List.of(
            new RegionStatistic("foreground_mass", "share of p on the foreground", "0..1", Foreground::mass),
            new RegionStatistic(
                    "foreground_lift",
                    "foreground_mass ÷ the foreground's area share s: 1 for an even map",
                    "0..1/s",
                    Foreground::lift),
            new RegionStatistic(
                    "background_mass", "share of p beside the foreground", "0..1", Foreground::backgroundMass),
            new RegionStatistic(
                    "background_lift",
                    "background_mass ÷ (1−s): 1 for an even map",
                    "0..1/(1−s)",
                    Foreground::backgroundLift),
            new RegionStatistic(
                    "pointing_hit",
                    "whether at least half of the strongest cell is foreground; with ties the share that is",
                    "0..1",
                    Agreement::pointingHit),
            new RegionStatistic(
                    "rank_accuracy",
                    "share of foreground in the strongest cells, as many as the foreground has: s for an even map",
                    "0..1",
                    Agreement::rankAccuracy),
            new RegionStatistic(
                    "iou_50",
                    "intersection over union of the cells with at least half the peak and the foreground",
                    "0..1",
                    Agreement::halfPeakIou));

    private RegionStatistics() {}

    /**
     * The statistics: foreground_mass, foreground_lift, background_mass, background_lift, pointing_hit, rank_accuracy, iou_50.
     */
    public static List<RegionStatistic> all() {
        return ALL;
    }

    /**
     * The values of one raw, signed map over a foreground, one for each of {@link #all()} in its order; all empty where no value of the
     * map lies above zero or one is NaN or infinite, and where the foreground is empty or everything.
     *
     * @param coverage the share 0..1 of each cell that is foreground, row-major
     * @throws IllegalArgumentException if the sizes do not fit or a share is not in 0..1
     */
    public static List<OptionalDouble> of(FloatMap raw, double[] coverage) {
        Overlap overlap = Overlap.of(AttentionMap.of(raw), coverage);
        return ALL.stream().map(statistic -> statistic.measure(overlap)).toList();
    }

    /** The values where there is no foreground to measure by: all empty. */
    public static List<OptionalDouble> none() {
        return ALL.stream().map(statistic -> OptionalDouble.empty()).toList();
    }
}
