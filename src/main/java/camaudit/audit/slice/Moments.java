package camaudit.audit.slice;

import java.io.Serializable;
import java.util.OptionalDouble;

/** Count, mean, variance and range of a measure, value by value (Welford 1962) and merged (Chan, Golub and LeVeque 1983, eq. 2.1). */
final class Moments implements Serializable {
    private static final long serialVersionUID = 1;

    private long rows;
    private double mean;
    private double squares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    void add(double value) {
        rows++;
        double deviation = value - mean;
        mean += deviation / rows;
        squares += deviation * (value - mean);
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    void merge(Moments other) {
        if (other.rows == 0) {
            return;
        }
        double difference = other.mean - mean;
        long both = rows + other.rows;
        squares += other.squares + difference * difference * ((double) rows * other.rows / both);
        mean += difference * other.rows / both;
        rows = both;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    long rows() {
        return rows;
    }

    /** Meaningless without rows. */
    double mean() {
        return mean;
    }

    /** The standard deviation of the sample, over n−1; empty with fewer than two rows. */
    OptionalDouble sd() {
        return rows < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squares / (rows - 1)));
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }
}
