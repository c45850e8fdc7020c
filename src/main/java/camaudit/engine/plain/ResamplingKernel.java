package camaudit.engine.plain;

import camaudit.engine.Interpolating;
import camaudit.network.Resampling;
import camaudit.network.Shape;
import java.util.List;
import java.util.function.IntFunction;

/** A map brought to another size, rows and columns independently. */
final class ResamplingKernel implements PlainKernel {
    private final Interpolating rows;
    private final Interpolating columns;
    private final int channels;

    ResamplingKernel(Resampling resampling, Shape input) {
        Shape output = resampling.outputShape(List.of(input));
        rows = Interpolating.of(resampling.interpolation(), input.height(), output.height());
        columns = Interpolating.of(resampling.interpolation(), input.width(), output.width());
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
            int y = row % rows.outputs();
            for (int i = 0; i < rows.taps(y); i++) {
                int from = (image * rows.inputs() + rows.source(y, i)) * columns.inputs();
                for (int x = 0; x < columns.outputs(); x++) {
                    for (int j = 0; j < columns.taps(x); j++) {
                        term.at(
                                (from + columns.source(x, j)) * channels,
                                (row * columns.outputs() + x) * channels,
                                (float) (rows.weight(y, i) * columns.weight(x, j)));
                    }
                }
            }
        }
    }
}
