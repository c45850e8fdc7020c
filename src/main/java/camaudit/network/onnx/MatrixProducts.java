package camaudit.network.onnx;

import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.Flatten;
import camaudit.network.Padding;
import camaudit.network.Tensor;
import camaudit.network.Window;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Reads matrix products with trained weights: dense layers, and 1×1 convolutions over the cells of a map. */
final class MatrixProducts {
    private MatrixProducts() {}

    static Value gemm(NodeContext context) {
        View input = new AxisOrder(context).requireRank(context.view(0), 1);
        if (context.attributes().isOn("transA", false)) {
            throw context.refuse("transA", 1, "it would mix the images of a batch");
        }
        float alpha = (float) context.attributes().number("alpha", 1);
        float beta = (float) context.attributes().number("beta", 1);
        Matrix matrix = matrix(context, context.attributes().isOn("transB", false), alpha);
        float[] bias = context.budget().floats(matrix.columns());
        context.optional(2, "bias").ifPresent(c -> {
            if (c.size() != 1 && (c.size() != bias.length || c.dim(c.rank() - 1) != bias.length)) {
                throw context.refuse("bias", c, bias.length + " numbers are expected");
            }
            for (int i = 0; i < bias.length; i++) {
                bias[i] = beta * c.value(c.size() == 1 ? 0 : i);
            }
        });
        return dense(context, input, matrix, bias);
    }

    static Value matMul(NodeContext context) {
        View input = context.view(0);
        Matrix matrix = matrix(context, false, 1);
        float[] bias = context.budget().floats(matrix.columns());
        return input.rank() == 1 ? dense(context, input, matrix, bias) : overCells(context, input, matrix, bias);
    }

    private record Matrix(Constant weights, boolean transposed, float factor) {
        int rows() {
            return weights.dim(transposed ? 1 : 0);
        }

        int columns() {
            return weights.dim(transposed ? 0 : 1);
        }

        /** The matrix, (rows, columns), with its rows in this order. */
        Tensor tensor(Budget budget, int[] order) {
            float[] values = budget.floats(weights.size());
            int columns = columns();
            for (int row = 0; row < order.length; row++) {
                for (int column = 0; column < columns; column++) {
                    int at = transposed ? column * order.length + order[row] : order[row] * columns + column;
                    values[row * columns + column] = factor * weights.value(at);
                }
            }
            return Tensor.of(values, order.length, columns);
        }
    }

    private static Matrix matrix(NodeContext context, boolean transposed, float factor) {
        Constant weights = context.constant(1, "weights");
        if (weights.rank() != 2) {
            throw context.refuse("weights", weights, "a matrix is expected");
        }
        return new Matrix(weights, transposed, factor);
    }

    private static Value dense(NodeContext context, View input, Matrix matrix, float[] bias) {
        View vector = input;
        int[] order = IntStream.range(0, matrix.rows()).toArray();
        if (input.isKnown()) {
            if (input.dim(0) != order.length) {
                throw context.refuse("weights", matrix.weights(), "its input is " + input);
            }
            order = order(input);
            vector = input.shape().isVector() ? input : context.addPart("flat", new Flatten(), View.plain(1), input);
        } else {
            vector = new AxisOrder(context).vector(input);
        }
        Dense dense = new Dense(matrix.tensor(context.budget(), order), Tensor.of(bias, bias.length));
        return context.add(dense, View.plain(1), vector);
    }

    /** For each number of a value, its position in ONNX's order. */
    private static int[] order(View view) {
        List<Integer> dims = view.shape().dims();
        int[] strides = new int[dims.size()];
        int stride = 1;
        List<Integer> slowestFirst = view.axes().get(0);
        for (int i = slowestFirst.size() - 1; i >= 0; i--) {
            strides[slowestFirst.get(i)] = stride;
            stride *= dims.get(slowestFirst.get(i));
        }
        int[] order = new int[stride];
        for (int at = 0; at < order.length; at++) {
            int rest = at;
            for (int dim = strides.length - 1; dim >= 0; dim--) {
                order[at] += rest % dims.get(dim) * strides[dim];
                rest /= dims.get(dim);
            }
        }
        return order;
    }

    private static Value overCells(NodeContext context, View input, Matrix matrix, float[] bias) {
        AxisOrder axisOrder = new AxisOrder(context);
        View plain = axisOrder.plain(input);
        int rank = input.rank();
        int[] same = IntStream.range(0, matrix.rows()).toArray();
        Tensor kernel = matrix.tensor(context.budget(), same);
        Convolution convolution = new Convolution(
                Tensor.of(kernel.values(), 1, 1, matrix.rows(), matrix.columns()),
                Tensor.of(bias, bias.length),
                new Window(1, 1, 1, 1, Padding.VALID));
        if (rank == 3) {
            return context.add(convolution, View.plain(3), plain);
        }
        int cells = IntStream.range(0, rank - 1).map(input::dim).reduce(1, Math::multiplyExact);
        View map = axisOrder.reshaped(plain, List.of(cells, 1, input.dim(rank - 1)));
        View product = context.addPart("cells", convolution, View.plain(3), map);
        List<Integer> dims = new java.util.ArrayList<>(plain.shape().dims());
        dims.set(rank - 1, matrix.columns());
        return context.add(new camaudit.network.Reshape(Collections.unmodifiableList(dims)), View.plain(rank), product);
    }
}
