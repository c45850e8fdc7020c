package camaudit.engine.onednn;

import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.layer_normalization_forward;

/** The channels of each cell brought to mean 0 and variance 1, then scaled; the way back, which oneDNN has for training only, in plain loops. */
final class LayerNormalizationLayer implements Layer {
    private final Weights scaleAndShift;
    private final float epsilon;
    private final BatchShape form;
    private final PlainLayer plain;

    /**
     * The layer for values of one form.
     *
     * @param scaleAndShift (2, channels)
     * @param plain the same layer in plain loops
     */
    LayerNormalizationLayer(Weights scaleAndShift, double epsilon, BatchShape form, PlainLayer plain) {
        this.scaleAndShift = scaleAndShift;
        this.epsilon = (float) epsilon;
        this.form = form;
        this.plain = plain;
    }

    @Override
    public Value forward(StepRecorder tape, List<Value> inputs, Epilogue epilogue) {
        BatchShape rows = BatchShape.vector(form.images() * form.height() * form.width(), form.channels());
        Value input = plain.keep(tape, inputs).get(0);
        Value output = Value.create(form.plain(), form);
        tape.add(
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
    public Value backward(StepRecorder tape, Value gradient, int index) {
        return plain.backward(tape, gradient, index);
    }
}
