package camaudit.engine.plain;

import camaudit.network.Broadcast;
import camaudit.network.Shape;
import camaudit.network.WeightedSum;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** A weighted sum with broadcasting. */
final class WeightedSumKernel implements PlainKernel {
    private final List<Double> weights;
    private final List<BroadcastIndex> inputs = new ArrayList<>();

    WeightedSumKernel(WeightedSum sum, List<Shape> inputs) {
        weights = sum.weights();
        Shape output = Broadcast.shape(sum.kind(), inputs);
        inputs.forEach(shape -> this.inputs.add(BroadcastIndex.of(shape, output)));
    }

    @Override
    public void forward(int images, IntFunction<float[]> arrays, float[] y) {
        for (int k = 0; k < inputs.size(); k++) {
            float[] x = arrays.apply(k);
            float weight = weights.get(k).floatValue();
            BroadcastIndex from = inputs.get(k);
            for (int i = 0; i < y.length; i++) {
                y[i] += weight * x[from.at(i)];
            }
        }
    }

    @Override
    public void backward(int images, int index, IntFunction<float[]> arrays, float[] dy, float[] dx) {
        float weight = weights.get(index).floatValue();
        BroadcastIndex from = inputs.get(index);
        for (int i = 0; i < dy.length; i++) {
            dx[from.at(i)] += weight * dy[i];
        }
    }
}
