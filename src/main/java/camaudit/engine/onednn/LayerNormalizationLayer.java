package camaudit.engine.onednn;

import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.layer_normalization_forward;

/** Layer normalization over the channels of each cell. The backward pass, which oneDNN has for training only, runs as a plain kernel. */
final class LayerNormalizationLayer implements Layer {
    private final Weights scaleAndShift;
    private final float epsilon;
    private final BatchShape shape;
    private final PlainLayer plain;

    /**
     * The layer for values of one shape.
     *
     * @param scaleAndShift (2, channels)
     * @param plain the same layer in plain loops
     */
    LayerNormalizationLayer(Weights scaleAndShift, double epsilon, BatchShape shape, PlainLayer plain) {
        this.scaleAndShift = scaleAndShift;
        this.epsilon = (float) epsilon;
        this.shape = shape;
        this.plain = plain;
    }

    @Override
    public Value forward(StepRecorder recorder, List<Value> inputs, Epilogue epilogue) {
        BatchShape rows = BatchShape.vector(shape.images() * shape.height() * shape.width(), shape.channels());
        Value input = plain.keep(recorder, inputs).get(0);
        Value output = Value.create(shape.plain(), shape);
        recorder.add(
                new layer_normalization_forward.primitive_desc(
                        new layer_normalization_forward.desc(
                                dnnl.dnnl_forward_inference, rows.plain(), epsilon, dnnl.dnnl_use_scaleshift),
                        Dnnl.attributes(),
                        Dnnl.engine()),
                Map.of(dnnl.DNNL_ARG_SRC, input.view(rows), dnnl.DNNL_ARG_DST, output.view(rows)),
                Map.of(dnnl.DNNL_ARG_SCALE_SHIFT, scaleAndShift.in(scaleAndShift.plain())));
        return output;
    }

    @Override
    public Value backward(StepRecorder recorder, Value gradient, int index) {
        return plain.backward(recorder, gradient, index);
    }
}
