package camaudit.statistic;

import java.util.Arrays;
import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/** Spearman's rank correlation: Pearson's of the ranks, equal values sharing their mean rank. */
public final class RankCorrelation {
    private static final NaturalRanking RANKING = new NaturalRanking(NaNStrategy.MAXIMAL, TiesStrategy.AVERAGE);

    private RankCorrelation() {}

    /**
     * Between −1 and 1; 0 where one of the two is constant.
     *
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double of(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    a.length + " values and " + b.length + ": a rank correlation takes pairs, as many of each");
        }
        double[] x = ranks(a);
        double[] y = ranks(b);
        double mean = (a.length + 1) / 2.0;
        double products = 0;
        double left = 0;
        double right = 0;
        for (int i = 0; i < x.length; i++) {
            products += (x[i] - mean) * (y[i] - mean);
            left += (x[i] - mean) * (x[i] - mean);
            right += (y[i] - mean) * (y[i] - mean);
        }
        return left == 0 || right == 0 ? 0 : products / Math.sqrt(left * right);
    }

    /** The ranks, from 1; −0 becomes 0 first, because the library tells them apart. */
    private static double[] ranks(double[] values) {
        return RANKING.apply(Arrays.stream(values).map(value -> value + 0.0).toArray());
    }
}
