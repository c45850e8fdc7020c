package camaudit.audit.inference;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution. */
public final class Normal {
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Normal() {}

    /** The z within which, on both sides of 0, a share of all values lies: 1.96 for 0.95. */
    public static double within(double share) {
        return STANDARD.inverseCumulativeProbability((1 + share) / 2);
    }

    /** The probability of a value above z. */
    public static double above(double z) {
        return STANDARD.survivalProbability(z);
    }
}
