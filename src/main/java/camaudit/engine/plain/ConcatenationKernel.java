package camaudit.engine.plain;

import camaudit.network.Concatenation;
import camaudit.network.Shape;
import java.util.List;
import java.util.function.IntFunction;

/** Concatenation along one dimension: the output consists of blocks, and each input fills one contiguous run of every block. */
final class ConcatenationKernel implements PlainKernel {
    private final int[] runs;
    private final int block;

    ConcatenationKernel(Concatenation concatenation, List<Shape> inputs) {
        runs = inputs.stream()
                .mapToInt(shape -> shape.dims().stream()
                        .skip(concatenation.axis())
                        .mapToInt(Integer::intValue)
                        .reduce(1, Math::multiplyExact))
                .toArray();
        int sum = 0;
        for (int run : runs) {
            sum += run;
        }
        block = sum;
    }

    private int start(int index) {
        int start = 0;
        for (int i = 0; i < index; i++) {
            start += runs[i];
        }
        return start;
    }

    @Override
    public void forward(int images, IntFunction<float[]> inputs, float[] y) {
        for (int k = 0; k < runs.length; k++) {
            float[] x = inputs.apply(k);
            int start = start(k);
            for (int from = 0, to = start; from < x.length; from += runs[k], to += block) {
                System.arraycopy(x, from, y, to, runs[k]);
            }
        }
    }

    @Override
    public void backward(int images, int index, IntFunction<float[]> inputs, float[] dy, float[] dx) {
        int start = start(index);
        for (int to = 0, from = start; to < dx.length; to += runs[index], from += block) {
            System.arraycopy(dy, from, dx, to, runs[index]);
        }
    }
}
