package camaudit.audit.inference;

import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;

/** Successes among independent trials. */
public record Proportion(long successes, long trials) {
    private static final double NORMAL_95 = Normal.within(0.95);

    public Proportion {
        if (successes < 0 || successes > trials || trials < 1 || trials > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(successes + " of " + trials + " is no share of trials");
        }
    }

    public double share() {
        return (double) successes / trials;
    }

    /** The 95 % score interval (Wilson 1927). */
    public Interval interval() {
        double z2 = NORMAL_95 * NORMAL_95;
        double centre = (successes + z2 / 2) / (trials + z2);
        double half = NORMAL_95 * Math.sqrt(successes * (1 - share()) + z2 / 4) / (trials + z2);
        return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
    }

    /** The exact probability of as few successes or fewer where each trial succeeds with probability {@code p}. */
    public double atMost(double p) {
        return BinomialTest.withDefaults()
                .with(AlternativeHypothesis.LESS_THAN)
                .test((int) trials, (int) successes, p)
                .getPValue();
    }

    /**
     * An upper bound of the logarithm of the probability of as many successes or more where each trial succeeds with probability {@code
     * p} (Chernoff 1952); 0 where the share is not above it.
     */
    public double logAtLeast(double p) {
        double share = share();
        if (share <= p) {
            return 0;
        }
        double lost = share == 1 ? 0 : (1 - share) * Math.log((1 - share) / (1 - p));
        return -trials * (share * Math.log(share / p) + lost);
    }
}
