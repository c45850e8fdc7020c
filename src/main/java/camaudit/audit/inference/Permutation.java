package camaudit.audit.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The permutation test of Cliff's delta where rows of a cluster are not independent: a cluster that lies in one group changes groups as a
 * whole; within a cluster that has rows in both groups, the rows change groups. p = (b+1)/(B+1) (Phipson and Smyth 2010).
 */
public final class Permutation {
    private final List<Cluster> whole = new ArrayList<>();
    private final List<Cluster> mixed = new ArrayList<>();
    private final boolean[] labels;
    private final double rows;

    private Permutation(Sample x, Sample y) {
        Map<String, Cluster> clusters = new LinkedHashMap<>();
        double[] pooled = new double[x.size() + y.size()];
        System.arraycopy(x.values(), 0, pooled, 0, x.size());
        System.arraycopy(y.values(), 0, pooled, x.size(), y.size());
        Arrays.sort(pooled);
        add(clusters, x, pooled, true);
        add(clusters, y, pooled, false);
        clusters.values().forEach(cluster -> (cluster.isWhole() ? whole : mixed).add(cluster));
        labels = new boolean[whole.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = whole.get(i).first > 0;
        }
        rows = pooled.length;
    }

    /** The two-sided p-value of {@code x} against {@code y}. */
    public static double p(Sample x, Sample y, Resampling resampling) {
        Permutation permutation = new Permutation(x, y);
        double observed = Math.abs(x.measure(y, PairStatistic.DELTA));
        SplittableRandom random = new SplittableRandom(resampling.seed());
        int extreme = 0;
        for (int b = 0; b < resampling.resamples(); b++) {
            if (Math.abs(permutation.delta(random)) >= observed - 1e-12) {
                extreme++;
            }
        }
        return (extreme + 1.0) / (resampling.resamples() + 1.0);
    }

    /**
     * Delta after one exchange of labels. The pull of a row is the number of all rows below it − the number above it; within a group the
     * pulls cancel, so that a group's sum compares it with the other group.
     */
    private double delta(SplittableRandom random) {
        double sum = 0;
        double size = 0;
        for (int i = labels.length - 1; i >= 0; i--) {
            int other = random.nextInt(i + 1);
            boolean label = labels[other];
            labels[other] = labels[i];
            labels[i] = label;
            sum += label ? whole.get(i).sum : 0;
            size += label ? whole.get(i).pulls.size() : 0;
        }
        for (Cluster cluster : mixed) {
            sum += cluster.drawn(random);
            size += cluster.first;
        }
        return sum / (size * (rows - size));
    }

    private static void add(Map<String, Cluster> clusters, Sample sample, double[] pooled, boolean first) {
        for (int i = 0; i < sample.size(); i++) {
            String name = sample.names().get(sample.cluster(i));
            double value = sample.value(i);
            double pull = below(pooled, value) - (pooled.length - below(pooled, Math.nextUp(value)));
            clusters.computeIfAbsent(name, key -> new Cluster()).add(pull, first);
        }
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

    private static final class Cluster {
        private final List<Double> pulls = new ArrayList<>();
        private int first;
        private double sum;

        void add(double pull, boolean inFirst) {
            pulls.add(pull);
            sum += pull;
            first += inFirst ? 1 : 0;
        }

        boolean isWhole() {
            return first == 0 || first == pulls.size();
        }

        /** The sum of as many random pulls as the first group has rows in this cluster. */
        double drawn(SplittableRandom random) {
            double drawn = 0;
            for (int i = 0; i < first; i++) {
                int other = i + random.nextInt(pulls.size() - i);
                double pull = pulls.get(other);
                pulls.set(other, pulls.get(i));
                pulls.set(i, pull);
                drawn += pull;
            }
            return drawn;
        }
    }
}
