package camaudit.engine.plain;

import camaudit.network.Permutation;
import camaudit.network.Shape;
import java.util.List;
import java.util.function.IntFunction;

/** Transposition: the dimensions of a value in another order. */
final class PermutationKernel implements PlainKernel {
    /** For each value of one image's output, the index of the input value that it copies. */
    private final int[] index;

    PermutationKernel(Permutation permutation, Shape input) {
        List<Integer> from = input.dims();
        int[] strides = new int[from.size()];
        int stride = 1;
        for (int axis = from.size() - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= from.get(axis);
        }
        index = new int[input.size()];
        for (int at = 0; at < index.length; at++) {
            int rest = at;
            for (int axis = from.size() - 1; axis >= 0; axis--) {
                int source = permutation.order().get(axis);
                index[at] += rest % from.get(source) * strides[source];
                rest /= from.get(source);
            }
        }
    }

    @Override
    public void forward(int images, IntFunction<float[]> inputs, float[] y) {
        float[] x = inputs.apply(0);
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i / index.length * index.length + index[i % index.length]];
        }
    }

    @Override
    public void backward(int images, int which, IntFunction<float[]> inputs, float[] dy, float[] dx) {
        for (int i = 0; i < dy.length; i++) {
            dx[i / index.length * index.length + index[i % index.length]] = dy[i];
        }
    }
}
