package camaudit.engine.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reduction;

/** The product of two values, where one may be a map of one cell that is repeated to the other's: squeeze-and-excitation's gate. */
final class MultiplyLayer implements Layer {
    private final List<BatchShape> forms;
    private final BatchShape outputForm;
    private final List<Value> seen = new ArrayList<>();

    MultiplyLayer(List<BatchShape> inputs, BatchShape output) {
        forms = inputs;
        outputForm = output;
    }

    /** True if the product of such values is one of this class. */
    static boolean takes(List<BatchShape> inputs, BatchShape output) {
        return inputs.size() == 2
                && inputs.contains(output)
                && inputs.stream().allMatch(i -> i.equals(output) || i.equals(cellOf(output)));
    }

    private static BatchShape cellOf(BatchShape form) {
        return new BatchShape(form.images(), form.channels(), 1, 1, form.isMap());
    }

    @Override
    public Value forward(StepRecorder tape, List<Value> inputs, Epilogue epilogue) {
        for (int i = 0; i < inputs.size(); i++) {
            seen.add(tape.as(inputs.get(i), forms.get(i)));
        }
        int whole = forms.indexOf(outputForm);
        return product(tape, seen.get(whole), seen.get(1 - whole));
    }

    @Override
    public Value backward(StepRecorder tape, Value gradient, int index) {
        Value dy = tape.as(gradient, outputForm);
        Value product = product(tape, dy, seen.get(1 - index));
        return forms.get(index).equals(outputForm) ? product : sumOfCells(tape, product, forms.get(index));
    }

    /** Written image by image, each as rows of channels, where one is a cell: the only such product for which oneDNN has a fast kernel. */
    private static Value product(StepRecorder tape, Value factor, Value cell) {
        if (factor.form().equals(cell.form())) {
            Value output = Value.create(factor.layout(), factor.form());
            multiply(tape, factor, tape.inLayout(cell, factor.layout()), output);
            return output;
        }
        Value whole = tape.inLayout(factor, factor.form().plain());
        Value cells = tape.inLayout(cell, cell.form().plain());
        Value output = Value.create(whole.layout(), whole.form());
        for (long image = 0; image < whole.form().images(); image++) {
            multiply(tape, rows(whole.image(image)), cells.image(image), rows(output.image(image)));
        }
        return output;
    }

    private static Value rows(Value image) {
        return image.view(image.form().cells());
    }

    private static void multiply(StepRecorder tape, Value a, Value b, Value into) {
        tape.add(
                new binary.primitive_desc(
                        new binary.desc(dnnl.dnnl_binary_mul, a.layout(), b.layout(), into.layout()),
                        Dnnl.attributes(),
                        Dnnl.engine()),
                Map.of(dnnl.DNNL_ARG_SRC_0, a, dnnl.DNNL_ARG_SRC_1, b, dnnl.DNNL_ARG_DST, into));
    }

    private static Value sumOfCells(StepRecorder tape, Value value, BatchShape cell) {
        memory.desc layout = cell.plain();
        Value sum = Value.create(layout, cell);
        Value from = tape.inLayout(value, value.form().plain());
        tape.add(
                new reduction.primitive_desc(
                        new reduction.desc(dnnl.dnnl_reduction_sum, from.layout(), layout, 0, 0),
                        Dnnl.attributes(),
                        Dnnl.engine()),
                Map.of(dnnl.DNNL_ARG_SRC, from, dnnl.DNNL_ARG_DST, sum));
        return sum;
    }
}
