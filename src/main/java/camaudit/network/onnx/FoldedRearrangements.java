package camaudit.network.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Reshapes, transposes, joins and slices constants. */
final class FoldedRearrangements {
    private static final int MAX_RANK = ConstantFolding.MAX_RANK;

    private FoldedRearrangements() {}

    static Value reshape(NodeContext context) {
        Constant c = context.constant(0, "input");
        Constant shape = context.constant(1, "shape");
        int[] dims = new int[shape.size()];
        int rest = -1;
        long known = 1;
        for (int i = 0; i < dims.length; i++) {
            long dim = shape.whole(i) == 0 && i < c.rank() ? c.dim(i) : shape.whole(i);
            if (dim < -1 || dim > Integer.MAX_VALUE || dims.length > MAX_RANK || (dim == -1 && rest >= 0)) {
                throw context.refuse("shape", shape, "its input is " + c);
            }
            rest = dim == -1 ? i : rest;
            dims[i] = (int) dim;
            known = Math.multiplyExact(known, dim == -1 ? 1 : dim);
        }
        if (rest >= 0) {
            dims[rest] = known == 0 ? 0 : (int) (c.size() / known);
        }
        return c.reshaped(dims);
    }

    static Value unsqueeze(NodeContext context) {
        Constant c = context.constant(0, "input");
        long[] axes = context.wholes(1, "axes").orElse(new long[0]);
        int rank = c.rank() + axes.length;
        if (rank > MAX_RANK) {
            throw context.refuse("axes", Arrays.toString(axes), "at most " + MAX_RANK + " dimensions are");
        }
        List<Integer> dims = new ArrayList<>(Arrays.stream(c.dims()).boxed().toList());
        Arrays.stream(axes)
                .mapToInt(a -> axis(context, a, rank))
                .sorted()
                .forEach(a -> dims.add(Math.min(a, dims.size()), 1));
        return c.reshaped(dims.stream().mapToInt(d -> d).toArray());
    }

    static Value squeeze(NodeContext context) {
        Constant c = context.constant(0, "input");
        List<Integer> dropped = Arrays.stream(context.wholes(1, "axes").orElse(new long[0]))
                .mapToObj(a -> axis(context, a, c.rank()))
                .toList();
        return c.reshaped(IntStream.range(0, c.rank())
                .filter(i -> dropped.isEmpty() ? c.dim(i) != 1 : !dropped.contains(i))
                .map(c::dim)
                .toArray());
    }

    private static int axis(NodeContext context, long axis, int rank) {
        long own = axis < 0 ? axis + rank : axis;
        if (own < 0 || own >= rank) {
            throw context.refuse("axis", axis, "there are " + rank + " dimensions");
        }
        return (int) own;
    }

    static Value transpose(NodeContext context) {
        Constant c = context.constant(0, "input");
        long[] order = context.attributes()
                .wholes("perm")
                .orElseGet(() -> IntStream.range(0, c.rank())
                        .mapToLong(i -> c.rank() - 1 - i)
                        .toArray());
        long[] sorted = order.clone();
        Arrays.sort(sorted);
        if (!Arrays.equals(sorted, IntStream.range(0, c.rank()).asLongStream().toArray())) {
            throw context.refuse("perm", Arrays.toString(order), "its input is " + c);
        }
        int[] strides = strides(c.dims());
        int[] dims = Arrays.stream(order).mapToInt(a -> c.dim((int) a)).toArray();
        int[] steps = Arrays.stream(order).mapToInt(a -> strides[(int) a]).toArray();
        return c.taken(context.budget(), walk(context, dims, steps), dims);
    }

    /** The offsets of the numbers of an array with these strides, {@code steps}, in row-major order of {@code dims}. */
    private static int[] walk(NodeContext context, int[] dims, int[] steps) {
        int[] from = context.budget().ints(ConstantFolding.size(dims));
        for (int at = 0; at < from.length; at++) {
            int rest = at;
            for (int axis = dims.length - 1; axis >= 0; axis--) {
                from[at] += rest % dims[axis] * steps[axis];
                rest /= dims[axis];
            }
        }
        return from;
    }

    private static int[] strides(int[] dims) {
        int[] strides = new int[dims.length];
        int stride = 1;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= dims[axis];
        }
        return strides;
    }

    static Value gather(NodeContext context) {
        Constant c = context.constant(0, "input");
        Constant index = context.constant(1, "indices");
        int axis = axis(context, context.attributes().whole("axis", 0), c.rank());
        if (axis != 0 || c.rank() != 1 || index.rank() > 1 || !index.isWhole()) {
            throw context.refuse("input", c, "only a list, with a number or list of indices, is");
        }
        int[] from = IntStream.range(0, index.size())
                .map(i -> axis(context, index.whole(i), c.size()))
                .toArray();
        return c.taken(context.budget(), from, index.dims());
    }

    static Value concatenation(NodeContext context) {
        List<Value> parts = context.values();
        boolean isList = parts.stream().allMatch(p -> p instanceof Constant c && c.rank() == 1)
                && parts.stream().map(p -> ((Constant) p).isWhole()).distinct().count() == 1;
        if (!isList) {
            throw context.refuse("inputs", parts, "only lists of one kind are, where all are constant");
        }
        context.attributes().ignore("axis");
        int size = parts.stream().mapToInt(p -> ((Constant) p).size()).sum();
        float[] floats = context.budget().floats(size);
        long[] wholes = context.budget().wholes(size);
        int at = 0;
        boolean whole = false;
        for (Value part : parts) {
            Constant c = (Constant) part;
            whole = c.isWhole();
            for (int i = 0; i < c.size(); i++, at++) {
                wholes[at] = whole ? c.whole(i) : 0;
                floats[at] = whole ? 0 : c.value(i);
            }
        }
        return whole ? Constant.of(wholes, size) : Constant.of(floats, size);
    }

    static Value slice(NodeContext context) {
        Constant c = context.constant(0, "input");
        long[] starts = context.wholes(1, "starts").orElse(new long[0]);
        long[] ends = context.wholes(2, "ends").orElse(new long[0]);
        long[] axes = context.wholes(3, "axes")
                .orElseGet(
                        () -> IntStream.range(0, starts.length).asLongStream().toArray());
        long[] steps = context.wholes(4, "steps")
                .orElseGet(() ->
                        IntStream.range(0, starts.length).mapToLong(i -> 1).toArray());
        boolean fits = ends.length == starts.length && axes.length == starts.length && steps.length == starts.length;
        if (!fits || Arrays.stream(steps).anyMatch(s -> Math.abs(s) != 1)) {
            throw context.refuse("steps", Arrays.toString(steps), "1 and -1 are, with as many starts, ends and axes");
        }
        int[] dims = c.dims();
        int[] strides = strides(dims);
        int first = 0;
        for (int i = 0; i < starts.length; i++) {
            int axis = axis(context, axes[i], c.rank());
            int size = c.dim(axis);
            int step = (int) steps[i];
            int start = step > 0 ? clamped(starts[i], size) : Math.min(clamped(starts[i], size), size - 1);
            int end = step > 0 ? clamped(ends[i], size) : ends[i] < -size ? -1 : clamped(ends[i], size);
            dims[axis] = Math.max(0, (end - start) * step);
            first += start * strides[axis];
            strides[axis] *= step;
        }
        int[] from = walk(context, dims, strides);
        for (int i = 0; i < from.length; i++) {
            from[i] += first;
        }
        return c.taken(context.budget(), from, dims);
    }

    private static int clamped(long index, int size) {
        return (int) Math.max(0, Math.min(size, index < 0 ? index + size : index));
    }
}
