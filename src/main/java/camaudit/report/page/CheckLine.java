package camaudit.report.page;

import camaudit.vocabulary.Verdict;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One check with its result.
 *
 * @param slice what it looked at; may be empty for all images
 * @param message one plain sentence; may be empty
 * @param value what was measured
 * @param lower lower end of its confidence interval
 * @param upper upper end
 * @param threshold what was required, in words such as {@code "≥ 1.5"}
 * @param rows images it looked at
 */
public record CheckLine(
        String name,
        Verdict status,
        String slice,
        String message,
        OptionalDouble value,
        OptionalDouble lower,
        OptionalDouble upper,
        Optional<String> threshold,
        long rows) {
    public CheckLine {
        Require.text(name, "name of a check");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(slice, "slice");
        Objects.requireNonNull(message, "message");
        Require.finite(value, "value of " + name);
        Require.finite(lower, "lower end of " + name);
        Require.finite(upper, "upper end of " + name);
        Objects.requireNonNull(threshold, "threshold");
        Require.count(rows, "rows of " + name);
        if (lower.isPresent() != upper.isPresent()) {
            throw new IllegalArgumentException("the interval of " + name + " has one end: give both or none");
        }
        if (lower.isPresent()) {
            Require.interval(lower.getAsDouble(), upper.getAsDouble(), name);
        }
    }
}
