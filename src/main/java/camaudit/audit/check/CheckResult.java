package camaudit.audit.check;

import camaudit.audit.inference.Interval;
import camaudit.audit.slice.Slice;
import camaudit.vocabulary.Verdict;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one check found in one slice.
 *
 * @param check its name
 * @param kind threshold, gap, accuracy, rejections, blank-maps, bias, masks, drift
 * @param statistic what was measured
 * @param value what it is; empty where it could not be measured
 * @param interval of the value, where there is one
 * @param threshold what it was compared with
 * @param rows how many images the value is computed from
 * @param message the finding in plain words
 */
public record CheckResult(
        String check,
        String kind,
        Severity severity,
        Verdict status,
        Slice slice,
        String statistic,
        OptionalDouble value,
        Optional<Interval> interval,
        OptionalDouble threshold,
        long rows,
        String message) {
    public CheckResult {
        Objects.requireNonNull(check);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(status);
        Objects.requireNonNull(slice);
        Objects.requireNonNull(statistic);
        Objects.requireNonNull(interval);
        Objects.requireNonNull(message);
        value = finite(value);
        threshold = finite(threshold);
    }

    /** A result without numbers, of all rows. */
    static CheckResult of(Check check, String statistic, Verdict status, String message) {
        return new CheckResult(
                check.name(),
                check.kind(),
                check.severity(),
                status,
                Slice.EVERYTHING,
                statistic,
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                0,
                message);
    }

    /** This result for a slice and its images. */
    CheckResult in(Slice where, long images) {
        return new CheckResult(
                check, kind, severity, status, where, statistic, value, interval, threshold, images, message);
    }

    /** This result with the measured value and what it was compared with. */
    CheckResult measured(double found, Optional<Interval> ends, OptionalDouble limit) {
        return new CheckResult(
                check, kind, severity, status, slice, statistic, OptionalDouble.of(found), ends, limit, rows, message);
    }

    private static OptionalDouble finite(OptionalDouble number) {
        return number.isPresent() && Double.isFinite(number.getAsDouble()) ? number : OptionalDouble.empty();
    }
}
