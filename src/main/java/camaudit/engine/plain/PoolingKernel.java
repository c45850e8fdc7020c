package camaudit.engine.plain;

import camaudit.network.Padding;
import camaudit.network.Pooling;
import camaudit.network.Shape;
import camaudit.network.Window;
import java.util.List;
import java.util.function.IntFunction;

/** Max and average pooling with any margins; padded cells count for neither maximum nor mean. A NaN counts as the largest value. */
final class PoolingKernel implements PlainKernel {
    private final boolean max;
    private final Window window;
    private final Padding margins;
    private final Shape input;
    private final Shape output;
    private final int channels;

    PoolingKernel(Pooling pooling, Shape input) {
        this.max = pooling.mode() == Pooling.Mode.MAX;
        this.window = pooling.window();
        this.margins = window.padding().resolve(window, input);
        this.input = input;
        this.output = pooling.outputShape(List.of(input));
        this.channels = input.channels();
    }

    private interface Cells {
        /** Takes the offsets of the first channel of an output cell and of the {@code count} input cells of its window. */
        void at(int out, int[] in, int count);
    }

    @Override
    public void forward(int images, IntFunction<float[]> inputs, float[] y) {
        float[] x = inputs.apply(0);
        each(images, (out, in, count) -> {
            for (int c = 0; c < channels; c++) {
                y[out + c] = max ? x[largest(x, in, count, c)] : mean(x, in, count, c);
            }
        });
    }

    @Override
    public void backward(int images, int index, IntFunction<float[]> inputs, float[] dy, float[] dx) {
        float[] x = inputs.apply(0);
        each(images, (out, in, count) -> {
            for (int c = 0; c < channels; c++) {
                if (max) {
                    dx[largest(x, in, count, c)] += dy[out + c];
                } else {
                    for (int i = 0; i < count; i++) {
                        dx[in[i] + c] += dy[out + c] / count;
                    }
                }
            }
        });
    }

    private static int largest(float[] x, int[] in, int count, int channel) {
        int best = in[0] + channel;
        for (int i = 1; i < count; i++) {
            float value = x[in[i] + channel];
            best = value > x[best] || Float.isNaN(value) ? in[i] + channel : best;
        }
        return best;
    }

    private static float mean(float[] x, int[] in, int count, int channel) {
        float sum = 0;
        for (int i = 0; i < count; i++) {
            sum += x[in[i] + channel];
        }
        return sum / count;
    }

    private void each(int images, Cells cells) {
        int[] in = new int[window.kernelHeight() * window.kernelWidth()];
        for (int row = 0; row < images * output.height(); row++) {
            int image = row / output.height();
            int top = row % output.height() * window.strideHeight() - margins.top();
            for (int column = 0; column < output.width(); column++) {
                int left = column * window.strideWidth() - margins.left();
                int count = 0;
                for (int y = Math.max(top, 0); y < Math.min(top + window.kernelHeight(), input.height()); y++) {
                    for (int x = Math.max(left, 0); x < Math.min(left + window.kernelWidth(), input.width()); x++) {
                        in[count++] = ((image * input.height() + y) * input.width() + x) * channels;
                    }
                }
                cells.at((row * output.width() + column) * channels, in, count);
            }
        }
    }
}
