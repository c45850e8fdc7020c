package camaudit.engine.onednn;

import camaudit.engine.plain.PlainKernel;
import camaudit.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.bytedeco.javacpp.FloatPointer;

/** An operation that oneDNN does not have: a plain kernel on copies in plain layouts. */
final class PlainLayer implements Layer {
    private final PlainKernel kernel;
    private final List<BatchShape> inputForms;
    private final BatchShape outputForm;
    private final int images;
    private final List<Value> seen = new ArrayList<>();

    PlainLayer(PlainKernel kernel, List<Shape> inputs, Shape output, long images) {
        this.kernel = kernel;
        this.inputForms = inputs.stream().map(s -> BatchShape.of(s, images)).toList();
        this.outputForm = BatchShape.of(output, images);
        this.images = Math.toIntExact(images);
    }

    /** The inputs in plain layouts, kept for the way back. */
    List<Value> keep(StepRecorder tape, List<Value> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            BatchShape form = inputForms.get(i);
            seen.add(tape.inLayout(tape.as(inputs.get(i), form), form.plain()));
        }
        return seen;
    }

    @Override
    public Value forward(StepRecorder tape, List<Value> inputs, Epilogue epilogue) {
        keep(tape, inputs);
        Value output = Value.create(outputForm.plain(), outputForm);
        List<Value> values = new ArrayList<>(seen);
        values.add(output);
        tape.add(values, memory -> () -> {
            float[] y = new float[size(outputForm)];
            kernel.forward(images, inputs(memory), y);
            memory.get(seen.size()).put(y);
        });
        return output;
    }

    @Override
    public Value backward(StepRecorder tape, Value gradient, int index) {
        BatchShape form = inputForms.get(index);
        Value into = Value.create(form.plain(), form);
        List<Value> values = new ArrayList<>(seen);
        values.add(tape.inLayout(tape.as(gradient, outputForm), outputForm.plain()));
        values.add(into);
        tape.add(values, memory -> () -> {
            float[] dx = new float[size(form)];
            kernel.backward(images, index, inputs(memory), read(memory.get(seen.size()), outputForm), dx);
            memory.get(seen.size() + 1).put(dx);
        });
        return into;
    }

    private IntFunction<float[]> inputs(List<FloatPointer> memory) {
        return i -> read(memory.get(i), inputForms.get(i));
    }

    private static float[] read(FloatPointer memory, BatchShape form) {
        float[] values = new float[size(form)];
        memory.get(values);
        return values;
    }

    private static int size(BatchShape form) {
        return Math.toIntExact(form.size());
    }
}
