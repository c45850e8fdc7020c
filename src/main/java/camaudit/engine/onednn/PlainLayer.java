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
    private final List<BatchShape> inputShapes;
    private final BatchShape outputShape;
    private final int images;
    private final List<Value> seen = new ArrayList<>();

    PlainLayer(PlainKernel kernel, List<Shape> inputs, Shape output, long images) {
        this.kernel = kernel;
        this.inputShapes = inputs.stream().map(s -> BatchShape.of(s, images)).toList();
        this.outputShape = BatchShape.of(output, images);
        this.images = Math.toIntExact(images);
    }

    /** The inputs in plain layouts, kept for the backward pass. */
    List<Value> keep(StepRecorder recorder, List<Value> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            BatchShape shape = inputShapes.get(i);
            seen.add(recorder.inLayout(recorder.as(inputs.get(i), shape), shape.plain()));
        }
        return seen;
    }

    @Override
    public Value forward(StepRecorder recorder, List<Value> inputs, Epilogue epilogue) {
        keep(recorder, inputs);
        Value output = Value.create(outputShape.plain(), outputShape);
        List<Value> values = new ArrayList<>(seen);
        values.add(output);
        recorder.add(values, memory -> () -> {
            float[] y = new float[size(outputShape)];
            kernel.forward(images, inputs(memory), y);
            memory.get(seen.size()).put(y);
        });
        return output;
    }

    @Override
    public Value backward(StepRecorder recorder, Value gradient, int index) {
        BatchShape shape = inputShapes.get(index);
        Value into = Value.create(shape.plain(), shape);
        List<Value> values = new ArrayList<>(seen);
        values.add(recorder.inLayout(recorder.as(gradient, outputShape), outputShape.plain()));
        values.add(into);
        recorder.add(values, memory -> () -> {
            float[] dx = new float[size(shape)];
            kernel.backward(images, index, inputs(memory), read(memory.get(seen.size()), outputShape), dx);
            memory.get(seen.size() + 1).put(dx);
        });
        return into;
    }

    private IntFunction<float[]> inputs(List<FloatPointer> memory) {
        return i -> read(memory.get(i), inputShapes.get(i));
    }

    private static float[] read(FloatPointer memory, BatchShape shape) {
        float[] values = new float[size(shape)];
        memory.get(values);
        return values;
    }

    private static int size(BatchShape shape) {
        return Math.toIntExact(shape.size());
    }
}
