package camaudit.image.edit;

/** Grows a foreground by a rim. Shares say how much of each pixel is foreground, 0..1, row-major. */
public final class Dilation {
    /** The least share of a picture that is left as background. */
    private static final double LEAST_LEFT = 0.05;

    private Dilation() {}

    /**
     * The shares with 1 at every pixel whose centre lies within {@code radius} pixels of the centre of one with some foreground; with a
     * smaller radius, down to none, where less than a twentieth of the picture would stay free. The distances are exact (Felzenszwalb and
     * Huttenlocher 2012, "Distance transforms of sampled functions").
     *
     * @throws IllegalArgumentException if the sizes do not fit or the radius is negative
     */
    public static double[] grown(double[] shares, int height, int width, int radius) {
        if (shares.length != height * width || radius < 0) {
            throw new IllegalArgumentException(shares.length + " shares of " + width + "×" + height
                    + " pixels, to grow by " + radius + ": give a share for each pixel and a radius of 0 or more");
        }
        long[] distances = squaredDistances(shares, height, width);
        for (int r = radius; r > 0; r--) {
            double[] grown = shares.clone();
            int left = 0;
            for (int i = 0; i < grown.length; i++) {
                if (distances[i] <= (long) r * r) {
                    grown[i] = 1;
                } else {
                    left++;
                }
            }
            if (left >= LEAST_LEFT * grown.length) {
                return grown;
            }
        }
        return shares.clone();
    }

    private static long[] squaredDistances(double[] shares, int height, int width) {
        long far = (long) height * height + (long) width * width;
        long[] across = new long[shares.length];
        for (int y = 0; y < height; y++) {
            long nearest = far;
            for (int x = 0; x < width; x++) {
                nearest = shares[y * width + x] > 0 ? 0 : Math.min(far, nearest + 1);
                across[y * width + x] = nearest;
            }
            nearest = far;
            for (int x = width - 1; x >= 0; x--) {
                nearest = shares[y * width + x] > 0 ? 0 : Math.min(far, nearest + 1);
                across[y * width + x] = Math.min(across[y * width + x], nearest);
            }
        }
        long[] squared = new long[shares.length];
        for (int x = 0; x < width; x++) {
            column(across, squared, x, height, width);
        }
        return squared;
    }

    /** The lower envelope of the parabolas of a column. */
    private static void column(long[] across, long[] squared, int x, int height, int width) {
        int[] places = new int[height];
        double[] starts = new double[height + 1];
        int last = 0;
        starts[0] = Double.NEGATIVE_INFINITY;
        starts[1] = Double.POSITIVE_INFINITY;
        for (int y = 1; y < height; y++) {
            double start = crossing(across, x, width, places[last], y);
            while (start <= starts[last]) {
                last--;
                start = crossing(across, x, width, places[last], y);
            }
            last++;
            places[last] = y;
            starts[last] = start;
            starts[last + 1] = Double.POSITIVE_INFINITY;
        }
        int at = 0;
        for (int y = 0; y < height; y++) {
            while (starts[at + 1] < y) {
                at++;
            }
            long away = (long) y - places[at];
            long side = across[places[at] * width + x];
            squared[y * width + x] = away * away + side * side;
        }
    }

    private static double crossing(long[] across, int x, int width, int first, int second) {
        long a = across[first * width + x];
        long b = across[second * width + x];
        return (b * b + (long) second * second - a * a - (long) first * first) / (2.0 * (second - first));
    }
}
