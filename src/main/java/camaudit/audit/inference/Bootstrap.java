package camaudit.audit.inference;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The cluster bootstrap's percentile interval (Efron 1979; clusters drawn whole with replacement, Davison and Hinkley 1997, 3.8). Where
 * each row is its own cluster it is the ordinary bootstrap.
 */
public final class Bootstrap {
    private final Resampling resampling;

    public Bootstrap(Resampling resampling) {
        this.resampling = Objects.requireNonNull(resampling);
    }

    /** The interval of one group's statistic; empty with fewer than two clusters. */
    public Optional<Interval> interval(Sample group, GroupStatistic statistic) {
        int clusters = group.clusterCount();
        if (clusters < 2) {
            return Optional.empty();
        }
        SplittableRandom random = new SplittableRandom(resampling.seed());
        double[] drawn = new double[resampling.resamples()];
        Arrays.setAll(drawn, b -> statistic.of(group.drawn(draw(clusters, random))));
        return Optional.of(percentiles(drawn));
    }

    /**
     * The interval of a statistic of two groups; empty where a group has fewer than two clusters. Clusters that have rows in both groups
     * are drawn for both together.
     */
    public Optional<Interval> interval(Sample first, Sample second, PairStatistic statistic) {
        if (first.clusterCount() < 2 || second.clusterCount() < 2) {
            return Optional.empty();
        }
        SplittableRandom random = new SplittableRandom(resampling.seed());
        Joint joint = Joint.of(first, second);
        double[] drawn = new double[resampling.resamples()];
        int b = 0;
        while (b < drawn.length) {
            Weighted firstDraw;
            Weighted secondDraw;
            if (joint.shared()) {
                int[] counts = draw(joint.clusters(), random);
                firstDraw = first.drawn(counts);
                secondDraw = second.drawn(joint.ofSecond(counts));
            } else {
                firstDraw = first.drawn(draw(first.clusterCount(), random));
                secondDraw = second.drawn(draw(second.clusterCount(), random));
            }
            if (firstDraw.total() > 0 && secondDraw.total() > 0) {
                drawn[b++] = statistic.of(firstDraw, secondDraw);
            }
        }
        return Optional.of(percentiles(drawn));
    }

    private Interval percentiles(double[] drawn) {
        Arrays.sort(drawn);
        return Interval.ofPercentiles(drawn, resampling.level());
    }

    private static int[] draw(int clusters, SplittableRandom random) {
        int[] counts = new int[clusters];
        for (int i = 0; i < clusters; i++) {
            counts[random.nextInt(clusters)]++;
        }
        return counts;
    }

    /** The clusters of two groups under common numbers; those of the first group keep their numbers. */
    private static final class Joint {
        private final int[] secondNumbers;
        private final int clusters;
        private final boolean shared;

        private Joint(int[] secondNumbers, int clusters, boolean shared) {
            this.secondNumbers = secondNumbers;
            this.clusters = clusters;
            this.shared = shared;
        }

        static Joint of(Sample first, Sample second) {
            Map<String, Integer> numbers = new HashMap<>();
            first.names().forEach(name -> numbers.put(name, numbers.size()));
            int before = numbers.size();
            int[] secondNumbers = second.names().stream()
                    .mapToInt(name -> numbers.computeIfAbsent(name, key -> numbers.size()))
                    .toArray();
            return new Joint(
                    secondNumbers,
                    numbers.size(),
                    numbers.size() < before + second.names().size());
        }

        int clusters() {
            return clusters;
        }

        boolean shared() {
            return shared;
        }

        int[] ofSecond(int[] counts) {
            int[] second = new int[secondNumbers.length];
            for (int i = 0; i < second.length; i++) {
                second[i] = counts[secondNumbers[i]];
            }
            return second;
        }
    }
}
