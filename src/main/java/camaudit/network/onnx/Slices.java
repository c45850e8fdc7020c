package camaudit.network.onnx;

import camaudit.network.Concatenation;
import camaudit.network.Cropping;
import camaudit.network.Operation;
import camaudit.network.Selection;
import camaudit.network.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Joins values, and takes parts of them. */
final class Slices {
    private Slices() {}

    static Value concatenation(NodeContext context) {
        List<View> views = new ArrayList<>();
        for (int i = 0; i < context.inputs().size(); i++) {
            views.add(context.view(i));
        }
        View first = views.get(0);
        int axis = context.axis(context.attributes().whole("axis", 1), first.rank());
        if (views.size() == 1) {
            return first;
        }
        View widest = views.stream()
                .filter(v -> v.isSimple() && v.axes().stream().noneMatch(List::isEmpty))
                .findFirst()
                .orElse(first);
        List<Integer> order = widest.isSimple()
                ? widest.order()
                : IntStream.range(0, first.rank()).boxed().toList();
        AxisOrder axisOrder = new AxisOrder(context);
        View[] arranged = views.stream()
                .map(v -> axisOrder.full(axisOrder.requireRank(v, first.rank()), order))
                .toArray(View[]::new);
        return context.addLike(new Concatenation(order.indexOf(axis)), arranged);
    }

    static List<Value> split(NodeContext context) {
        View view = context.view(0);
        int axis = context.axis(context.attributes().whole("axis", 0), view.rank());
        int size = known(context, view, axis);
        Optional<long[]> given = context.wholes(1, "split");
        int count = context.attributes().whole("num_outputs", context.outputs());
        if (count != context.outputs()) {
            throw context.refuse("num_outputs", count, "it has " + context.outputs() + " outputs");
        }
        int each = (size + count - 1) / count;
        long[] sizes = given.orElseGet(() -> IntStream.range(0, count)
                .mapToLong(i -> Math.max(0, Math.min(each, size - i * each)))
                .toArray());
        boolean fits = sizes.length == count
                && Arrays.stream(sizes).allMatch(s -> s > 0 && s <= size)
                && Arrays.stream(sizes).sum() == size;
        if (!fits) {
            throw context.refuse("split", Arrays.toString(sizes), "its input is " + view);
        }
        List<Value> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < count; i++) {
            String name = context.outputs() == 1 ? "" : "" + i;
            parts.add(part(context, name, view, axis, start, (int) sizes[i]));
            start += (int) sizes[i];
        }
        return parts;
    }

    static Value slice(NodeContext context) {
        View view = context.view(0);
        long[] starts = context.wholes(1, "starts").orElse(new long[0]);
        long[] ends = context.wholes(2, "ends").orElse(new long[0]);
        long[] axes = context.wholes(3, "axes")
                .orElse(IntStream.range(0, starts.length).asLongStream().toArray());
        long[] steps = context.wholes(4, "steps").orElse(new long[0]);
        if (ends.length != starts.length
                || axes.length != starts.length
                || Arrays.stream(steps).anyMatch(s -> s != 1)) {
            throw context.refuse("steps", Arrays.toString(steps), "only 1 is, with as many starts as ends and axes");
        }
        View cut = view;
        for (int i = 0; i < starts.length; i++) {
            if ((axes[i] == 0 || axes[i] == -view.rank() - 1)
                    && starts[i] == 0
                    && ends[i] >= context.builder().batch()) {
                continue;
            }
            int axis = context.axis(axes[i], view.rank());
            if (starts[i] == 0 && ends[i] >= Integer.MAX_VALUE) {
                continue;
            }
            int size = known(context, cut, axis);
            int start = bound(starts[i], size);
            int end = bound(ends[i], size);
            if (start >= end) {
                throw context.refuse("starts and ends", start + " and " + end, "nothing of " + view + " is left");
            }
            cut = part(context, i == starts.length - 1 ? "" : "" + i, cut, axis, start, end - start);
        }
        return cut;
    }

    private static int bound(long index, int size) {
        return (int) Math.max(0, Math.min(size, index < 0 ? index + size : index));
    }

    /** The part at one position along a dimension, without that dimension. */
    static Value gather(NodeContext context) {
        View view = context.view(0);
        int axis = context.axis(context.attributes().whole("axis", 0), view.rank());
        Constant index = context.constant(1, "indices");
        int size = known(context, view, axis);
        if (index.size() != 1 || index.rank() > 1 || !index.isWhole() || bound(index.whole(0), size) == size) {
            throw context.refuse("indices", index, "one that is less than " + size + " is expected");
        }
        View one = part(context, "", view, axis, bound(index.whole(0), size), 1);
        return Rearrangements.without(one, List.of(axis), index.rank() == 1);
    }

    private static int known(NodeContext context, View view, int axis) {
        int size = view.dim(axis);
        if (size == Shape.UNKNOWN) {
            throw context.refuse("input", view, "its image size is open: export the model for a fixed image size");
        }
        return size;
    }

    private static View part(NodeContext context, String name, View view, int axis, int start, int length) {
        if (length == view.dim(axis)) {
            return view;
        }
        List<Integer> dims = view.axes().get(axis);
        int after = view.dim(axis) - start - length;
        View input = view;
        Operation operation = Selection.range(start, length);
        if (view.shape().isMap() && dims.equals(List.of(0))) {
            operation = new Cropping(start, after, 0, 0);
        } else if (view.shape().isMap() && dims.equals(List.of(1))) {
            operation = new Cropping(0, 0, start, after);
        } else if (!dims.equals(List.of(view.shape().dims().size() - 1))) {
            input = new AxisOrder(context).full(view, AxisOrder.last(view, axis));
        }
        return name.isEmpty()
                ? context.addLike(operation, input)
                : context.addPart(name, operation, input.axes(), input);
    }

    /** Expand, where it repeats nothing. */
    static Value expand(NodeContext context) {
        View view = context.view(0);
        Constant shape = context.constant(1, "shape");
        int missing = view.rank() + 1 - shape.size();
        boolean same = missing >= 0 && shape.isWhole();
        for (int i = 0; same && i < shape.size(); i++) {
            int axis = i + missing - 1;
            int own = axis < 0 ? context.builder().batch() : view.dim(axis);
            same = shape.whole(i) == 1 || shape.whole(i) == own || (shape.whole(i) == Constant.OPEN && own < 1);
        }
        if (!same) {
            throw context.refuse("shape", shape, "its input " + view + " would be repeated");
        }
        return view;
    }

    static Value tile(NodeContext context) {
        long[] repeats = context.wholes(1, "repeats").orElse(new long[0]);
        if (Arrays.stream(repeats).anyMatch(r -> r != 1)) {
            throw context.refuse("repeats", Arrays.toString(repeats), "only 1 is");
        }
        return context.view(0);
    }
}
