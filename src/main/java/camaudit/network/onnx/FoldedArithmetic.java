package camaudit.network.onnx;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;

/** Sums, products and the like of constants; smaller ones are repeated as in NumPy. */
final class FoldedArithmetic {
    private FoldedArithmetic() {}

    static OpReader.Single of(LongBinaryOperator wholes, DoubleBinaryOperator floats) {
        return context -> both(context, wholes, floats);
    }

    static OpReader.Single of(DoubleUnaryOperator function) {
        return context -> {
            Constant c = context.constant(0, "input");
            if (c.isWhole()) {
                throw context.refuse("input", c, "only floats are, where all is constant");
            }
            float[] values = context.budget().floats(c.size());
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) function.applyAsDouble(c.value(i));
            }
            return Constant.of(values, c.dims());
        };
    }

    private static Value both(NodeContext context, LongBinaryOperator wholes, DoubleBinaryOperator floats) {
        Constant a = context.constant(0, "input");
        Constant b = context.constant(1, "input");
        if (context.inputs().size() != 2 || a.isWhole() != b.isWhole()) {
            throw context.refuse("inputs", a + " and " + b, "two of one kind are, where all is constant");
        }
        int[] dims = repeated(context, a.dims(), b.dims());
        int[] fromA = index(context, a.dims(), dims);
        int[] fromB = index(context, b.dims(), dims);
        if (!a.isWhole()) {
            float[] values = context.budget().floats(fromA.length);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) floats.applyAsDouble(a.value(fromA[i]), b.value(fromB[i]));
            }
            return Constant.of(values, dims);
        }
        long[] values = context.budget().wholes(fromA.length);
        for (int i = 0; i < values.length; i++) {
            values[i] = whole(context, wholes, a.whole(fromA[i]), b.whole(fromB[i]));
        }
        return Constant.of(values, dims);
    }

    private static long whole(NodeContext context, LongBinaryOperator operator, long a, long b) {
        if (a == Constant.OPEN || b == Constant.OPEN) {
            return Constant.OPEN;
        }
        try {
            return operator.applyAsLong(a, b);
        } catch (ArithmeticException e) {
            throw context.refuse("inputs", a + " and " + b, "export the model again");
        }
    }

    private static int[] repeated(NodeContext context, int[] a, int[] b) {
        int[] dims = new int[Math.max(a.length, b.length)];
        for (int i = 0; i < dims.length; i++) {
            int own = dim(a, i, dims.length);
            int other = dim(b, i, dims.length);
            if (own != other && own != 1 && other != 1) {
                throw context.refuse(
                        "inputs",
                        java.util.Arrays.toString(a) + " and " + java.util.Arrays.toString(b),
                        "their dimensions must be equal or 1");
            }
            dims[i] = own == 1 ? other : own;
        }
        return dims;
    }

    private static int dim(int[] dims, int axis, int rank) {
        int own = axis - rank + dims.length;
        return own < 0 ? 1 : dims[own];
    }

    /** For each number of shape {@code to}, the index of the number of shape {@code from} that is repeated there. */
    private static int[] index(NodeContext context, int[] from, int[] to) {
        long size = 1;
        for (int dim : to) {
            size = Math.multiplyExact(size, dim);
        }
        int[] index = context.budget().ints(size);
        for (int at = 0; at < index.length; at++) {
            int rest = at;
            int stride = 1;
            for (int axis = to.length - 1; axis >= 0; axis--) {
                int own = dim(from, axis, to.length);
                index[at] += own == 1 ? 0 : rest % to[axis] * stride;
                stride *= own;
                rest /= to[axis];
            }
        }
        return index;
    }

    static Value expand(NodeContext context) {
        Constant c = context.constant(0, "input");
        int[] dims = repeated(context, c.dims(), ConstantFolding.dims(context, context.constant(1, "shape")));
        return c.taken(context.budget(), index(context, c.dims(), dims), dims);
    }

    static Value clip(NodeContext context) {
        Constant c = context.constant(0, "input");
        if (!c.isWhole()) {
            double lower = context.has(1) ? Clipping.bound(context, 1) : Double.NEGATIVE_INFINITY;
            double upper = context.has(2) ? Clipping.bound(context, 2) : Double.POSITIVE_INFINITY;
            return of(v -> Math.min(Math.max(v, lower), upper)).read(context);
        }
        long lower = context.optional(1, "bound").map(b -> b.whole(0)).orElse(Long.MIN_VALUE);
        long upper = context.optional(2, "bound").map(b -> b.whole(0)).orElse(Long.MAX_VALUE);
        long[] values = context.budget().wholes(c.size());
        for (int i = 0; i < values.length; i++) {
            long value = c.whole(i);
            values[i] = value == Constant.OPEN ? value : Math.min(Math.max(value, lower), upper);
        }
        return Constant.of(values, c.dims());
    }

    /** Whole numbers from a first one up to a limit, which is not included. */
    static Value range(NodeContext context) {
        Constant start = context.constant(0, "start");
        Constant limit = context.constant(1, "limit");
        Constant step = context.constant(2, "step");
        boolean fits = start.isWhole()
                && limit.isWhole()
                && step.isWhole()
                && start.size() == 1
                && limit.size() == 1
                && step.size() == 1
                && step.whole(0) == 1
                && Math.abs(start.whole(0)) <= Integer.MAX_VALUE
                && Math.abs(limit.whole(0)) <= Integer.MAX_VALUE
                && limit.whole(0) != Constant.OPEN;
        if (!fits) {
            throw context.refuse("limits", start + ", " + limit + ", " + step, "whole numbers with a step of 1 are");
        }
        long[] values = context.budget().wholes(Math.max(0, limit.whole(0) - start.whole(0)));
        for (int i = 0; i < values.length; i++) {
            values[i] = start.whole(0) + i;
        }
        return Constant.of(values, values.length);
    }
}
