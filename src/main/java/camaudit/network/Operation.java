package camaudit.network;

import java.util.List;

/** The computation of one node at inference. Feature maps are channels-last: (height, width, channels). */
public sealed interface Operation
        permits Activation,
                Add,
                Affine,
                BatchNormalization,
                Convolution,
                Dense,
                Dot,
                Elementwise,
                GlobalPooling,
                GroupNormalization,
                LayerNormalization,
                LocalResponseNormalization,
                ParametricRelu,
                Pooling,
                Rearrangement,
                Resampling,
                TransposedConvolution,
                UnitNormalization,
                WeightedSum {

    /** The operation's name for users, e.g. {@code Conv2D 3×3}. */
    String kind();

    /**
     * The shape of the output for inputs of these shapes.
     *
     * @throws ModelException if the operation cannot take these inputs
     */
    Shape outputShape(List<Shape> inputs);

    /** The trained values, empty where there are none. */
    default List<Tensor> tensors() {
        return List.of();
    }

    /** The number of trained values. */
    default long parameters() {
        return 0;
    }

    /** Floating-point operations for one image, a multiply and an add counted as two. */
    default long flops(List<Shape> inputs, Shape output) {
        return output.size();
    }

    /** The single input of an operation that takes one. */
    static Shape only(String kind, List<Shape> inputs) {
        if (inputs.size() != 1) {
            throw new ModelException(kind + " takes one input, not " + inputs.size());
        }
        return inputs.get(0);
    }

    /** The single input, which must have as many channels as the layer was trained on. */
    static Shape onlyOf(String kind, int channels, List<Shape> inputs) {
        Shape input = only(kind, inputs);
        if (input.channels() != channels) {
            throw new ModelException(
                    kind + " was trained on " + channels + " channels, its input has " + input.channels());
        }
        return input;
    }

    /** The single input, which must be a feature map. */
    static Shape onlyMap(String kind, List<Shape> inputs) {
        Shape shape = only(kind, inputs);
        if (!shape.isMap()) {
            throw new ModelException(kind + " takes a feature map (height, width, channels), not " + shape);
        }
        return shape;
    }
}
