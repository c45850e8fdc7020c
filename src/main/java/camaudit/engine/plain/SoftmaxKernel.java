package camaudit.engine.plain;

import java.util.function.IntFunction;

/** Softmax over the channels of each cell. */
final class SoftmaxKernel implements PlainKernel {
    private final int channels;

    SoftmaxKernel(int channels) {
        this.channels = channels;
    }

    @Override
    public void forward(int images, IntFunction<float[]> inputs, float[] y) {
        softmax(inputs.apply(0), y);
    }

    private void softmax(float[] x, float[] y) {
        for (int at = 0; at < x.length; at += channels) {
            float largest = x[at];
            for (int c = 1; c < channels; c++) {
                largest = Math.max(largest, x[at + c]);
            }
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                double value = Math.exp(x[at + c] - largest);
                y[at + c] = (float) value;
                sum += value;
            }
            for (int c = 0; c < channels; c++) {
                y[at + c] /= (float) sum;
            }
        }
    }

    @Override
    public void backward(int images, int index, IntFunction<float[]> inputs, float[] dy, float[] dx) {
        float[] y = new float[dy.length];
        softmax(inputs.apply(0), y);
        for (int at = 0; at < y.length; at += channels) {
            double mean = 0;
            for (int c = 0; c < channels; c++) {
                mean += dy[at + c] * y[at + c];
            }
            for (int c = 0; c < channels; c++) {
                dx[at + c] = (float) (y[at + c] * (dy[at + c] - mean));
            }
        }
    }
}
