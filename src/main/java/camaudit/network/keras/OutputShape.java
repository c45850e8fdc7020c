package camaudit.network.keras;

import camaudit.network.Concatenation;
import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.Flatten;
import camaudit.network.GlobalPooling;
import camaudit.network.Operation;
import camaudit.network.Permutation;
import camaudit.network.Resampling;
import camaudit.network.Reshape;
import camaudit.network.Shape;
import camaudit.network.TransposedConvolution;
import java.util.List;

/** Shapes while a network is built, when its image size may be open: rank and channels hold even then. */
final class OutputShape {
    private OutputShape() {}

    static Shape of(Operation operation, List<Shape> inputs) {
        if (inputs.stream().allMatch(Shape::isKnown)) {
            return operation.outputShape(inputs);
        }
        Shape input = inputs.get(0);
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
