package camaudit.audit.inference;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Differences of pairs that take few values, −1 to 1 in equal steps, by how often each occurs. With three values, −1, 0 and 1, these are
 * the discordant and concordant pairs of two proportions.
 */
public final class PairedDifferences {
    private static final double CLOSE = 1e-10;
    private static final int HALVINGS = 200;
    /** Above this the sign-flip distribution is taken as normal. */
    private static final long EXACT = 20_000;

    private final long[] counts;
    private final long size;

    /**
     * Differences.
     *
     * @param counts how often −1, …, 0, …, 1 occur; an odd number of values, at least three
     * @throws IllegalArgumentException if a count is negative or there is no middle
     */
    public PairedDifferences(long... counts) {
        if (counts.length < 3 || counts.length % 2 == 0 || Arrays.stream(counts).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException(
                    Arrays.toString(counts) + " are no counts of differences from −1 to 1: give an odd number of them");
        }
        this.counts = counts.clone();
        this.size = Arrays.stream(counts).sum();
    }

    /** How many pairs there are. */
    public long size() {
        return size;
    }

    /** The mean difference, −1..1; 0 without pairs. */
    public double mean() {
        double sum = 0;
        for (int j = 0; j < counts.length; j++) {
            sum += counts[j] * value(j);
        }
        return size == 0 ? 0 : sum / size;
    }

    /**
     * The score interval of the mean: all means that a score test with the variance under that mean does not reject. With three values
     * it is that of Tango 1998, "Equivalence test and confidence interval for the difference in proportions for the paired-sample
     * design", section 3; with more, the probabilities under a mean are those of greatest multinomial likelihood.
     *
     * @param level such as 0.95, two-sided
     */
    public Interval interval(double level) {
        if (size == 0) {
            return new Interval(-1, 1);
        }
        double z = Normal.within(level);
        double mean = mean();
        return new Interval(end(mean, -1, z * z), end(mean, 1, z * z));
    }

    /**
     * The one-sided p-value of a mean above 0: how often the sum is as large if each pair's two sides are exchanged at random (Fisher's
     * sign-flip test; with three values McNemar's exact test). 1 without a pair that differs.
     *
     * @throws IllegalStateException if there are other values than −1, −½, 0, ½ and 1
     */
    public double p() {
        if (counts.length != 3 && counts.length != 5) {
            throw new IllegalStateException(
                    "differences in steps of " + 2.0 / (counts.length - 1) + ": halves are the smallest");
        }
        boolean halves = counts.length == 5;
        long small = halves ? counts[1] + counts[3] : 0;
        long large = counts[0] + counts[counts.length - 1];
        long sum = (halves ? counts[3] - counts[1] : 0) + 2 * (counts[counts.length - 1] - counts[0]);
        if (small + large > EXACT) {
            return Normal.above((sum - .5) / Math.sqrt(small + 4.0 * large));
        }
        BinomialDistribution ofSmall = BinomialDistribution.of((int) small, .5);
        BinomialDistribution ofLarge = BinomialDistribution.of((int) large, .5);
        double p = 0;
        for (int up = 0; up <= large; up++) {
            long rest = sum - 2 * (2L * up - large);
            long least = Math.floorDiv(rest + small + 1, 2);
            p += ofLarge.probability(up)
                    * (least <= 0 ? 1 : ofSmall.survivalProbability((int) Math.min(small, least - 1)));
        }
        return Math.min(1, p);
    }

    private double value(int j) {
        return 2.0 * j / (counts.length - 1) - 1;
    }

    private double end(double mean, double extreme, double most) {
        double inside = mean;
        double outside = extreme;
        for (int i = 0; i < HALVINGS && Math.abs(outside - inside) > CLOSE; i++) {
            double middle = (inside + outside) / 2;
            if (size * (middle - mean) * (middle - mean) <= most * variance(middle, extreme)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return extreme > 0 ? Math.min(1, outside) : Math.max(-1, outside);
    }

    /**
     * The variance of a difference under the most likely probabilities with this mean: p(j) = n(j) / (n·(1 + λ(d(j) − mean))), where a value
     * without pairs at the extreme may take what is left.
     */
    private double variance(double mean, double extreme) {
        double bound = -1 / (extreme - mean);
        double near = 0;
        double far = bound;
        for (int i = 0; i < HALVINGS && near != far; i++) {
            double middle = (near + far) / 2;
            if (middle == near || middle == far) {
                break;
            }
            if (excess(middle, mean) * extreme < 0) {
                near = middle;
            } else {
                far = middle;
            }
        }
        double sum = 0;
        double taken = 0;
        for (int j = 0; j < counts.length; j++) {
            double away = value(j) - mean;
            double left = 1 + near * away;
            if (counts[j] > 0 && left > 0) {
                double p = counts[j] / (size * left);
                taken += p;
                sum += p * away * away;
            }
        }
        return sum + Math.max(0, 1 - taken) * (extreme - mean) * (extreme - mean);
    }

    private double excess(double lambda, double mean) {
        double sum = 0;
        for (int j = 0; j < counts.length; j++) {
            double away = value(j) - mean;
            if (counts[j] > 0) {
                sum += counts[j] * away / (1 + lambda * away);
            }
        }
        return sum;
    }
}
