package camaudit.engine.onednn;

import camaudit.network.TransposedConvolution;
import camaudit.network.Window;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/**
 * Transposed convolution: its forward pass is the data gradient of a convolution, plus a bias; its gradient is that convolution's
 * forward pass.
 */
final class TransposedConvolutionLayer implements Layer {
    private final Weights kernel;
    private final ChannelWeights bias;
    private final BatchShape inputShape;
    private final BatchShape outputShape;
    private final long[] strides;
    private final long[] gaps;
    private final long[] before;
    private final long[] after;
    private convolution_forward.@Nullable primitive_desc convolution;

    TransposedConvolutionLayer(
            Weights kernel, ChannelWeights bias, TransposedConvolution operation, BatchShape input, BatchShape output) {
        this.kernel = kernel;
        this.bias = bias;
        this.inputShape = input;
        this.outputShape = output;
        Window window = operation.window();
        TransposedConvolution.Crop crop = operation.crop();
        strides = new long[] {window.strideHeight(), window.strideWidth()};
        gaps = new long[] {window.dilationHeight() - 1, window.dilationWidth() - 1};
        before = new long[] {crop.top(), crop.left()};
        after = new long[] {Math.max(crop.bottom(), 0), Math.max(crop.right(), 0)};
    }

    @Override
    public Value forward(StepRecorder recorder, List<Value> inputs, Epilogue epilogue) {
        convolution_forward.primitive_desc hint = new convolution_forward.primitive_desc(
                new convolution_forward.desc(
                        dnnl.dnnl_forward_inference,
                        dnnl.dnnl_convolution_direct,
                        outputShape.any(),
                        kernel.any(),
                        inputShape.any(),
                        strides,
                        gaps,
                        before,
                        after),
                Dnnl.attributes(),
                Dnnl.engine());
        convolution = hint;
        convolution_backward_data.primitive_desc description = new convolution_backward_data.primitive_desc(
                new convolution_backward_data.desc(
                        dnnl.dnnl_convolution_direct,
                        outputShape.any(),
                        kernel.any(),
                        inputShape.any(),
                        strides,
                        gaps,
                        before,
                        after),
                Dnnl.attributes(),
                Dnnl.engine(),
                hint);
        Value from = recorder.inLayout(recorder.as(inputs.get(0), inputShape), description.diff_dst_desc());
        Value sums = Value.create(description.diff_src_desc(), outputShape);
        recorder.add(
                description,
                Map.of(dnnl.DNNL_ARG_DIFF_DST, from, dnnl.DNNL_ARG_DIFF_SRC, sums),
                Map.of(dnnl.DNNL_ARG_WEIGHTS, kernel.in(description.weights_desc())));
        return withBias(recorder, sums);
    }

    private Value withBias(StepRecorder recorder, Value sums) {
        Weights addend = bias.of(outputShape);
        Value output = Value.create(sums.layout(), outputShape);
        recorder.add(
                new binary.primitive_desc(
                        new binary.desc(dnnl.dnnl_binary_add, sums.layout(), addend.plain(), output.layout()),
                        Dnnl.attributes(),
                        Dnnl.engine()),
                Map.of(dnnl.DNNL_ARG_SRC_0, sums, dnnl.DNNL_ARG_DST, output),
                Map.of(dnnl.DNNL_ARG_SRC_1, addend.in(addend.plain())));
        return output;
    }

    @Override
    public Value backward(StepRecorder recorder, Value gradient, int index) {
        convolution_forward.primitive_desc description = Objects.requireNonNull(convolution);
        Value from = recorder.inLayout(recorder.as(gradient, outputShape), description.src_desc());
        Value into = Value.create(description.dst_desc(), inputShape);
        Map<Integer, memory> weights = Map.of(dnnl.DNNL_ARG_WEIGHTS, kernel.in(description.weights_desc()));
        recorder.add(description, Map.of(dnnl.DNNL_ARG_SRC, from, dnnl.DNNL_ARG_DST, into), weights);
        return into;
    }
}
