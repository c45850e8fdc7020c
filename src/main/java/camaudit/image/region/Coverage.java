package camaudit.image.region;

/**
 * The share 0..1 of each cell of a map that is foreground; some of the map is foreground and some is not. Areas are exact, hence in double
 * precision.
 */
public final class Coverage implements Foreground {
    private final double[] shares;

    Coverage(double[] shares) {
        this.shares = shares;
    }

    /** The shares themselves, not a copy, row-major; read only. */
    public double[] shares() {
        return shares;
    }

    /** The share of the whole map that is foreground, above 0 and below 1. */
    public double area() {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        return sum / shares.length;
    }
}
