package camaudit.audit.slice;

import camaudit.resample.Areas;
import camaudit.resample.FloatMap;
import java.io.Serializable;
import java.util.Arrays;

/** A map of heat, row-major: no value below zero. In double precision, because shares of many maps are summed. */
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
        return FloatMap.rounded(cells, height, width);
    }

    /** The sum of all cells. */
    public double total() {
        return Arrays.stream(cells).sum();
    }

    /** The heat at another size, by exact area coverage: each cell's heat is spread evenly over its area, so the total is kept. */
    public HeatMap resampled(int newHeight, int newWidth) {
        if (newHeight == height && newWidth == width) {
            return this;
        }
        return new HeatMap(newHeight, newWidth, Areas.totals(cells, height, width, newHeight, newWidth));
    }
}
