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

    /** Whether a value lies outside. */
    public boolean excludes(double value) {
        return value < lower || value > upper;
    }
}
