package camaudit.audit.inference;

/** Cliff's delta (Cliff 1993, d): P(x > y) − P(x < y) for a random x of one group and a random y of another. */
final class CliffsDelta {
    private CliffsDelta() {}

    /** −1 where all of {@code x} lies below all of {@code y}, 1 where it lies above, 0 where neither is larger; ties count as neither. */
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
