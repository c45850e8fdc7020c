package camaudit.engine.plain;

import camaudit.network.ParametricRelu;
import camaudit.network.Shape;
import java.util.function.IntFunction;

/** ReLU with trained slopes below 0. */
final class ParametricReluKernel implements PlainKernel {
    private final float[] slopes;
    private final BroadcastIndex repeated;
    private final int size;

    ParametricReluKernel(ParametricRelu relu, Shape input) {
        slopes = relu.slope().values();
        repeated = BroadcastIndex.of(relu.slopeShape(), input);
        size = input.size();
    }

    private float slope(int i) {
        return slopes[repeated.at(i % size)];
    }

    @Override
    public void forward(int images, IntFunction<float[]> inputs, float[] y) {
        float[] x = inputs.apply(0);
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i] > 0 ? x[i] : slope(i) * x[i];
        }
    }

    @Override
    public void backward(int images, int index, IntFunction<float[]> inputs, float[] dy, float[] dx) {
        float[] x = inputs.apply(0);
        for (int i = 0; i < dx.length; i++) {
            dx[i] = x[i] > 0 ? dy[i] : slope(i) * dy[i];
        }
    }
}
