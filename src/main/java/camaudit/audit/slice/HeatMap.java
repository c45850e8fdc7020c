package camaudit.audit.slice;

import camaudit.resample.FloatMap;
import java.io.Serializable;
import java.util.Arrays;

/** A map of heat, row-major: no value below zero. */
public final class HeatMap implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int height;
    private final int width;
    private final double[] cells;

    private HeatMap(int height, int width, double[] cells) {
        this.height = height;
        this.width = width;
        this.cells = cells;
    }

    /**
     * A map of L = ReLU(raw).
     *
     * @throws IllegalArgumentException if a value is negative or not finite
     */
    public static HeatMap of(FloatMap map) {
        return of(map.doubles(), map.height(), map.width());
    }

    /** A map of these cells, which are not copied. */
    public static HeatMap of(double[] cells, int height, int width) {
        if (height < 1 || width < 1 || cells.length != (long) height * width) {
            throw new IllegalArgumentException(cells.length + " cells are no map of " + height + "×" + width);
        }
        for (double cell : cells) {
            if (!(cell >= 0 && cell < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a map of heat holds " + cell + ": pass ReLU(raw) of a finite map");
            }
        }
        return new HeatMap(height, width, cells);
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** A copy of the values, row-major. */
    public double[] cells() {
        return cells.clone();
    }

    /** The values in single precision. */
    public FloatMap toFloats() {
        float[] values = new float[cells.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) cells[i];
        }
        return new FloatMap(values, height, width);
    }

    public double cell(int y, int x) {
        return cells[y * width + x];
    }

    /** The sum of all cells. */
    public double total() {
        return Arrays.stream(cells).sum();
    }

    /**
     * The heat at another size, by exact area coverage: each cell's heat is spread evenly over its area, so the total stays.
     */
    public HeatMap resampled(int newHeight, int newWidth) {
        if (newHeight == height && newWidth == width) {
            return this;
        }
        double[][] rows = overlaps(height, newHeight);
        double[][] columns = overlaps(width, newWidth);
        double[] narrow = new double[height * newWidth];
        for (int y = 0; y < height; y++) {
            for (int to = 0; to < newWidth; to++) {
                for (int x = 0; x < width; x++) {
                    narrow[y * newWidth + to] += columns[to][x] * cells[y * width + x];
                }
            }
        }
        double[] all = new double[newHeight * newWidth];
        for (int to = 0; to < newHeight; to++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < newWidth; x++) {
                    all[to * newWidth + x] += rows[to][y] * narrow[y * newWidth + x];
                }
            }
        }
        return new HeatMap(newHeight, newWidth, all);
    }

    /** What share of each old cell lies in each new one, along one side. */
    private static double[][] overlaps(int from, int to) {
        double[][] shares = new double[to][from];
        for (int t = 0; t < to; t++) {
            for (int f = 0; f < from; f++) {
                double start = Math.max((double) t * from / to, f);
                double end = Math.min((t + 1.0) * from / to, f + 1.0);
                shares[t][f] = Math.max(0, end - start);
            }
        }
        return shares;
    }
}
