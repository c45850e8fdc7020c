package camaudit.engine.onednn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.post_ops;

/** The sum of its inputs, in the layout of the first. */
final class AddLayer implements Layer {

    @Override
    public Value forward(StepRecorder recorder, List<Value> inputs, Epilogue epilogue) {
        Value first = inputs.get(0);
        List<Value> alike = inputs.stream()
                .map(i -> recorder.inLayout(recorder.as(i, first.shape()), first.layout()))
                .toList();
        return sum(recorder, alike, epilogue);
    }

    /** The sum of two values of equal dimensions. */
    static Value sum(StepRecorder recorder, Value a, Value b) {
        Value like = recorder.inLayout(recorder.as(b, a.shape()), a.layout());
        return sum(recorder, List.of(a, like), Epilogue.NONE);
    }

    private static Value sum(StepRecorder recorder, List<Value> inputs, Epilogue epilogue) {
        Value first = inputs.get(0);
        post_ops operations = new post_ops();
        Value output = Value.create(first.layout(), first.shape());
        Map<Integer, Value> values = new HashMap<>(
                Map.of(dnnl.DNNL_ARG_SRC_0, first, dnnl.DNNL_ARG_SRC_1, inputs.get(1), dnnl.DNNL_ARG_DST, output));
        for (int i = 2; i < inputs.size(); i++) {
            operations.append_binary(dnnl.dnnl_binary_add, first.layout());
            values.put(PostOps.argument(i - 2) | dnnl.DNNL_ARG_SRC_1, inputs.get(i));
        }
        epilogue.activation().ifPresent(e -> PostOps.append(operations, e));
        recorder.add(
                new binary.primitive_desc(
                        new binary.desc(dnnl.dnnl_binary_add, first.layout(), first.layout(), first.layout()),
                        PostOps.attributes(operations),
                        Dnnl.engine()),
                values);
        return output;
    }

    @Override
    public Value backward(StepRecorder recorder, Value gradient, int index) {
        return gradient;
    }
}
