package camaudit.engine.onednn;

import camaudit.network.Padding;
import camaudit.network.Shape;
import camaudit.network.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.jspecify.annotations.Nullable;

/** Convolution, by the direct algorithm, with its residual sum and activation fused. */
final class ConvolutionLayer implements Layer {
    private final Weights kernel;
    private final Weights bias;
    private final BatchShape outputShape;
    private final long[] strides;
    private final long[] gaps;
    private final long[] before;
    private final long[] after;
    private convolution_forward.@Nullable primitive_desc hint;
    private @Nullable BatchShape inputShape;

    ConvolutionLayer(Weights kernel, Weights bias, Window window, Shape input, BatchShape output) {
        this.kernel = kernel;
        this.bias = bias;
        this.outputShape = output;
        Padding margins = window.padding().resolve(window, input);
        strides = new long[] {window.strideHeight(), window.strideWidth()};
        gaps = new long[] {window.dilationHeight() - 1, window.dilationWidth() - 1};
        before = new long[] {margins.top(), margins.left()};
        after = new long[] {margins.bottom(), margins.right()};
    }

    @Override
    public Value forward(StepRecorder recorder, List<Value> inputs, Epilogue epilogue) {
        Value input = inputs.get(0);
        primitive_attr attributes = PostOps.attributes(epilogue.residual().isPresent(), epilogue.activation());
        convolution_forward.primitive_desc description = new convolution_forward.primitive_desc(
                new convolution_forward.desc(
                        dnnl.dnnl_forward_inference,
                        dnnl.dnnl_convolution_direct,
                        input.shape().any(),
                        kernel.any(),
                        bias.plain(),
                        outputShape.any(),
                        strides,
                        gaps,
                        before,
                        after),
                attributes,
                Dnnl.engine());
        hint = description;
        inputShape = input.shape();
        Value output = PostOps.output(recorder, description.dst_desc(), outputShape, epilogue);
        Map<Integer, Value> values = new HashMap<>();
        values.put(dnnl.DNNL_ARG_SRC, recorder.inLayout(input, description.src_desc()));
        values.put(dnnl.DNNL_ARG_DST, output);
        Map<Integer, memory> weights = Map.of(
                dnnl.DNNL_ARG_WEIGHTS,
                kernel.in(description.weights_desc()),
                dnnl.DNNL_ARG_BIAS,
                bias.in(bias.plain()));
        recorder.add(description, values, weights);
        return output;
    }

    @Override
    public Value backward(StepRecorder recorder, Value gradient, int index) {
        BatchShape shape = Objects.requireNonNull(inputShape);
        convolution_backward_data.primitive_desc description = new convolution_backward_data.primitive_desc(
                new convolution_backward_data.desc(
                        dnnl.dnnl_convolution_direct,
                        shape.any(),
                        kernel.any(),
                        outputShape.any(),
                        strides,
                        gaps,
                        before,
                        after),
                Dnnl.attributes(),
                Dnnl.engine(),
                Objects.requireNonNull(hint));
        Value from = recorder.inLayout(gradient, description.diff_dst_desc());
        Value into = Value.create(description.diff_src_desc(), shape);
        recorder.add(
                description,
                Map.of(dnnl.DNNL_ARG_DIFF_DST, from, dnnl.DNNL_ARG_DIFF_SRC, into),
                Map.of(dnnl.DNNL_ARG_WEIGHTS, kernel.in(description.weights_desc())));
        return into;
    }
}
