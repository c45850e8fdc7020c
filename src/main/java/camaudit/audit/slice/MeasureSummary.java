package camaudit.audit.slice;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One measure over the rows of a slice that have it.
 *
 * @param sd of the sample, over n−1; empty with one row
 * @param p05 quantiles interpolate linearly between neighbours; exact for up to as many rows as the sample holds, beyond that within 0.5 %
 *     of the value
 */
public record MeasureSummary(
        long rows,
        double mean,
        OptionalDouble sd,
        double min,
        double p05,
        double p25,
        double median,
        double p75,
        double p95,
        double max) {
    public MeasureSummary {
        Objects.requireNonNull(sd);
    }
}
