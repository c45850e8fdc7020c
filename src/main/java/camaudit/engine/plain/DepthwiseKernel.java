package camaudit.engine.plain;

import camaudit.network.Convolution;
import camaudit.network.Padding;
import camaudit.network.Shape;
import camaudit.network.Window;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Depthwise convolution: filter c·m + j reads channel c alone. The loops run over neighbouring channels innermost, which the
 * compiler turns into vector instructions.
 */
final class DepthwiseKernel implements PlainKernel {
    private final Window window;
    private final Padding margins;
    private final Shape input;
    private final Shape output;
    private final int multiplier;
    private final float[] weights;
    private final float[] bias;

    DepthwiseKernel(Convolution convolution, Shape input) {
        this.window = convolution.window();
        this.margins = window.padding().resolve(window, input);
        this.input = input;
        this.output = convolution.outputShape(List.of(input));
        this.multiplier = convolution.filters() / convolution.inputChannels();
        this.weights = convolution.kernel().values();
        this.bias = convolution.bias().values();
    }

    private interface Cells {
        /** Takes the offsets of the first channel of an input cell and an output cell, and of the weights between them. */
        void at(int input, int output, int weights);
    }

    @Override
    public void forward(int images, IntFunction<float[]> inputs, float[] y) {
        float[] x = inputs.apply(0);
        int filters = output.channels();
        for (int at = 0; at < y.length; at += filters) {
            System.arraycopy(bias, 0, y, at, filters);
        }
        int channels = input.channels();
        if (multiplier == 1) {
            each(images, (in, out, w) -> {
                for (int c = 0; c < channels; c++) {
                    y[out + c] += x[in + c] * weights[w + c];
                }
            });
        } else {
            each(images, (in, out, w) -> {
                for (int f = 0; f < filters; f++) {
                    y[out + f] += x[in + f / multiplier] * weights[w + f];
                }
            });
        }
    }

    @Override
    public void backward(int images, int index, IntFunction<float[]> inputs, float[] dy, float[] dx) {
        int channels = input.channels();
        int filters = output.channels();
        if (multiplier == 1) {
            each(images, (in, out, w) -> {
                for (int c = 0; c < channels; c++) {
                    dx[in + c] += dy[out + c] * weights[w + c];
                }
            });
        } else {
            each(images, (in, out, w) -> {
                for (int f = 0; f < filters; f++) {
                    dx[in + f / multiplier] += dy[out + f] * weights[w + f];
                }
            });
        }
    }

    private void each(int images, Cells cells) {
        for (int image = 0; image < images; image++) {
            for (int row = 0; row < output.height(); row++) {
                int outRow = (image * output.height() + row) * output.width();
                for (int i = 0; i < window.kernelHeight(); i++) {
                    int y = row * window.strideHeight() - margins.top() + i * window.dilationHeight();
                    if (y >= 0 && y < input.height()) {
                        row(cells, (image * input.height() + y) * input.width(), outRow, i);
                    }
                }
            }
        }
    }

    private void row(Cells cells, int inRow, int outRow, int kernelRow) {
        int filters = output.channels();
        for (int column = 0; column < output.width(); column++) {
            for (int j = 0; j < window.kernelWidth(); j++) {
                int x = column * window.strideWidth() - margins.left() + j * window.dilationWidth();
                if (x >= 0 && x < input.width()) {
                    cells.at(
                            (inRow + x) * input.channels(),
                            (outRow + column) * filters,
                            (kernelRow * window.kernelWidth() + j) * filters);
                }
            }
        }
    }
}
