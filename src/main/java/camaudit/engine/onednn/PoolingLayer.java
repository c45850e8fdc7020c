package camaudit.engine.onednn;

import camaudit.network.Padding;
import camaudit.network.Pooling;
import camaudit.network.Shape;
import camaudit.network.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.jspecify.annotations.Nullable;

/** Max and average pooling, also over the whole map; padded cells count for neither. */
final class PoolingLayer implements Layer {
    private final int algorithm;
    private final BatchShape outputShape;
    private final long[] strides;
    private final long[] size;
    private final long[] before;
    private final long[] after;
    private pooling_forward.@Nullable primitive_desc hint;
    private @Nullable Value seen;
    private @Nullable Value workspace;

    PoolingLayer(Pooling.Mode mode, Window window, Shape input, BatchShape output) {
        Padding margins = window.padding().resolve(window, input);
        algorithm = mode == Pooling.Mode.MAX ? dnnl.dnnl_pooling_max : dnnl.dnnl_pooling_avg_exclude_padding;
        outputShape = output;
        strides = new long[] {window.strideHeight(), window.strideWidth()};
        size = new long[] {window.kernelHeight(), window.kernelWidth()};
        before = new long[] {margins.top(), margins.left()};
        after = new long[] {margins.bottom(), margins.right()};
    }

    /** Pooling over the whole map, as a map of one cell. */
    static PoolingLayer global(Pooling.Mode mode, Shape input, long images) {
        Window whole = new Window(input.height(), input.width(), 1, 1, Padding.VALID);
        return new PoolingLayer(mode, whole, input, BatchShape.map(images, input.channels(), 1, 1));
    }

    @Override
    public Value forward(StepRecorder recorder, List<Value> inputs, Epilogue epilogue) {
        Value input = inputs.get(0);
        boolean keep = epilogue.backward() && algorithm == dnnl.dnnl_pooling_max;
        pooling_forward.primitive_desc description = new pooling_forward.primitive_desc(
                new pooling_forward.desc(
                        keep ? dnnl.dnnl_forward_training : dnnl.dnnl_forward_inference,
                        algorithm,
                        input.layout(),
                        outputShape.any(),
                        strides,
                        size,
                        before,
                        after),
                Dnnl.attributes(),
                Dnnl.engine());
        hint = description;
        seen = input;
        Value output = Value.create(description.dst_desc(), outputShape);
        Map<Integer, Value> values = new HashMap<>(Map.of(dnnl.DNNL_ARG_SRC, input, dnnl.DNNL_ARG_DST, output));
        if (keep) {
            memory.desc layout = description.workspace_desc();
            workspace = Value.create(layout, outputShape);
            values.put(dnnl.DNNL_ARG_WORKSPACE, workspace);
        }
        recorder.add(description, values);
        return output;
    }

    @Override
    public Value backward(StepRecorder recorder, Value gradient, int index) {
        Value input = Objects.requireNonNull(seen);
        pooling_forward.primitive_desc forward = Objects.requireNonNull(hint);
        pooling_backward.primitive_desc description = new pooling_backward.primitive_desc(
                new pooling_backward.desc(algorithm, input.layout(), forward.dst_desc(), strides, size, before, after),
                Dnnl.attributes(),
                Dnnl.engine(),
                forward);
        Value into = Value.create(input.layout(), input.shape());
        Value from = recorder.inLayout(recorder.as(gradient, outputShape), forward.dst_desc());
        Map<Integer, Value> values = new HashMap<>(Map.of(dnnl.DNNL_ARG_DIFF_DST, from, dnnl.DNNL_ARG_DIFF_SRC, into));
        if (workspace != null) {
            values.put(dnnl.DNNL_ARG_WORKSPACE, workspace);
        }
        recorder.add(description, values);
        return into;
    }
}
