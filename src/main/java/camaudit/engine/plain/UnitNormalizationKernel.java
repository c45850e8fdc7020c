package camaudit.engine.plain;

import java.util.function.IntFunction;

/** Scales the channels of each cell to length 1. */
final class UnitNormalizationKernel implements PlainKernel {
    private final int channels;
    private final double largest;

    UnitNormalizationKernel(int channels, double epsilon) {
        this.channels = channels;
        this.largest = 1 / epsilon;
    }

    private double inverseLength(float[] x, int start) {
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            sum += (double) x[start + c] * x[start + c];
        }
        return Math.min(1 / Math.sqrt(sum), largest);
    }

    @Override
    public void forward(int images, IntFunction<float[]> inputs, float[] y) {
        float[] x = inputs.apply(0);
        for (int start = 0; start < x.length; start += channels) {
            double scale = inverseLength(x, start);
            for (int c = 0; c < channels; c++) {
                y[start + c] = (float) (x[start + c] * scale);
            }
        }
    }

    @Override
    public void backward(int images, int index, IntFunction<float[]> inputs, float[] dy, float[] dx) {
        float[] x = inputs.apply(0);
        for (int start = 0; start < x.length; start += channels) {
            double scale = inverseLength(x, start);
            double product = 0;
            for (int c = 0; c < channels && scale < largest; c++) {
                product += dy[start + c] * x[start + c] * scale;
            }
            for (int c = 0; c < channels; c++) {
                dx[start + c] = (float) (scale * (dy[start + c] - x[start + c] * scale * product));
            }
        }
    }
}
