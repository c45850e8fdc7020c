package camaudit.audit.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The permutation test of Cliff's delta where rows of a cluster are not independent: clusters that lie in one group whole change groups
 * whole; within a cluster that has rows in both, the rows change. p = (b+1)/(B+1) (Phipson and Smyth 2010).
 */
public final class Permutation {
    private Permutation() {}

    /** The two-sided p-value of {@code x} against {@code y}. */
    public static double p(Sample x, Sample y, Resampling resampling) {
        List<Row> rows = new ArrayList<>();
        add(rows, x, true);
        add(rows, y, false);
        double[] pooled = rows.stream().mapToDouble(Row::value).toArray();
        double[] pull = pulls(pooled);
        Map<String, List<Integer>> clusters = new LinkedHashMap<>();
        for (int i = 0; i < pooled.length; i++) {
            clusters.computeIfAbsent(rows.get(i).cluster(), key -> new ArrayList<>())
                    .add(i);
        }
        List<List<Integer>> all = List.copyOf(clusters.values());
        boolean[] labels = new boolean[pooled.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = rows.get(i).first();
        }
        double observed = Math.abs(delta(pull, labels));
        SplittableRandom random = new SplittableRandom(resampling.seed());
        int extreme = 0;
        for (int b = 0; b < resampling.resamples(); b++) {
            if (Math.abs(delta(pull, permuted(all, labels, random))) >= observed - 1e-12) {
                extreme++;
            }
        }
        return (extreme + 1.0) / (resampling.resamples() + 1.0);
    }

    private static void add(List<Row> rows, Sample sample, boolean first) {
        for (int i = 0; i < sample.size(); i++) {
            String cluster = sample.names().isEmpty()
                    ? (first ? "first row " : "second row ") + i
                    : "named " + sample.names().get(sample.cluster(i));
            rows.add(new Row(sample.value(i), cluster, first));
        }
    }

    /** For each value how many of all lie below it − how many lie above. */
    private static double[] pulls(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] pulls = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            pulls[i] = below(sorted, values[i]) - (values.length - below(sorted, Math.nextUp(values[i])));
        }
        return pulls;
    }

    private static int below(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Within the group the pulls cancel, so that their sum is that against the other group. */
    private static double delta(double[] pulls, boolean[] labels) {
        double sum = 0;
        long size = 0;
        for (int i = 0; i < pulls.length; i++) {
            sum += labels[i] ? pulls[i] : 0;
            size += labels[i] ? 1 : 0;
        }
        return sum / ((double) size * (pulls.length - size));
    }

    private static boolean[] permuted(List<List<Integer>> clusters, boolean[] labels, SplittableRandom random) {
        boolean[] permuted = labels.clone();
        List<List<Integer>> whole = new ArrayList<>();
        for (List<Integer> cluster : clusters) {
            if (isWhole(cluster, labels)) {
                whole.add(cluster);
            } else {
                List<Integer> shuffled = shuffled(cluster, random);
                for (int i = 0; i < cluster.size(); i++) {
                    permuted[cluster.get(i)] = labels[shuffled.get(i)];
                }
            }
        }
        List<List<Integer>> shuffled = shuffled(whole, random);
        for (int i = 0; i < whole.size(); i++) {
            boolean label = labels[shuffled.get(i).get(0)];
            whole.get(i).forEach(row -> permuted[row] = label);
        }
        return permuted;
    }

    private static boolean isWhole(List<Integer> cluster, boolean[] labels) {
        return cluster.stream().allMatch(row -> labels[row] == labels[cluster.get(0)]);
    }

    private static <T> List<T> shuffled(List<T> items, SplittableRandom random) {
        List<T> all = new ArrayList<>(items);
        for (int i = all.size() - 1; i > 0; i--) {
            Collections.swap(all, i, random.nextInt(i + 1));
        }
        return all;
    }

    private record Row(double value, String cluster, boolean first) {}
}
