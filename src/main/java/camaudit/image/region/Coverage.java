package camaudit.image.region;

/**
 * The share 0..1 of each cell of a map that is foreground; some of the map is foreground and some is not. Exact areas, so
 * in double precision.
 */
public final class Coverage implements Foreground {
    private final int height;
    private final int width;
    private final double[] shares;

    Coverage(int height, int width, double[] shares) {
        this.height = height;
        this.width = width;
        this.shares = shares;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** The shares themselves, not a copy, row-major, {@code height}×{@code width}; read only. */
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
