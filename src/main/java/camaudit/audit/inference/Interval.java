package camaudit.audit.inference;

import java.io.Serializable;

/** The closed confidence interval of an estimate. */
public record Interval(double lower, double upper) implements Serializable {
    private static final long serialVersionUID = 1;

    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException(
                    "[" + lower + ", " + upper + "] is no interval: the lower end comes first");
        }
    }

    /**
     * The percentile interval of resampled values.
     *
     * @param ascending the values, at least one
     * @param level such as 0.95, two-sided
     */
    public static Interval ofPercentiles(double[] ascending, double level) {
        double tail = (1 - level) / 2 * (ascending.length + 1);
        int lower = Math.max(0, (int) Math.floor(tail) - 1);
        return new Interval(ascending[lower], ascending[ascending.length - 1 - lower]);
    }

    /** Whether a value lies outside. */
    public boolean excludes(double value) {
        return value < lower || value > upper;
    }
}
