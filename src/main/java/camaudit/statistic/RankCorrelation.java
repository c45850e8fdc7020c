package camaudit.statistic;

import java.util.Arrays;
import java.util.Comparator;

/** Spearman's rank correlation: Pearson's of the ranks, equal values sharing their mean rank. */
public final class RankCorrelation {
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
        double mean = (a.length - 1) / 2.0;
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

    private static double[] ranks(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < order.length) {
            int to = from;
            while (to + 1 < order.length && values[order[to + 1]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i <= to; i++) {
                ranks[order[i]] = (from + to) / 2.0;
            }
            from = to + 1;
        }
        return ranks;
    }
}
