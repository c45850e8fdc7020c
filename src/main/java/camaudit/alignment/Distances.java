package camaudit.alignment;

/**
 * The distance of each pixel to the outline of a mask, in pixels: below 0 on the mask, above 0 beside it. Distances are Euclidean, from
 * pixel to pixel, less the half pixel to the outline; computed as the lower envelope of parabolas (Felzenszwalb and Huttenlocher 2012).
 */
final class Distances {
    private static final double FAR = 1e12;

    private Distances() {}

    /** @param mask holds a pixel that is on the mask and one that is not */
    static float[] signed(int height, int width, boolean[] mask) {
        double[] outside = squared(height, width, mask, true);
        double[] inside = squared(height, width, mask, false);
        float[] signed = new float[mask.length];
        for (int i = 0; i < signed.length; i++) {
            signed[i] = (float) (mask[i] ? 0.5 - Math.sqrt(inside[i]) : Math.sqrt(outside[i]) - 0.5);
        }
        return signed;
    }

    private static double[] squared(int height, int width, boolean[] mask, boolean target) {
        double[] squares = new double[mask.length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = mask[i] == target ? 0 : FAR;
        }
        Envelope envelope = new Envelope(Math.max(height, width));
        for (int x = 0; x < width; x++) {
            envelope.lower(squares, x, width, height);
        }
        for (int y = 0; y < height; y++) {
            envelope.lower(squares, y * width, 1, width);
        }
        return squares;
    }

    /** Replaces values f(i) along a line by the least of f(j) + (i − j)² over all j. */
    private static final class Envelope {
        private final double[] values;
        private final int[] vertices;
        private final double[] starts;

        Envelope(int longest) {
            values = new double[longest];
            vertices = new int[longest];
            starts = new double[longest];
        }

        void lower(double[] line, int first, int stride, int length) {
            int last = -1;
            for (int i = 0; i < length; i++) {
                values[i] = line[first + i * stride];
                double start = Double.NEGATIVE_INFINITY;
                while (last >= 0) {
                    start = meeting(vertices[last], i);
                    if (start > starts[last]) {
                        break;
                    }
                    last--;
                }
                last++;
                vertices[last] = i;
                starts[last] = last == 0 ? Double.NEGATIVE_INFINITY : start;
            }
            int at = 0;
            for (int i = 0; i < length; i++) {
                while (at < last && starts[at + 1] < i) {
                    at++;
                }
                double apart = i - vertices[at];
                line[first + i * stride] = values[vertices[at]] + apart * apart;
            }
        }

        private double meeting(int left, int right) {
            return (values[right] + (double) right * right - values[left] - (double) left * left)
                    / (2.0 * (right - left));
        }
    }
}
