package camaudit.engine.onednn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.jspecify.annotations.Nullable;

/** An affine map, or batch normalization that could not be folded: y = factor·x + shift, dx = factor·dy, per channel. */
final class AffineLayer implements Layer {
    private static final int SHIFT = PostOps.argument(0) | dnnl.DNNL_ARG_SRC_1;

    private final ChannelWeights factor;
    private final ChannelWeights shift;
    private @Nullable BatchShape inputShape;

    AffineLayer(ChannelWeights factor, ChannelWeights shift) {
        this.factor = factor;
        this.shift = shift;
    }

    @Override
    public Value forward(StepRecorder recorder, List<Value> inputs, Epilogue epilogue) {
        Value input = inputs.get(0);
        inputShape = input.shape();
        Weights addend = shift.of(input.shape());
        post_ops operations = new post_ops();
        operations.append_binary(dnnl.dnnl_binary_add, addend.plain());
        epilogue.activation().ifPresent(e -> PostOps.append(operations, e));
        return scale(recorder, input, PostOps.attributes(operations), Map.of(SHIFT, addend.in(addend.plain())));
    }

    @Override
    public Value backward(StepRecorder recorder, Value gradient, int index) {
        return scale(recorder, recorder.as(gradient, Objects.requireNonNull(inputShape)), Dnnl.attributes(), Map.of());
    }

    private Value scale(StepRecorder recorder, Value input, primitive_attr attributes, Map<Integer, memory> more) {
        Weights multiplier = factor.of(input.shape());
        binary.primitive_desc description = new binary.primitive_desc(
                new binary.desc(dnnl.dnnl_binary_mul, input.layout(), multiplier.plain(), input.layout()),
                attributes,
                Dnnl.engine());
        Value output = Value.create(input.layout(), input.shape());
        Map<Integer, memory> weights = new HashMap<>(more);
        weights.put(dnnl.DNNL_ARG_SRC_1, multiplier.in(multiplier.plain()));
        recorder.add(description, Map.of(dnnl.DNNL_ARG_SRC_0, input, dnnl.DNNL_ARG_DST, output), weights);
        return output;
    }
}
