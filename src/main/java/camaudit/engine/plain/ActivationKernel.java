package camaudit.engine.plain;

import java.util.function.IntFunction;

/** An element-wise activation, computed in double precision. */
final class ActivationKernel implements PlainKernel {
    private final ActivationFunction function;

    ActivationKernel(ActivationFunction function) {
        this.function = function;
    }

    @Override
    public void forward(int images, IntFunction<float[]> inputs, float[] y) {
        float[] x = inputs.apply(0);
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) function.value().applyAsDouble(x[i]);
        }
    }

    @Override
    public void backward(int images, int index, IntFunction<float[]> inputs, float[] dy, float[] dx) {
        float[] x = inputs.apply(0);
        for (int i = 0; i < dx.length; i++) {
            dx[i] = (float) (function.slope().applyAsDouble(x[i]) * dy[i]);
        }
    }
}
