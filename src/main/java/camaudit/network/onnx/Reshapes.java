package camaudit.network.onnx;

import camaudit.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Gives a view other dimensions: by splitting and merging those of its value where the sizes divide, else by moving values. */
final class Reshapes {
    private final NodeContext context;
    private final View view;

    /** For each dimension of the value the factors into which it has been split; the last one is the part not used yet. */
    private final List<List<Integer>> factors = new ArrayList<>();

    private record Atom(int dim, int factor) {}

    private Reshapes(NodeContext context, View view) {
        this.context = context;
        this.view = view;
        view.shape().dims().forEach(d -> factors.add(new ArrayList<>(List.of(d))));
    }

    /**
     * The value under other dimensions.
     *
     * @param dims without the batch; {@link Shape#UNKNOWN}, at most once, where the image size is open
     */
    static View to(NodeContext context, View view, List<Integer> dims) {
        Reshapes reshaping = new Reshapes(context, view);
        List<Integer> wide =
                view.axes().stream().flatMap(List::stream).filter(view::isWide).toList();
        return view.isKnown() ? reshaping.known(wide, dims) : reshaping.open(wide, dims);
    }

    private View known(List<Integer> wide, List<Integer> dims) {
        List<List<Atom>> groups = new ArrayList<>();
        List<Atom> left = new ArrayList<>(wide.stream().map(d -> new Atom(d, 0)).toList());
        for (int dim : dims) {
            List<Atom> group = new ArrayList<>();
            int rest = dim;
            while (rest > 1 && !left.isEmpty()) {
                Atom next = left.remove(0);
                int size = factors.get(next.dim()).get(next.factor());
                if (rest % size != 0 && size % rest == 0) {
                    List<Integer> parts = factors.get(next.dim());
                    parts.set(next.factor(), rest);
                    parts.add(size / rest);
                    left.add(0, new Atom(next.dim(), next.factor() + 1));
                    size = rest;
                }
                if (rest % size != 0) {
                    return moved(dims);
                }
                rest /= size;
                group.add(next);
            }
            groups.add(group);
        }
        return split(groups);
    }

    /** Moves the values into the order of ONNX. */
    private View moved(List<Integer> dims) {
        AxisOrder axisOrder = new AxisOrder(context);
        return axisOrder.reshaped(axisOrder.vector(view), dims).seen(View.plain(dims.size()));
    }

    private View split(List<List<Atom>> groups) {
        List<Integer> dims = factors.stream().flatMap(List::stream).toList();
        int[] start = new int[factors.size()];
        for (int d = 1; d < start.length; d++) {
            start[d] = start[d - 1] + factors.get(d - 1).size();
        }
        List<List<Integer>> axes = groups.stream()
                .map(g -> g.stream().map(a -> start[a.dim()] + a.factor()).toList())
                .toList();
        return new AxisOrder(context).reshaped(view, dims).seen(axes);
    }

    /** With an open image size, dimensions are only merged whole: the unknown dimension takes all that the others leave. */
    private View open(List<Integer> wide, List<Integer> dims) {
        int rest = dims.indexOf(Shape.UNKNOWN);
        if (rest < 0) {
            throw refuse(dims);
        }
        List<Integer> left = new ArrayList<>(wide);
        List<List<Integer>> axes = new ArrayList<>(IntStream.range(0, dims.size())
                .mapToObj(i -> List.<Integer>of())
                .toList());
        for (int i = 0; i < rest; i++) {
            axes.set(i, whole(left, dims.get(i), dims, false));
        }
        for (int i = dims.size() - 1; i > rest; i--) {
            axes.set(i, whole(left, dims.get(i), dims, true));
        }
        axes.set(rest, left);
        return view.seen(axes);
    }

    private List<Integer> whole(List<Integer> left, int dim, List<Integer> dims, boolean fromEnd) {
        if (dim == 1) {
            return List.of();
        }
        int at = fromEnd ? left.size() - 1 : 0;
        if (left.isEmpty() || view.shape().dims().get(left.get(at)) != dim) {
            throw refuse(dims);
        }
        return List.of(left.remove(at));
    }

    private RuntimeException refuse(List<Integer> dims) {
        return context.refuse(
                "shape",
                dims.stream().map(d -> d == Shape.UNKNOWN ? "?" : "" + d).toList(),
                "its input " + view + " is open in size: export the model for a fixed image size");
    }
}
