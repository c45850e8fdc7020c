package camaudit.audit.inference;

import java.util.Arrays;
import java.util.Comparator;

/** p-values that control the false discovery rate over many tests (Benjamini and Hochberg 1995). */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /**
     * min over j ≥ i of p(j)·m/j, at most 1, for each of m values in the order given; a larger p never gets a smaller value.
     *
     * @throws IllegalArgumentException if a value is not a probability
     */
    public static double[] adjusted(double... p) {
        for (double value : p) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("p = " + value + ": a p-value lies between 0 and 1");
            }
        }
        Integer[] order = new Integer[p.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int rank = p.length; rank > 0; rank--) {
            int i = order[rank - 1];
            least = Math.min(least, p[i] * p.length / rank);
            adjusted[i] = least;
        }
        return adjusted;
    }
}
