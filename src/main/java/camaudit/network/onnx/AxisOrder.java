package camaudit.network.onnx;

import camaudit.network.Flatten;
import camaudit.network.Operation;
import camaudit.network.Permutation;
import camaudit.network.Reshape;
import camaudit.network.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Brings values into the order of dimensions that an operation of the network needs, by nodes that move them; none is added where
 * the order is right.
 */
final class AxisOrder {
    private static final String PART = "arranged";

    private final NodeContext context;

    AxisOrder(NodeContext context) {
        this.context = context;
    }

    /** A map (height, width, channels) of a value that ONNX sees as (channels, height, width). */
    View map(View view) {
        requireRank(view, 3);
        return full(view, List.of(1, 2, 0));
    }

    /** A value whose channels, the first dimension after the batch in ONNX, come last. */
    View channelsLast(View view) {
        return full(view, last(view, 0));
    }

    /** The dimensions of a view in order, but with one of them last. */
    static List<Integer> last(View view, int axis) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, view.rank()).boxed().toList());
        order.remove((Integer) axis);
        order.add(axis);
        return order;
    }

    /** A value in the order of ONNX. */
    View plain(View view) {
        return full(view, IntStream.range(0, view.rank()).boxed().toList());
    }

    /** All values of an image in the order of ONNX, as a vector. */
    View vector(View view) {
        View flat = view.seen(List.of(view.axes().stream().flatMap(List::stream).toList()));
        return full(flat, List.of(0));
    }

    /** A value with exactly the dimensions that ONNX sees, in this order. */
    View full(View view, List<Integer> order) {
        return arranged(view, order, order.stream().map(view::dim).toList(), 0);
    }

    /** Like {@link #full}, but without leading dimensions of 1, which broadcasting adds again. */
    View repeatable(View view, List<Integer> order) {
        List<Integer> dims = order.stream().map(view::dim).toList();
        int dropped = 0;
        while (dropped < dims.size() - 1 && dims.get(dropped) == 1) {
            dropped++;
        }
        return arranged(view, order, dims.subList(dropped, dims.size()), dropped);
    }

    private View arranged(View view, List<Integer> order, List<Integer> dims, int dropped) {
        List<List<Integer>> axes = new ArrayList<>(Collections.nCopies(view.rank(), List.of()));
        for (int i = dropped; i < order.size(); i++) {
            axes.set(order.get(i), List.of(i - dropped));
        }
        View permuted = permuted(
                view, order.stream().flatMap(a -> view.axes().get(a).stream()).toList());
        return (permuted.shape().dims().equals(dims) ? permuted : reshaped(permuted, dims)).seen(axes);
    }

    /** The value with its dimensions, except those of 1, in this order. */
    private View permuted(View view, List<Integer> order) {
        List<Integer> wide = order.stream().filter(view::isWide).toList();
        if (wide.equals(wide.stream().sorted().toList())) {
            return view;
        }
        List<Integer> complete = new ArrayList<>(wide);
        IntStream.range(0, view.shape().dims().size())
                .filter(d -> !view.isWide(d))
                .forEach(complete::add);
        return part(new Permutation(complete), view);
    }

    /** The same values under other dimensions. */
    View reshaped(View view, List<Integer> dims) {
        if (view.shape().dims().equals(dims)) {
            return view;
        }
        if (dims.size() == 1) {
            return part(new Flatten(), view);
        }
        if (Collections.frequency(dims, Shape.UNKNOWN) > 1) {
            throw context.refuse(
                    "input",
                    view,
                    "its image size is open, and here it must be known: export the model for a fixed image size");
        }
        return part(new Reshape(dims), view);
    }

    private View part(Operation operation, View view) {
        return context.builder().once(operation, view, () -> context.addPart(PART, operation, View.plain(1), view));
    }

    View requireRank(View view, int rank) {
        if (view.rank() != rank) {
            throw context.refuse(
                    "input", view, (rank + 1) + " dimensions are expected" + (rank == 3 ? ", as images have" : ""));
        }
        return view;
    }
}
