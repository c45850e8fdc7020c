package camaudit.statistic;

import java.util.Arrays;
import java.util.OptionalDouble;

/** How narrowly a map is concentrated, wherever that is; no statistic here changes when cells swap places. */
public final class Concentration {
    private Concentration() {}

    /**
     * Focus = 1 − H(p)/ln n, without unit, 0 (even) .. 1 (one cell); empty for a map of one cell, where ln n is 0.
     *
     * @throws IllegalStateException if the map is blank
     */
    public static OptionalDouble focus(AttentionMap map) {
        double entropy = entropy(map);
        if (map.cells() == 1) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.min(1, Math.max(0, 1 - entropy / Math.log(map.cells()))));
    }

    /**
     * Shannon entropy H(p) = −Σ p·ln p in nats with 0·ln 0 = 0, from 0 (one cell) to ln n (even).
     *
     * @throws IllegalStateException if the map is blank
     */
    public static double entropy(AttentionMap map) {
        return map.entropy();
    }

    /**
     * Gini coefficient G = Σᵢ (2i − n − 1)·p₍ᵢ₎ ÷ n over the shares in ascending order, i = 1..n, without unit: 0 (even) ..
     * (n − 1)/n (one cell). It equals Σᵢⱼ |pᵢ − pⱼ| ÷ 2n.
     *
     * @throws IllegalStateException if the map is blank
     */
    public static double gini(AttentionMap map) {
        map.requireShares();
        int n = map.cells();
        float[] ascending = new float[n];
        int zeros = n;
        for (float heat : map.heat()) {
            if (heat > 0) {
                ascending[--zeros] = heat;
            }
        }
        Arrays.sort(ascending, zeros, n);
        double sum = 0;
        for (int low = 0, high = n - 1; low < high; low++, high--) {
            sum += (high - low) * ((double) ascending[high] - ascending[low]);
        }
        return sum / map.total() / n;
    }

    /**
     * The share of cells with L ≥ half the peak, without unit, 1/n .. 1.
     *
     * @throws IllegalStateException if the map is blank
     */
    public static double halfPeakArea(AttentionMap map) {
        map.requireShares();
        int count = 0;
        for (int cell = 0; cell < map.cells(); cell++) {
            if (map.isStrong(cell)) {
                count++;
            }
        }
        return (double) count / map.cells();
    }
}
