package camaudit.audit.inference;

import java.util.Objects;
import java.util.Optional;

/**
 * The difference between two groups.
 *
 * @param delta Cliff's delta of the first against the second
 * @param interval of delta, by the cluster bootstrap; empty with fewer than two clusters in a group
 * @param p two-sided: Mann–Whitney where each row is its own cluster, else a permutation of clusters
 */
public record Difference(double delta, Optional<Interval> interval, double p) {
    public Difference {
        Objects.requireNonNull(interval);
    }

    /** The difference of two groups that have at least one row each. */
    public static Difference between(Sample first, Sample second, Resampling resampling) {
        boolean clustered = first.isClustered() || second.isClustered();
        return new Difference(
                first.measure(second, PairStatistic.DELTA),
                new Bootstrap(resampling).interval(first, second, PairStatistic.DELTA),
                clustered ? Permutation.p(first, second, resampling) : MannWhitney.p(first.values(), second.values()));
    }

    /** Whether there is an interval and it does not contain 0. */
    public boolean isSure() {
        return interval.filter(ends -> ends.excludes(0)).isPresent();
    }
}
