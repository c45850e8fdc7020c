package camaudit.engine.plain;

import camaudit.network.Resampling;
import camaudit.network.Shape;
import camaudit.resample.Taps;
import java.util.List;
import java.util.function.IntFunction;

/** Resizes a map, rows and columns independently. */
final class ResamplingKernel implements PlainKernel {
    private final Taps rows;
    private final Taps columns;
    private final int channels;

    ResamplingKernel(Resampling resampling, Shape input) {
        Shape output = resampling.outputShape(List.of(input));
        rows = resampling.interpolation().taps(input.height(), output.height());
        columns = resampling.interpolation().taps(input.width(), output.width());
        channels = input.channels();
    }

    private interface Term {
        void at(int input, int output, float weight);
    }

    @Override
    public void forward(int images, IntFunction<float[]> inputs, float[] y) {
        float[] x = inputs.apply(0);
        each(images, (in, out, weight) -> {
            for (int c = 0; c < channels; c++) {
                y[out + c] += weight * x[in + c];
            }
        });
    }

    @Override
    public void backward(int images, int index, IntFunction<float[]> inputs, float[] dy, float[] dx) {
        each(images, (in, out, weight) -> {
            for (int c = 0; c < channels; c++) {
                dx[in + c] += weight * dy[out + c];
            }
        });
    }

    private void each(int images, Term term) {
        for (int row = 0; row < images * rows.outputs(); row++) {
            int image = row / rows.outputs();
            int[] ys = rows.cells(row % rows.outputs());
            double[] down = rows.weights(row % rows.outputs());
            for (int i = 0; i < ys.length; i++) {
                int from = (image * rows.inputs() + ys[i]) * columns.inputs();
                for (int x = 0; x < columns.outputs(); x++) {
                    int[] xs = columns.cells(x);
                    double[] across = columns.weights(x);
                    for (int j = 0; j < xs.length; j++) {
                        term.at((from + xs[j]) * channels, (row * columns.outputs() + x) * channels, (float)
                                (down[i] * across[j]));
                    }
                }
            }
        }
    }
}
