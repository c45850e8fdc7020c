package camaudit.audit.inference;

/** Cliff's delta (Cliff 1993, d): P(x > y) − P(x < y) of a random x of one group and a random y of another. */
public final class CliffsDelta {
    private CliffsDelta() {}

    /**
     * −1 where all of {@code x} lies below all of {@code y}, 1 where it lies above, 0 where neither is larger; ties count as neither.
     *
     * @throws IllegalArgumentException if a group is empty
     */
    public static double of(double[] x, double[] y) {
        if (x.length == 0 || y.length == 0) {
            throw new IllegalArgumentException("groups of " + x.length + " and " + y.length
                    + " values: Cliff's delta needs at least one value in each");
        }
        return of(Weighted.once(x), Weighted.once(y));
    }

    /**
     * The paired form (Cliff 1993, d_w): mean of sign(x−y) over pairs.
     *
     * @throws IllegalArgumentException if the lengths differ or are 0
     */
    public static double paired(double[] x, double[] y) {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException(x.length + " and " + y.length
                    + " values: the paired form takes pairs, as many of each, at least one");
        }
        long sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] > y[i] ? 1 : x[i] < y[i] ? -1 : 0;
        }
        return (double) sum / x.length;
    }

    static double of(Weighted x, Weighted y) {
        long sum = 0;
        long below = 0;
        long upTo = 0;
        int next = 0;
        int nextAbove = 0;
        for (int i = 0; i < x.size(); i++) {
            while (next < y.size() && y.value(next) < x.value(i)) {
                below += y.weight(next++);
            }
            while (nextAbove < y.size() && y.value(nextAbove) <= x.value(i)) {
                upTo += y.weight(nextAbove++);
            }
            sum += x.weight(i) * (below - (y.total() - upTo));
        }
        return sum / ((double) x.total() * y.total());
    }
}
