package camaudit.resample;

/**
 * The cubic B-spline that goes through given values, which are mirrored about the first and the last of them (Unser, "Splines: a
 * perfect fit for signal and image processing", 1999, boxes 2 and 3; SciPy's {@code spline_filter} with mode "mirror").
 */
final class CubicSpline {
    private static final double POLE = Math.sqrt(3) - 2;

    private CubicSpline() {}

    /** The spline's coefficients, row-major, one for each cell. */
    static double[] coefficients(FloatMap map) {
        int height = map.height();
        int width = map.width();
        double[] coefficients = map.doubles();
        for (int y = 0; y < height; y++) {
            filter(coefficients, y * width, 1, width);
        }
        for (int x = 0; x < width; x++) {
            filter(coefficients, x, width, height);
        }
        return coefficients;
    }

    /** c⁺ᵢ = 6sᵢ + z·c⁺ᵢ₋₁, then cᵢ = z·(cᵢ₊₁ − c⁺ᵢ). */
    private static void filter(double[] values, int start, int stride, int count) {
        if (count == 1) {
            return;
        }
        int last = start + (count - 1) * stride;
        double first = causalStart(values, start, stride, count);
        for (int at = start; at <= last; at += stride) {
            values[at] *= 6;
        }
        values[start] = 6 * first;
        for (int at = start + stride; at <= last; at += stride) {
            values[at] += POLE * values[at - stride];
        }
        values[last] = POLE / (POLE * POLE - 1) * (values[last] + POLE * values[last - stride]);
        for (int at = last - stride; at >= start; at -= stride) {
            values[at] = POLE * (values[at + stride] - values[at]);
        }
    }

    /** Σ over one period of the mirrored values of zᵏ·sₖ, over 1 − z^(2n−2). */
    private static double causalStart(double[] values, int start, int stride, int count) {
        int period = 2 * count - 2;
        double sum = 0;
        double power = 1;
        for (int k = 0; k < period; k++) {
            sum += power * values[start + mirrored(k, count) * stride];
            power *= POLE;
        }
        return sum / (1 - power);
    }

    /** The four cells around the place {@code cell + share}, with their weights. */
    static Taps.Tap tap(int cell, double share, int count) {
        int[] cells = new int[4];
        for (int k = 0; k < cells.length; k++) {
            cells[k] = mirrored(cell - 1 + k, count);
        }
        return new Taps.Tap(cells, weights(share));
    }

    /** The cell whose value cell i has, which may lie outside and is then mirrored. */
    private static int mirrored(int i, int count) {
        if (count == 1) {
            return 0;
        }
        int period = 2 * count - 2;
        int distance = Math.abs(i) % period;
        return Math.min(distance, period - distance);
    }

    /** The weights of the four cells around a place that is {@code share} after the second of them. */
    private static double[] weights(double share) {
        double rest = 1 - share;
        return new double[] {
            rest * rest * rest / 6,
            (4 - 3 * share * share * (2 - share)) / 6,
            (4 - 3 * rest * rest * (2 - rest)) / 6,
            share * share * share / 6
        };
    }
}
