package camaudit.engine.plain;

import camaudit.network.Selection;
import camaudit.network.Shape;
import java.util.function.IntFunction;

/** Copies some of the channels, in a given order. */
final class SelectionKernel implements PlainKernel {
    private final int[] channels;
    private final int from;

    SelectionKernel(Selection selection, Shape input) {
        channels = selection.channels().stream().mapToInt(c -> c).toArray();
        from = input.channels();
    }

    @Override
    public void forward(int images, IntFunction<float[]> inputs, float[] y) {
        float[] x = inputs.apply(0);
        for (int in = 0, out = 0; in < x.length; in += from, out += channels.length) {
            for (int c = 0; c < channels.length; c++) {
                y[out + c] = x[in + channels[c]];
            }
        }
    }

    @Override
    public void backward(int images, int index, IntFunction<float[]> inputs, float[] dy, float[] dx) {
        for (int in = 0, out = 0; in < dx.length; in += from, out += channels.length) {
            for (int c = 0; c < channels.length; c++) {
                dx[in + channels[c]] += dy[out + c];
            }
        }
    }
}
