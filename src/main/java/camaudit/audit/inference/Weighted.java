package camaudit.audit.inference;

import java.util.Arrays;

/** Ascending values, each with the number of times that it counts in one resample. */
public final class Weighted {
    private final double[] values;
    private final int[] weights;
    private final long total;

    Weighted(double[] values, int[] weights) {
        this.values = values;
        this.weights = weights;
        long sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        this.total = sum;
    }

    static Weighted once(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] ones = new int[values.length];
        Arrays.fill(ones, 1);
        return new Weighted(sorted, ones);
    }

    public int size() {
        return values.length;
    }

    public double value(int i) {
        return values[i];
    }

    /** How often the value counts, 0 where it was not drawn. */
    public int weight(int i) {
        return weights[i];
    }

    /** The sum of all weights. */
    public long total() {
        return total;
    }
}
