package camaudit.report.page;

import java.util.Objects;

/**
 * A slice that differs from others in one statistic.
 *
 * @param against what it is compared with
 * @param rows images of the slice
 * @param mean mean of the statistic in the slice
 * @param otherMean mean of the statistic in what it is compared with
 * @param delta effect size, Cliff's delta, −1..1: above 0 the slice has greater values
 * @param lower lower end of delta's confidence interval
 * @param upper upper end
 * @param q p-value after Benjamini–Hochberg
 * @param message one plain sentence; may be empty
 */
public record SliceLine(
        String slice,
        String against,
        String statistic,
        long rows,
        double mean,
        double otherMean,
        double delta,
        double lower,
        double upper,
        double q,
        String message) {
    public SliceLine {
        Require.text(slice, "name of a slice");
        Require.text(against, "name of what " + slice + " is compared with");
        Require.text(statistic, "statistic");
        Require.count(rows, "rows of " + slice);
        Require.finite(mean, "mean of " + slice);
        Require.finite(otherMean, "other mean of " + slice);
        Require.finite(delta, "delta of " + slice);
        Require.interval(lower, upper, slice);
        Require.share(q, "q of " + slice);
        Objects.requireNonNull(message, "message");
    }

    /** Whether the interval leaves out 0. */
    boolean isClear() {
        return lower > 0 || upper < 0;
    }
}
