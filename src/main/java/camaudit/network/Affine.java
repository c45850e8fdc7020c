package camaudit.network;

import java.util.List;

/**
 * y = factor·x + shift per channel, or with the same two numbers for all channels: rescaling, normalization by stored statistics,
 * layer scale.
 *
 * @param factor (channels) or (1)
 * @param shift as long as {@code factor}
 */
public record Affine(Tensor factor, Tensor shift) implements Operation {

    public Affine {
        factor.requireDims("affine factor", factor.size());
        shift.requireDims("affine shift", factor.size());
    }

    /** The same numbers for every channel. */
    public static Affine of(double factor, double shift) {
        return new Affine(Tensor.filled((float) factor, 1), Tensor.filled((float) shift, 1));
    }

    /** The factor of each channel. */
    public float[] factor(int channels) {
        return repeated(factor, channels);
    }

    /** The shift of each channel. */
    public float[] shift(int channels) {
        return repeated(shift, channels);
    }

    private static float[] repeated(Tensor values, int channels) {
        return values.size() == channels
                ? values.values()
                : Tensor.filled(values.values()[0], channels).values();
    }

    @Override
    public String kind() {
        return "Affine";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Operation.only(kind(), inputs);
        if (factor.size() != 1 && factor.size() != input.channels()) {
            throw new ModelException(
                    kind() + " is for " + factor.size() + " channels, its input has " + input.channels());
        }
        return input;
    }

    @Override
    public List<Tensor> tensors() {
        return List.of(factor, shift);
    }

    @Override
    public long parameters() {
        return factor.size() == 1 ? 0 : 2L * factor.size();
    }

    @Override
    public long flops(List<Shape> inputs, Shape output) {
        return 2L * output.size();
    }
}
