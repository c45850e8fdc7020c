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
 * @param kind threshold, gap, accuracy, accuracy-known, class-collapse, finite-maps, rejections, blank-maps, bias, masks, drift
 * @param statistic what was measured
 * @param value what it is; empty where it could not be measured
 * @param interval of the value, where there is one
 * @param threshold what it was compared with
 * @param rows how many images the value is computed from
 * @param message the finding in plain words
 * @param untrusted whether it is inconclusive because the evidence was found untrustworthy, and not for lack of evidence
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
        String message,
        boolean untrusted) {
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
        if (untrusted && status != Verdict.INCONCLUSIVE) {
            throw new IllegalArgumentException(
                    "the check '" + check + "' is " + status + " by evidence that is not trusted: it is inconclusive");
        }
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
                message,
                false);
    }

    /** This result for a slice and its images. */
    CheckResult in(Slice where, long images) {
        return new CheckResult(
                check, kind, severity, status, where, statistic, value, interval, threshold, images, message,
                untrusted);
    }

    /** This result with the measured value and what it was compared with. */
    CheckResult measured(double found, Optional<Interval> ends, OptionalDouble limit) {
        return new CheckResult(
                check,
                kind,
                severity,
                status,
                slice,
                statistic,
                OptionalDouble.of(found),
                ends,
                limit,
                rows,
                message,
                untrusted);
    }

    /** This inconclusive result, because the evidence was found untrustworthy. */
    CheckResult distrusted() {
        return new CheckResult(
                check, kind, severity, status, slice, statistic, value, interval, threshold, rows, message, true);
    }

    /** This result with another status. */
    CheckResult as(Verdict other) {
        return new CheckResult(
                check, kind, severity, other, slice, statistic, value, interval, threshold, rows, message, false);
    }

    private static OptionalDouble finite(OptionalDouble number) {
        return number.isPresent() && Double.isFinite(number.getAsDouble()) ? number : OptionalDouble.empty();
    }
}
