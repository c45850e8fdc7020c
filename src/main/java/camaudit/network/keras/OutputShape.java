package camaudit.network.keras;

import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.Flatten;
import camaudit.network.GlobalPooling;
import camaudit.network.Operation;
import camaudit.network.Shape;
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
        if (operation instanceof Convolution convolution) {
            return Shape.map(Shape.UNKNOWN, Shape.UNKNOWN, convolution.filters());
        }
        return input.isMap() ? Shape.map(Shape.UNKNOWN, Shape.UNKNOWN, input.channels()) : input;
    }
}
