package camaudit.engine.plain;

import camaudit.network.LocalResponseNormalization;
import java.util.function.IntFunction;

/** Local response normalization: each channel divided by a power of the sum of squares of its neighbouring channels. */
final class LocalResponseKernel implements PlainKernel {
    private final LocalResponseNormalization normalization;
    private final int channels;

    LocalResponseKernel(LocalResponseNormalization normalization, int channels) {
        this.normalization = normalization;
        this.channels = channels;
    }

    private double[] scales(float[] x, int start) {
        double[] scales = new double[channels];
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            for (int j = first(c); j <= last(c); j++) {
                sum += (double) x[start + j] * x[start + j];
            }
            scales[c] = normalization.k() + normalization.alpha() * sum;
        }
        return scales;
    }

    private int first(int channel) {
        return Math.max(0, channel - normalization.radius());
    }

    private int last(int channel) {
        return (int) Math.min(channels - 1L, (long) channel + normalization.radius());
    }

    @Override
    public void forward(int images, IntFunction<float[]> inputs, float[] y) {
        float[] x = inputs.apply(0);
        for (int start = 0; start < x.length; start += channels) {
            double[] scales = scales(x, start);
            for (int c = 0; c < channels; c++) {
                y[start + c] = (float) (x[start + c] * Math.pow(scales[c], -normalization.beta()));
            }
        }
    }

    @Override
    public void backward(int images, int index, IntFunction<float[]> inputs, float[] dy, float[] dx) {
        float[] x = inputs.apply(0);
        double factor = -2 * normalization.alpha() * normalization.beta();
        for (int start = 0; start < x.length; start += channels) {
            double[] scales = scales(x, start);
            for (int c = 0; c < channels; c++) {
                double power = Math.pow(scales[c], -normalization.beta());
                dx[start + c] += (float) (dy[start + c] * power);
                double shared = factor * dy[start + c] * x[start + c] * power / scales[c];
                for (int j = first(c); j <= last(c); j++) {
                    dx[start + j] += (float) (shared * x[start + j]);
                }
            }
        }
    }
}
