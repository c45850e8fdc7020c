package camaudit.audit.check;

import camaudit.audit.slice.MeasureSummary;
import camaudit.audit.slice.SliceState;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * How one number is made of many rows: mean, median, sd, min, max, p01 to p99, count (rows that have the statistic), share (of the slice's
 * rows that have it).
 */
public record Aggregate(String name) {
    private static final List<String> NAMES = List.of("mean", "median", "sd", "min", "max", "count", "share");
    private static final Pattern PERCENTILE = Pattern.compile("p(?!00)\\d\\d");

    public static final Aggregate MEAN = new Aggregate("mean");
    public static final Aggregate MEDIAN = new Aggregate("median");

    public Aggregate {
        Objects.requireNonNull(name);
        if (!NAMES.contains(name) && !PERCENTILE.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "no aggregate '" + name + "': write one of " + String.join(", ", NAMES) + ", or p05 and the like");
        }
    }

    /** The number of a slice; empty where no row has the statistic, except for count and share. */
    public OptionalDouble of(SliceState state, String statistic) {
        if (name.equals("count")) {
            return OptionalDouble.of((double) state.rows(statistic));
        }
        if (name.equals("share")) {
            return state.rows() == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((double) state.rows(statistic) / state.rows());
        }
        if (name.equals("mean")) {
            return state.mean(statistic);
        }
        if (name.startsWith("p")) {
            return state.quantile(statistic, Integer.parseInt(name.substring(1)) / 100.0);
        }
        return state.summary(statistic).map(this::of).orElse(OptionalDouble.empty());
    }

    /** Whether the number is a value of the statistic itself, with its unit. */
    boolean isTypical() {
        return !List.of("sd", "count", "share").contains(name);
    }

    private OptionalDouble of(MeasureSummary summary) {
        return switch (name) {
            case "sd" -> summary.sd();
            case "min" -> OptionalDouble.of(summary.min());
            case "max" -> OptionalDouble.of(summary.max());
            default -> OptionalDouble.of(summary.median());
        };
    }
}
