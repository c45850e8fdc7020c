package camaudit.engine.plain;

import camaudit.network.Dot;
import camaudit.network.Shape;
import java.util.List;
import java.util.function.IntFunction;

/** The sum over one dimension of products of two values. */
final class DotKernel implements PlainKernel {
    private final Side first;
    private final Side second;

    /** A value as (outer, common, inner). */
    private record Side(int outer, int common, int inner) {
        static Side of(Shape shape, int axis) {
            int outer = 1;
            int inner = 1;
            for (int i = 0; i < shape.dims().size(); i++) {
                outer *= i < axis ? shape.dims().get(i) : 1;
                inner *= i > axis ? shape.dims().get(i) : 1;
            }
            return new Side(outer, shape.dims().get(axis), inner);
        }

        int rest() {
            return outer * inner;
        }

        int at(int image, int rest, int k) {
            return ((image * outer + rest / inner) * common + k) * inner + rest % inner;
        }
    }

    private interface Term {
        void at(int first, int second, int output);
    }

    DotKernel(Dot dot, List<Shape> inputs) {
        first = Side.of(inputs.get(0), dot.first());
        second = Side.of(inputs.get(1), dot.second());
    }

    @Override
    public void forward(int images, IntFunction<float[]> inputs, float[] y) {
        float[] a = inputs.apply(0);
        float[] b = inputs.apply(1);
        each(images, (i, j, out) -> y[out] += a[i] * b[j]);
    }

    @Override
    public void backward(int images, int index, IntFunction<float[]> inputs, float[] dy, float[] dx) {
        float[] other = inputs.apply(1 - index);
        if (index == 0) {
            each(images, (i, j, out) -> dx[i] += dy[out] * other[j]);
        } else {
            each(images, (i, j, out) -> dx[j] += dy[out] * other[i]);
        }
    }

    private void each(int images, Term term) {
        for (int image = 0; image < images; image++) {
            for (int p = 0; p < first.rest(); p++) {
                for (int q = 0; q < second.rest(); q++) {
                    int out = (image * first.rest() + p) * second.rest() + q;
                    for (int k = 0; k < first.common(); k++) {
                        term.at(first.at(image, p, k), second.at(image, q, k), out);
                    }
                }
            }
        }
    }
}
