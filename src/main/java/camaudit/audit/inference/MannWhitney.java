package camaudit.audit.inference;

import org.apache.commons.statistics.inference.MannWhitneyUTest;

/** The Mann–Whitney U test (Mann and Whitney 1947) of independent rows. */
public final class MannWhitney {
    private MannWhitney() {}

    /**
     * The two-sided p-value: exact for fewer than 50 rows on both sides without ties, else by the normal approximation, corrected for
     * ties and continuity; 1 where all values are equal.
     *
     * @throws IllegalArgumentException if a group is empty
     */
    public static double p(double[] x, double[] y) {
        if (x.length == 0 || y.length == 0) {
            throw new IllegalArgumentException("groups of " + x.length + " and " + y.length
                    + " values: the test needs at least one value in each");
        }
        double p = MannWhitneyUTest.withDefaults().test(x, y).getPValue();
        return Double.isNaN(p) ? 1 : Math.min(1, p);
    }
}
