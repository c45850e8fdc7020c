package camaudit.network;

import java.util.List;

/** Output shapes of operations while a network is built and its image size may be open: rank and channels are known even then. */
public final class OutputShape {
    private OutputShape() {}

    /**
     * The shape of an operation's output, as far as it is known.
     *
     * @throws ModelException if the operation cannot take these inputs, or its output has more values than an array can hold
     */
    public static Shape of(Operation operation, List<Shape> inputs) {
        Shape shape = unlimited(operation, inputs);
        long size = shape.isKnown() ? shape.dims().stream().mapToLong(d -> d).reduce(1, OutputShape::product) : 1;
        if (size > Integer.MAX_VALUE) {
            throw new ModelException(
                    "its shape " + shape + " has more values than fit into memory: build the model for smaller images");
        }
        return shape;
    }

    private static long product(long a, long b) {
        return a > Integer.MAX_VALUE ? a : a * b;
    }

    private static Shape unlimited(Operation operation, List<Shape> inputs) {
        if (inputs.stream().allMatch(Shape::isKnown)) {
            return operation.outputShape(inputs);
        }
        Shape input = inputs.get(0);
        if (operation instanceof Identity identity && identity.only().isPresent()) {
            return identity.only().get();
        }
        if (operation instanceof Dense dense) {
            return Shape.vector(dense.units());
        }
        if (operation instanceof Flatten) {
            return Shape.vector(Shape.UNKNOWN);
        }
        if (operation instanceof GlobalPooling) {
            return Shape.vector(input.channels());
        }
        if (operation instanceof Reshape reshape) {
            return new Shape(reshape.dims());
        }
        if (operation instanceof Permutation permutation) {
            return new Shape(permutation.order().stream().map(input.dims()::get).toList());
        }
        if (operation instanceof Resampling resampling && resampling.size().unit() == Resampling.Unit.CELLS) {
            return Shape.map(resampling.size().height(), resampling.size().width(), input.channels());
        }
        return openMap(channels(operation, inputs), input);
    }

    private static int channels(Operation operation, List<Shape> inputs) {
        if (operation instanceof Convolution convolution) {
            return convolution.filters();
        }
        if (operation instanceof TransposedConvolution convolution) {
            return convolution.filters();
        }
        if (operation instanceof Concatenation concatenation && concatenation.axis() == 2) {
            return inputs.stream().mapToInt(Shape::channels).sum();
        }
        return inputs.stream().mapToInt(Shape::channels).max().orElseThrow();
    }

    private static Shape openMap(int channels, Shape input) {
        return input.isMap() ? Shape.map(Shape.UNKNOWN, Shape.UNKNOWN, channels) : input;
    }
}
