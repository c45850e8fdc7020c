package camaudit.engine.onednn;

import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.primitive_attr;

/** A weighted sum of values of equal dimensions, in the layout of the first. */
final class WeightedSumLayer implements Layer {
    private final List<Double> weights;
    private final BatchShape shape;

    WeightedSumLayer(List<Double> weights, BatchShape shape) {
        this.weights = weights;
        this.shape = shape;
    }

    @Override
    public Value forward(StepRecorder recorder, List<Value> inputs, Epilogue epilogue) {
        Value sum = recorder.as(inputs.get(0), shape);
        float factor = weights.get(0).floatValue();
        for (int i = 1; i < inputs.size(); i++) {
            Value next = recorder.inLayout(recorder.as(inputs.get(i), shape), sum.layout());
            sum = sum(recorder, sum, factor, next, weights.get(i).floatValue());
            factor = 1;
        }
        return sum;
    }

    private static Value sum(StepRecorder recorder, Value a, float factorA, Value b, float factorB) {
        primitive_attr attributes = Dnnl.attributes();
        attributes.set_scales(dnnl.DNNL_ARG_SRC_0, 0, new float[] {factorA});
        attributes.set_scales(dnnl.DNNL_ARG_SRC_1, 0, new float[] {factorB});
        Value output = Value.create(a.layout(), a.shape());
        recorder.add(
                new binary.primitive_desc(
                        new binary.desc(dnnl.dnnl_binary_add, a.layout(), b.layout(), a.layout()),
                        attributes,
                        Dnnl.engine()),
                Map.of(dnnl.DNNL_ARG_SRC_0, a, dnnl.DNNL_ARG_SRC_1, b, dnnl.DNNL_ARG_DST, output));
        return output;
    }

    @Override
    public Value backward(StepRecorder recorder, Value gradient, int index) {
        return Eltwise.scale(weights.get(index).floatValue()).forward(recorder, recorder.as(gradient, shape));
    }
}
