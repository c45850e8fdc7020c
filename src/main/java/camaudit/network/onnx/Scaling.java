package camaudit.network.onnx;

import camaudit.network.Affine;
import camaudit.network.Flatten;
import camaudit.network.Reshape;
import camaudit.network.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * factor·x + shift, with factors and shifts that follow from a constant of the graph.
 *
 * @param factor by the index of a number of the constant
 * @param shift by the index of a number of the constant
 */
record Scaling(IntFunction<Float> factor, IntFunction<Float> shift) {
    static final IntFunction<Float> ONE = i -> 1f;
    static final IntFunction<Float> ZERO = i -> 0f;

    /** Adds the node that scales and shifts a value; the constant is repeated over it as in NumPy. */
    View apply(NodeContext context, View view, Constant constant) {
        int missing = view.rank() + 1 - constant.rank();
        List<Integer> varying = new ArrayList<>();
        for (int i = 0; i < constant.rank(); i++) {
            if (constant.dim(i) != 1) {
                int axis = i + missing - 1;
                if (missing < 0 || axis < 0 || view.dim(axis) != constant.dim(i)) {
                    throw context.refuse("constant", constant, "it does not fit its other input " + view);
                }
                varying.add(axis);
            }
        }
        if (missing < 0) {
            throw context.refuse("constant", constant, "it has more dimensions than its other input " + view);
        }
        if (varying.isEmpty()) {
            return context.addLike(affine(context, 1, i -> 0), view);
        }
        if (varying.size() == 1) {
            return alongOne(context, view, varying.get(0));
        }
        return everywhere(context, view, constant, missing);
    }

    private View alongOne(NodeContext context, View view, int axis) {
        List<Integer> dims = view.axes().get(axis);
        boolean isLast = dims.size() == 1 && dims.get(0) == view.shape().dims().size() - 1;
        View arranged = isLast ? view : new AxisOrder(context).full(view, AxisOrder.last(view, axis));
        return context.addLike(affine(context, view.dim(axis), i -> i), arranged);
    }

    /** Scales the value as a vector in the order of ONNX, and reshapes it back. */
    private View everywhere(NodeContext context, View view, Constant constant, int missing) {
        if (!view.isKnown()) {
            throw context.refuse(
                    "constant",
                    constant,
                    "its other input " + view + " is open in size: export the model for" + " a fixed image size");
        }
        View plain = new AxisOrder(context).plain(view);
        View flat = context.addPart("flat", new Flatten(), View.plain(1), plain);
        Affine affine = affine(context, view.shape().size(), i -> index(constant, view, i, missing));
        View scaled = context.addPart("scaled", affine, View.plain(1), flat);
        return context.add(new Reshape(view.dims()), View.plain(view.rank()), scaled);
    }

    private static int index(Constant constant, View view, int at, int missing) {
        int rest = at;
        int index = 0;
        int stride = 1;
        for (int axis = view.rank() - 1; axis >= 0; axis--) {
            int own = axis + 1 - missing;
            int size = own < 0 ? 1 : constant.dim(own);
            index += size == 1 ? 0 : rest % view.dim(axis) * stride;
            stride *= size;
            rest /= view.dim(axis);
        }
        return index;
    }

    private interface Index {
        int of(int position);
    }

    private Affine affine(NodeContext context, int size, Index index) {
        float[] factors = context.budget().floats(size);
        float[] shifts = context.budget().floats(size);
        for (int i = 0; i < size; i++) {
            factors[i] = factor.apply(index.of(i));
            shifts[i] = shift.apply(index.of(i));
        }
        return new Affine(Tensor.of(factors, size), Tensor.of(shifts, size));
    }
}
