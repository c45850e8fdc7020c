package camaudit.resample;

/** Resizes by area: every output cell is made of the input cells that it covers, each by the part that is covered. */
public final class Areas {
    private final Taps rows;
    private final Taps columns;

    private Areas(Taps rows, Taps columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** The values of a grid. */
    @FunctionalInterface
    public interface Cells {
        double at(int y, int x);
    }

    /**
     * The total of every output cell: each input cell is spread evenly over its area, so the total is kept.
     *
     * @param values row-major, {@code height}×{@code width}
     * @return row-major, {@code outHeight}×{@code outWidth}
     */
    public static double[] totals(double[] values, int height, int width, int outHeight, int outWidth) {
        return Taps.resize(values, total(height, outHeight), total(width, outWidth));
    }

    private static Taps total(int in, int out) {
        return Taps.areas(in, out, i -> (double) i * in / out);
    }

    /** Resizes a grid of {@code height}×{@code width} to means of what each output cell covers; where the grid grows, that is one value. */
    public static Areas of(int height, int width, int outHeight, int outWidth) {
        return new Areas(mean(height, outHeight), mean(width, outWidth));
    }

    private static Taps mean(int in, int out) {
        double step = (double) in / out;
        return Taps.areas(in, out, i -> i * step);
    }

    /** The mean of each output cell, row-major. */
    public float[] means(Cells cells) {
        float[] means = new float[rows.outputs() * columns.outputs()];
        int to = 0;
        for (int y = 0; y < rows.outputs(); y++) {
            for (int x = 0; x < columns.outputs(); x++) {
                means[to++] = (float) mean(cells, y, x);
            }
        }
        return means;
    }

    private double mean(Cells cells, int outY, int outX) {
        double sum = 0;
        double area = 0;
        int[] ys = rows.cells(outY);
        int[] xs = columns.cells(outX);
        for (int j = 0; j < ys.length; j++) {
            double high = rows.weights(outY)[j];
            for (int k = 0; k < xs.length; k++) {
                double part = high * columns.weights(outX)[k];
                sum += part * cells.at(ys[j], xs[k]);
                area += part;
            }
        }
        return sum / area;
    }
}
