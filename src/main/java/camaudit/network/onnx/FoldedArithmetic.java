package camaudit.network.onnx;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;

/** Sums, products and the like of constants, of equal shape or one of them a single number. */
final class FoldedArithmetic {
    private FoldedArithmetic() {}

    static OpReader.Single of(LongBinaryOperator wholes, DoubleBinaryOperator floats) {
        return call -> both(call, wholes, floats);
    }

    static OpReader.Single of(DoubleUnaryOperator function) {
        return call -> {
            Constant c = call.constant(0, "input");
            if (c.isWhole()) {
                return c;
            }
            float[] values = call.budget().floats(c.size());
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) function.applyAsDouble(c.value(i));
            }
            return Constant.of(values, c.dims());
        };
    }

    private static Value both(Call call, LongBinaryOperator wholes, DoubleBinaryOperator floats) {
        Constant a = call.constant(0, "input");
        Constant b = call.constant(1, "input");
        boolean fits = a.shape().equals(b.shape()) || a.size() == 1 || b.size() == 1;
        if (call.inputs().size() != 2 || !fits || a.isWhole() != b.isWhole()) {
            throw call.refuse(
                    "inputs", a.shape() + " and " + b.shape(), "equal shapes and kinds are, where all is constant");
        }
        int[] dims = a.size() == 1 && b.rank() >= a.rank() ? b.dims() : a.dims();
        int size = a.size() == 1 ? b.size() : a.size();
        if (!a.isWhole()) {
            float[] values = call.budget().floats(size);
            for (int i = 0; i < size; i++) {
                values[i] = (float) floats.applyAsDouble(a.value(at(a, i)), b.value(at(b, i)));
            }
            return Constant.of(values, dims);
        }
        long[] values = call.budget().wholes(size);
        for (int i = 0; i < size; i++) {
            values[i] = whole(call, wholes, a.whole(at(a, i)), b.whole(at(b, i)));
        }
        return Constant.of(values, dims);
    }

    private static int at(Constant c, int index) {
        return c.size() == 1 ? 0 : index;
    }

    private static long whole(Call call, LongBinaryOperator operator, long a, long b) {
        if (a == Constant.OPEN || b == Constant.OPEN) {
            return Constant.OPEN;
        }
        try {
            return operator.applyAsLong(a, b);
        } catch (ArithmeticException e) {
            throw call.refuse("inputs", a + " and " + b, "export the model again");
        }
    }
}
