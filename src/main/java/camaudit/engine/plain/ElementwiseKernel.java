package camaudit.engine.plain;

import camaudit.network.Broadcast;
import camaudit.network.Elementwise;
import camaudit.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Product, quotient, maximum or minimum with broadcasting. Of equal largest or smallest values the first one gets the gradient. */
final class ElementwiseKernel implements PlainKernel {
    private final Elementwise.Function function;
    private final List<BroadcastIndex> inputs = new ArrayList<>();

    ElementwiseKernel(Elementwise operation, List<Shape> inputs) {
        this.function = operation.function();
        Shape output = Broadcast.shape(operation.kind(), inputs);
        inputs.forEach(shape -> this.inputs.add(BroadcastIndex.of(shape, output)));
    }

    @Override
    public void forward(int images, IntFunction<float[]> arrays, float[] y) {
        float[] first = arrays.apply(0);
        for (int i = 0; i < y.length; i++) {
            y[i] = first[inputs.get(0).at(i)];
        }
        for (int k = 1; k < inputs.size(); k++) {
            float[] x = arrays.apply(k);
            BroadcastIndex from = inputs.get(k);
            for (int i = 0; i < y.length; i++) {
                float value = x[from.at(i)];
                y[i] = switch (function) {
                    case MULTIPLY -> y[i] * value;
                    case DIVIDE -> y[i] / value;
                    case MAXIMUM -> Math.max(y[i], value);
                    case MINIMUM -> Math.min(y[i], value);
                };
            }
        }
    }

    @Override
    public void backward(int images, int index, IntFunction<float[]> arrays, float[] dy, float[] dx) {
        List<float[]> x = new ArrayList<>();
        for (int k = 0; k < inputs.size(); k++) {
            x.add(arrays.apply(k));
        }
        for (int i = 0; i < dy.length; i++) {
            dx[inputs.get(index).at(i)] += dy[i] * derivative(x, index, i);
        }
    }

    private float derivative(List<float[]> x, int index, int i) {
        float own = value(x, index, i);
        if (function == Elementwise.Function.DIVIDE) {
            float divisor = value(x, 1, i);
            return index == 0 ? 1 / divisor : -value(x, 0, i) / (divisor * divisor);
        }
        float product = 1;
        for (int k = 0; k < x.size(); k++) {
            if (k != index) {
                float other = value(x, k, i);
                product *= function == Elementwise.Function.MULTIPLY ? other : wins(own, other, k < index) ? 1 : 0;
            }
        }
        return product;
    }

    private boolean wins(float own, float other, boolean otherIsBefore) {
        if (own == other) {
            return !otherIsBefore;
        }
        return function == Elementwise.Function.MAXIMUM ? own > other : own < other;
    }

    private float value(List<float[]> x, int k, int i) {
        return x.get(k)[inputs.get(k).at(i)];
    }
}
