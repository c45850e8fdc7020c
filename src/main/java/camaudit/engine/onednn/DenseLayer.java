package camaudit.engine.onednn;

import camaudit.network.Dense;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/** A dense layer on a vector, or on a map that it reads as a vector in row-major order with channels fastest. */
final class DenseLayer implements Layer {
    private final Kernel kernel;
    private final Weights bias;
    private final BatchShape outputShape;
    private inner_product_forward.@Nullable primitive_desc hint;
    private @Nullable BatchShape inputShape;

    DenseLayer(Kernel kernel, Weights bias, BatchShape output) {
        this.kernel = kernel;
        this.bias = bias;
        this.outputShape = output;
    }

    @Override
    public Value forward(StepRecorder recorder, List<Value> inputs, Epilogue epilogue) {
        Value input = flatIfFree(inputs.get(0));
        Weights weights = kernel.of(input.shape());
        inner_product_forward.primitive_desc description = new inner_product_forward.primitive_desc(
                new inner_product_forward.desc(
                        dnnl.dnnl_forward_inference,
                        input.shape().any(),
                        weights.any(),
                        bias.plain(),
                        outputShape.plain()),
                PostOps.attributes(false, epilogue.activation()),
                Dnnl.engine());
        hint = description;
        inputShape = input.shape();
        Value output = Value.create(description.dst_desc(), outputShape);
        recorder.add(
                description,
                Map.of(dnnl.DNNL_ARG_SRC, recorder.inLayout(input, description.src_desc()), dnnl.DNNL_ARG_DST, output),
                Map.of(
                        dnnl.DNNL_ARG_WEIGHTS,
                        weights.in(description.weights_desc()),
                        dnnl.DNNL_ARG_BIAS,
                        bias.in(bias.plain())));
        return output;
    }

    /** A map in row-major order, channels fastest, is read as a vector; for maps in other layouts the weights are reordered. */
    private static Value flatIfFree(Value input) {
        return input.shape().isMap() && input.hasLayout(input.shape().plain())
                ? input.view(input.shape().flat())
                : input;
    }

    @Override
    public Value backward(StepRecorder recorder, Value gradient, int index) {
        BatchShape shape = Objects.requireNonNull(inputShape);
        Weights weights = kernel.of(shape);
        inner_product_backward_data.primitive_desc description = new inner_product_backward_data.primitive_desc(
                new inner_product_backward_data.desc(shape.any(), weights.any(), outputShape.any()),
                Dnnl.attributes(),
                Dnnl.engine(),
                Objects.requireNonNull(hint));
        Value into = Value.create(description.diff_src_desc(), shape);
        recorder.add(
                description,
                Map.of(
                        dnnl.DNNL_ARG_DIFF_DST,
                        recorder.inLayout(gradient, description.diff_dst_desc()),
                        dnnl.DNNL_ARG_DIFF_SRC,
                        into),
                Map.of(dnnl.DNNL_ARG_WEIGHTS, weights.in(description.weights_desc())));
        return into;
    }

    /** The weights for inputs of any shape: (inputs, units), read as (height, width, channels, units) where the input is a map. */
    static final class Kernel {
        private final Dense dense;
        private final Map<BatchShape, Weights> loaded = new HashMap<>();

        Kernel(Dense dense) {
            this.dense = dense;
        }

        /** The weights for inputs of this shape; the number of images does not matter. */
        synchronized Weights of(BatchShape input) {
            BatchShape one = new BatchShape(1, input.channels(), input.height(), input.width(), input.isMap());
            return loaded.computeIfAbsent(one, this::create);
        }

        private Weights create(BatchShape input) {
            float[] values = dense.kernel().values();
            return input.isMap()
                    ? new Weights(
                            values,
                            memory.format_tag.hwio,
                            dense.units(),
                            input.channels(),
                            input.height(),
                            input.width())
                    : new Weights(values, memory.format_tag.io, dense.units(), input.channels());
        }
    }

    /** A flattening that only dense layers read: the value stays a map in its own layout, since dense layers accept maps. */
    static final class UnflattenedInput implements Layer {

        @Override
        public Value forward(StepRecorder recorder, List<Value> inputs, Epilogue epilogue) {
            return inputs.get(0);
        }

        @Override
        public Value backward(StepRecorder recorder, Value gradient, int index) {
            return gradient;
        }
    }
}
