package camaudit.resample;

import java.util.Collection;
import java.util.Objects;

/** A grid of numbers with one channel, row-major. The array is shared, not copied, and must not change once a map has it. */
public final class FloatMap {
    private final float[] values;
    private final int height;
    private final int width;

    /**
     * A map over {@code values}.
     *
     * @throws IllegalArgumentException if there are not {@code height}·{@code width} of them, or none
     */
    public FloatMap(float[] values, int height, int width) {
        Objects.requireNonNull(values, "values");
        if (height < 1 || width < 1 || (long) height * width != values.length) {
            throw new IllegalArgumentException(values.length + " values are not a " + height + "×" + width + " map");
        }
        this.values = values;
        this.height = height;
        this.width = width;
    }

    /** A map of numbers in double precision, rounded. */
    public static FloatMap rounded(double[] values, int height, int width) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) values[i];
        }
        return new FloatMap(rounded, height, width);
    }

    /** The values themselves, not a copy; read only. */
    public float[] values() {
        return values;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** Whether the other map has the same height and width. */
    public boolean fits(FloatMap other) {
        return height == other.height && width == other.width;
    }

    /** A map of the same size with other values. */
    public FloatMap with(float[] replacement) {
        return new FloatMap(replacement, height, width);
    }

    /** A copy of the values. */
    public double[] doubles() {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    /** A map of ReLU(values). */
    public FloatMap positive() {
        float[] positive = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            positive[i] = Math.max(values[i], 0);
        }
        return with(positive);
    }

    /** Whether no value is NaN or infinite. */
    public boolean isFinite() {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /**
     * This map.
     *
     * @throws IllegalArgumentException if a value is NaN or infinite
     */
    public FloatMap requireFinite() {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "value " + i + " of the map is " + values[i] + ": a map that is not finite has no heatmap");
            }
        }
        return this;
    }

    /** A map of zeros with the greatest height and the greatest width of these maps. */
    public static FloatMap covering(Collection<FloatMap> maps) {
        int height = maps.stream().mapToInt(FloatMap::height).max().orElseThrow();
        int width = maps.stream().mapToInt(FloatMap::width).max().orElseThrow();
        return new FloatMap(new float[height * width], height, width);
    }
}
