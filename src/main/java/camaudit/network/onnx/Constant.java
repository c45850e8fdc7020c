package camaudit.network.onnx;

import camaudit.network.ModelException;
import java.util.Arrays;

/**
 * Numbers that are known when the file is read, row-major: whole numbers (shapes, axes) or floats (weights). The arrays are shared
 * and never written.
 */
final class Constant implements Value {
    /** Stands for a whole number that depends on the size of the image, which the file leaves open. */
    static final long OPEN = Long.MIN_VALUE;

    private static final float[] NO_FLOATS = {};
    private static final long[] NO_WHOLES = {};

    private final int[] dims;
    private final float[] floats;
    private final long[] wholes;
    private final boolean whole;

    private Constant(int[] dims, float[] floats, long[] wholes, boolean whole) {
        this.dims = dims;
        this.floats = floats;
        this.wholes = wholes;
        this.whole = whole;
        long size = 1;
        for (int dim : dims) {
            size *= dim;
        }
        if (size != size()) {
            throw new ModelException("a constant of shape " + Arrays.toString(dims) + " has " + size() + " values");
        }
    }

    static Constant of(float[] values, int... dims) {
        return new Constant(dims.clone(), values, NO_WHOLES, false);
    }

    static Constant of(long[] values, int... dims) {
        return new Constant(dims.clone(), NO_FLOATS, values, true);
    }

    /** The same numbers under other dimensions. */
    Constant reshaped(int... to) {
        return new Constant(to.clone(), floats, wholes, whole);
    }

    /** A constant of the same kind whose i-th number is number {@code from[i]} of this one. */
    Constant taken(Budget budget, int[] from, int... to) {
        if (whole) {
            long[] values = budget.wholes(from.length);
            for (int i = 0; i < values.length; i++) {
                values[i] = wholes[from[i]];
            }
            return of(values, to);
        }
        float[] values = budget.floats(from.length);
        for (int i = 0; i < values.length; i++) {
            values[i] = floats[from[i]];
        }
        return of(values, to);
    }

    boolean isWhole() {
        return whole;
    }

    int rank() {
        return dims.length;
    }

    int dim(int axis) {
        return dims[axis];
    }

    int[] dims() {
        return dims.clone();
    }

    int size() {
        return whole ? wholes.length : floats.length;
    }

    long whole(int index) {
        return wholes[index];
    }

    /** A value as a float; NaN where it is open. */
    float value(int index) {
        if (!whole) {
            return floats[index];
        }
        return wholes[index] == OPEN ? Float.NaN : wholes[index];
    }

    /** All values as floats; not a copy if they are floats. */
    float[] floats(Budget budget) {
        if (!whole) {
            return floats;
        }
        float[] values = budget.floats(size());
        for (int i = 0; i < values.length; i++) {
            values[i] = value(i);
        }
        return values;
    }

    String shape() {
        return Arrays.toString(dims);
    }

    @Override
    public String toString() {
        return size() == 1 ? (whole ? "" + wholes[0] : "" + floats[0]) : "a constant of shape " + shape();
    }
}
