package camaudit.audit.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Values in ascending order, each with the cluster (the source) that it came from. */
public final class Sample {
    private final double[] values;
    private final int[] clusters;
    private final List<String> names;

    private Sample(double[] values, int[] clusters, List<String> names) {
        this.values = values;
        this.clusters = clusters;
        this.names = names;
    }

    /**
     * Values with the cluster of each; rows of one cluster are not independent.
     *
     * @throws IllegalArgumentException if the lengths differ or a value is not finite
     */
    public static Sample of(double[] values, List<String> clusters) {
        if (values.length != clusters.size()) {
            throw new IllegalArgumentException(
                    values.length + " values and " + clusters.size() + " clusters: each value has one cluster");
        }
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.<Integer>comparingDouble(i -> values[i]).thenComparing(clusters::get));
        Map<String, Integer> numbers = new HashMap<>();
        List<String> names = new ArrayList<>();
        double[] sorted = new double[values.length];
        int[] numbered = new int[values.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = finite(values[order[i]]);
            String name = Objects.requireNonNull(clusters.get(order[i]));
            numbered[i] = numbers.computeIfAbsent(name, key -> {
                names.add(key);
                return names.size() - 1;
            });
        }
        return new Sample(sorted, numbered, List.copyOf(names));
    }

    public int size() {
        return values.length;
    }

    /** How many clusters there are. */
    public int clusterCount() {
        return names.size();
    }

    /** Whether a cluster has several rows. */
    public boolean isClustered() {
        return clusterCount() < size();
    }

    /** The values, ascending. */
    public double[] values() {
        return values.clone();
    }

    /** The sample's statistic, with every row counted once. */
    public double measure(GroupStatistic statistic) {
        return statistic.of(Weighted.once(values));
    }

    /** The statistic of this sample against another. */
    public double measure(Sample other, PairStatistic statistic) {
        return statistic.of(Weighted.once(values), Weighted.once(other.values));
    }

    double value(int row) {
        return values[row];
    }

    int cluster(int row) {
        return clusters[row];
    }

    List<String> names() {
        return names;
    }

    Weighted drawn(int[] clusterCounts) {
        int[] weights = new int[values.length];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = clusterCounts[clusters[row]];
        }
        return new Weighted(values, weights);
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a sample holds " + value + ": leave rows without a finite value out");
        }
        return value;
    }
}
