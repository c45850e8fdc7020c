package camaudit.engine.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reduction;

/**
 * The element-wise product of two values, of which one may be a map of one cell that is repeated to the other's size, such as the
 * gate of a squeeze-and-excitation block.
 */
final class MultiplyLayer implements Layer {
    private final List<BatchShape> shapes;
    private final BatchShape outputShape;
    private final List<Value> seen = new ArrayList<>();

    MultiplyLayer(List<BatchShape> inputs, BatchShape output) {
        shapes = inputs;
        outputShape = output;
    }

    /** True if this class can compute the product of values of these shapes. */
    static boolean takes(List<BatchShape> inputs, BatchShape output) {
        return inputs.size() == 2
                && inputs.contains(output)
                && inputs.stream().allMatch(i -> i.equals(output) || i.equals(cellOf(output)));
    }

    private static BatchShape cellOf(BatchShape shape) {
        return new BatchShape(shape.images(), shape.channels(), 1, 1, shape.isMap());
    }

    @Override
    public Value forward(StepRecorder recorder, List<Value> inputs, Epilogue epilogue) {
        for (int i = 0; i < inputs.size(); i++) {
            seen.add(recorder.as(inputs.get(i), shapes.get(i)));
        }
        int whole = shapes.indexOf(outputShape);
        return product(recorder, seen.get(whole), seen.get(1 - whole));
    }

    @Override
    public Value backward(StepRecorder recorder, Value gradient, int index) {
        Value dy = recorder.as(gradient, outputShape);
        Value product = product(recorder, dy, seen.get(1 - index));
        return shapes.get(index).equals(outputShape) ? product : sumOfCells(recorder, product, shapes.get(index));
    }

    /**
     * The product. A map of one cell is multiplied image by image, each image as rows of channels: oneDNN has a fast kernel only
     * for that.
     */
    private static Value product(StepRecorder recorder, Value factor, Value cell) {
        if (factor.shape().equals(cell.shape())) {
            Value output = Value.create(factor.layout(), factor.shape());
            multiply(recorder, factor, recorder.inLayout(cell, factor.layout()), output);
            return output;
        }
        Value whole = recorder.inLayout(factor, factor.shape().plain());
        Value cells = recorder.inLayout(cell, cell.shape().plain());
        Value output = Value.create(whole.layout(), whole.shape());
        for (long image = 0; image < whole.shape().images(); image++) {
            multiply(recorder, rows(whole.image(image)), cells.image(image), rows(output.image(image)));
        }
        return output;
    }

    private static Value rows(Value image) {
        return image.view(image.shape().cells());
    }

    private static void multiply(StepRecorder recorder, Value a, Value b, Value into) {
        recorder.add(
                new binary.primitive_desc(
                        new binary.desc(dnnl.dnnl_binary_mul, a.layout(), b.layout(), into.layout()),
                        Dnnl.attributes(),
                        Dnnl.engine()),
                Map.of(dnnl.DNNL_ARG_SRC_0, a, dnnl.DNNL_ARG_SRC_1, b, dnnl.DNNL_ARG_DST, into));
    }

    private static Value sumOfCells(StepRecorder recorder, Value value, BatchShape cell) {
        memory.desc layout = cell.plain();
        Value sum = Value.create(layout, cell);
        Value from = recorder.inLayout(value, value.shape().plain());
        recorder.add(
                new reduction.primitive_desc(
                        new reduction.desc(dnnl.dnnl_reduction_sum, from.layout(), layout, 0, 0),
                        Dnnl.attributes(),
                        Dnnl.engine()),
                Map.of(dnnl.DNNL_ARG_SRC, from, dnnl.DNNL_ARG_DST, sum));
        return sum;
    }
}
