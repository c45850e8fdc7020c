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
     * The score interval of a proportion (Wilson 1927).
     *
     * @param share that was found, 0..1
     * @param size of how many, above 0
     * @param level such as 0.95, two-sided
     */
    public static Interval wilson(double share, long size, double level) {
        double z = Normal.within(level);
        double weight = z * z / size;
        double centre = (share + weight / 2) / (1 + weight);
        double half = z / (1 + weight) * Math.sqrt(share * (1 - share) / size + weight / size / 4);
        return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
    }

    /** Whether a value lies outside. */
    public boolean excludes(double value) {
        return value < lower || value > upper;
    }
}
