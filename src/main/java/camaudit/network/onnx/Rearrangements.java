package camaudit.network.onnx;

import camaudit.network.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Operators that give values other dimensions, or change the order of dimensions. */
final class Rearrangements {
    private Rearrangements() {}

    static Value flatten(NodeContext context) {
        View view = context.view(0);
        long axis = context.attributes().whole("axis", 1);
        if (axis != 1 && axis != -view.rank()) {
            throw context.refuse("axis", axis, "only 1 is, which leaves the images apart");
        }
        return view.seen(List.of(view.axes().stream().flatMap(List::stream).toList()));
    }

    static Value transpose(NodeContext context) {
        View view = context.view(0);
        long[] order = context.attributes().wholes("perm").orElse(new long[0]);
        long[] sorted = order.clone();
        Arrays.sort(sorted);
        if (!Arrays.equals(
                        sorted,
                        IntStream.rangeClosed(0, view.rank()).asLongStream().toArray())
                || order[0] != 0) {
            throw context.refuse(
                    "perm",
                    Arrays.toString(order),
                    "each dimension of " + view + " is expected once and the batch, 0, first");
        }
        return view.seen(Arrays.stream(order)
                .skip(1)
                .mapToObj(axis -> view.axes().get((int) axis - 1))
                .toList());
    }

    static Value reshape(NodeContext context) {
        View view = context.view(0);
        boolean keepsZeros = context.attributes().isOn("allowzero", false);
        Constant wanted = context.constant(1, "shape");
        if (!wanted.isWhole() || wanted.size() > 8) {
            throw context.refuse("shape", wanted, "whole numbers are expected, at most 8");
        }
        List<Integer> dims = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            long dim = wanted.whole(i);
            if (dim == 0 && !keepsZeros && i <= view.rank()) {
                dims.add(i == 0 ? context.builder().batch() : view.dim(i - 1));
            } else if (dim == Constant.OPEN || dim == Shape.UNKNOWN) {
                dims.add(Shape.UNKNOWN);
            } else if (dim > 0 && dim <= Integer.MAX_VALUE) {
                dims.add((int) dim);
            } else {
                throw context.refuse("shape", list(wanted), dim + " is no dimension");
            }
        }
        return Reshapes.to(context, view, withoutBatch(context, view, dims, wanted));
    }

    private static List<Integer> withoutBatch(NodeContext context, View view, List<Integer> dims, Constant wanted) {
        int batch = context.builder().batch();
        List<Integer> own = new ArrayList<>(dims);
        int rest = own.indexOf(Shape.UNKNOWN);
        boolean single = rest == own.lastIndexOf(Shape.UNKNOWN);
        if (view.isKnown() && rest >= 0 && single) {
            long known = own.stream().filter(d -> d > 0).mapToLong(d -> d).reduce(1, Math::multiplyExact);
            own.set(rest, (int) Math.min(Integer.MAX_VALUE, (long) view.shape().size() * batch / known));
        } else if (rest == 0) {
            own.set(0, batch);
        }
        List<Integer> image = own.subList(Math.min(1, own.size()), own.size());
        boolean fits = image.size() > 0 && own.get(0) == batch;
        if (fits && view.isKnown()) {
            fits = image.stream().allMatch(d -> d > 0)
                    && image.stream().mapToLong(d -> d).reduce(1, Math::multiplyExact)
                            == view.shape().size();
        } else if (fits) {
            fits = image.indexOf(Shape.UNKNOWN) == image.lastIndexOf(Shape.UNKNOWN);
        }
        if (!fits) {
            throw context.refuse(
                    "shape",
                    list(wanted),
                    "it does not leave the batch of " + batch + " in front and fit " + view
                            + ": export the model for a fixed image size");
        }
        return image;
    }

    private static List<String> list(Constant shape) {
        return IntStream.range(0, Math.min(shape.size(), 16))
                .mapToObj(i -> shape.whole(i) == Constant.OPEN ? "?" : "" + shape.whole(i))
                .toList();
    }

    static Value squeeze(NodeContext context) {
        View view = context.view(0);
        long[] axes = context.wholes(1, "axes").orElse(new long[0]);
        if (axes.length == 0) {
            throw context.refuse("axes", "none", "name the dimensions, or the batch may be one of them");
        }
        List<Integer> dropped = new ArrayList<>();
        for (long axis : axes) {
            int own = context.axis(axis, view.rank());
            if (view.dim(own) != 1) {
                throw context.refuse("axes", Arrays.toString(axes), "its input is " + view);
            }
            dropped.add(own);
        }
        return without(view, dropped, false);
    }

    /** The view, unless {@code keeps}, without these dimensions, which are 1. */
    static View without(View view, List<Integer> axes, boolean keeps) {
        return keeps
                ? view
                : view.seen(IntStream.range(0, view.rank())
                        .filter(a -> !axes.contains(a))
                        .mapToObj(view.axes()::get)
                        .toList());
    }

    static Value unsqueeze(NodeContext context) {
        View view = context.view(0);
        long[] axes = context.wholes(1, "axes").orElse(new long[0]);
        int rank = view.rank() + axes.length;
        List<Integer> added = new ArrayList<>();
        for (long axis : axes) {
            added.add(context.axis(axis, rank));
        }
        if (added.stream().distinct().count() != axes.length || rank > 7) {
            throw context.refuse("axes", Arrays.toString(axes), "each dimension is added once");
        }
        List<List<Integer>> own = new ArrayList<>(view.axes());
        added.stream().sorted().forEach(axis -> own.add(axis, List.of()));
        return view.seen(own);
    }

    /** The shape of a value as a constant. */
    static Value shape(NodeContext context) {
        List<Integer> all = new ArrayList<>();
        if (context.value(0) instanceof View view) {
            all.add(context.builder().batch());
            all.addAll(view.dims());
        } else if (context.value(0) instanceof Constant constant) {
            Arrays.stream(constant.dims()).forEach(all::add);
        }
        int start = bound(context.attributes().whole("start", 0), all.size());
        int end = bound(context.attributes().whole("end", all.size()), all.size());
        long[] dims = all.subList(Math.min(start, end), end).stream()
                .mapToLong(d -> d == Shape.UNKNOWN ? Constant.OPEN : d)
                .toArray();
        return Constant.of(dims, dims.length);
    }

    private static int bound(int index, int size) {
        return Math.max(0, Math.min(size, index < 0 ? index + size : index));
    }
}
