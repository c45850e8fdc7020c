package camaudit.network;

import java.util.Arrays;

/** Trained weights: values in row-major order and their dimensions. The array is shared, never copied, never written. */
public final class Tensor {
    private final float[] values;
    private final int[] dims;

    private Tensor(float[] values, int[] dims) {
        this.values = values;
        this.dims = dims;
    }

    /**
     * Values with their dimensions.
     *
     * @throws ModelException if the dimensions do not multiply to the number of values
     */
    public static Tensor of(float[] values, int... dims) {
        long size = Arrays.stream(dims).asLongStream().reduce(1, Math::multiplyExact);
        if (size != values.length) {
            throw new ModelException(
                    "a tensor of shape " + Arrays.toString(dims) + " needs " + size + " values, not " + values.length);
        }
        return new Tensor(values, dims.clone());
    }

    /** The largest length of a vector of equal values, which stands for weights that a layer does not have. */
    public static final int MAX_FILLED = 1 << 18;

    /**
     * A vector of {@code length} equal values.
     *
     * @throws ModelException if it has more than {@value #MAX_FILLED}
     */
    public static Tensor filled(float value, int length) {
        if (length > MAX_FILLED) {
            throw new ModelException("a layer without weights has " + length + " channels, more than " + MAX_FILLED
                    + ", which no network has: is this a model?");
        }
        float[] values = new float[length];
        Arrays.fill(values, value);
        return new Tensor(values, new int[] {length});
    }

    public float[] values() {
        return values;
    }

    public int dim(int axis) {
        return dims[axis];
    }

    public int rank() {
        return dims.length;
    }

    public int size() {
        return values.length;
    }

    /**
     * This tensor, if it has the expected dimensions.
     *
     * @throws ModelException naming {@code what} if it has others
     */
    public Tensor requireDims(String what, int... expected) {
        if (!Arrays.equals(dims, expected)) {
            throw new ModelException(what + " has shape " + Arrays.toString(dims) + ", expected "
                    + Arrays.toString(expected) + ": the file does not fit its own configuration");
        }
        return this;
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(dims);
    }
}
