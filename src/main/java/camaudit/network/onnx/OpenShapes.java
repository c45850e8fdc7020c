package camaudit.network.onnx;

import camaudit.network.Operation;
import camaudit.network.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Output shapes of operations when the image size may be open: dimensions that differ between images of two sizes are open in the
 * output too.
 */
final class OpenShapes {
    private static final int SMALL = 448;
    private static final int LARGE = 672;

    private OpenShapes() {}

    static Shape of(Operation operation, List<Shape> inputs) {
        if (inputs.stream().allMatch(Shape::isKnown)) {
            return operation.outputShape(inputs);
        }
        List<Integer> small = with(operation, inputs, SMALL);
        List<Integer> large = with(operation, inputs, LARGE);
        List<Integer> dims = new ArrayList<>();
        for (int i = 0; i < small.size(); i++) {
            dims.add(small.get(i).equals(large.get(i)) ? small.get(i) : Shape.UNKNOWN);
        }
        return new Shape(dims);
    }

    private static List<Integer> with(Operation operation, List<Shape> inputs, int size) {
        List<Shape> known = inputs.stream()
                .map(s -> new Shape(s.dims().stream()
                        .map(d -> d == Shape.UNKNOWN ? size : d)
                        .toList()))
                .toList();
        return operation.outputShape(known).dims();
    }
}
