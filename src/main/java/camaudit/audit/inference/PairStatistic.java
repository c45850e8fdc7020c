package camaudit.audit.inference;

/** A number of two groups, linear in the rows. */
@FunctionalInterface
public interface PairStatistic {
    /** Cliff's delta, see {@link CliffsDelta}. */
    PairStatistic DELTA = CliffsDelta::of;

    /** Mean of the first group − mean of the second. */
    PairStatistic MEAN_DIFFERENCE = (a, b) -> GroupStatistic.MEAN.of(a) - GroupStatistic.MEAN.of(b);

    /** The number of two groups that have at least one row each. */
    double of(Weighted first, Weighted second);
}
