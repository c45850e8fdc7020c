package camaudit.network.onnx;

import camaudit.network.Affine;
import camaudit.network.GlobalPooling;
import camaudit.network.Padding;
import camaudit.network.Pooling;
import camaudit.network.Reshape;
import camaudit.network.Shape;
import camaudit.network.Window;
import camaudit.network.ZeroPadding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads pooling by windows and over whole dimensions. */
final class Poolings {
    private Poolings() {}

    static Value max(NodeContext context) {
        if (context.attributes().whole("storage_order", 0) != 0) {
            throw context.refuse("storage_order", 1, "only row-major is");
        }
        View input = new AxisOrder(context).map(context.view(0));
        Window window = Windows.read(context, new int[0], input.shape());
        return context.add(
                new Pooling(Pooling.Mode.MAX, rounded(context, window, input.shape())), View.channelsFirst(), input);
    }

    static Value average(NodeContext context) {
        View input = new AxisOrder(context).map(context.view(0));
        Window window = Windows.read(context, new int[0], input.shape());
        if (context.attributes().isOn("count_include_pad", false)) {
            Padding margins = window.padding();
            if (margins.mode() == Padding.Mode.SAME) {
                margins = resolved(context, window, input.shape());
            }
            if (!margins.isNone()) {
                ZeroPadding zeros = new ZeroPadding(margins.top(), margins.bottom(), margins.left(), margins.right());
                input = context.addPart("padding", zeros, View.channelsFirst(), input);
            }
            window = Windows.padded(window, Padding.VALID);
        }
        return context.add(
                new Pooling(Pooling.Mode.AVERAGE, rounded(context, window, input.shape())),
                View.channelsFirst(),
                input);
    }

    private static Padding resolved(NodeContext context, Window window, Shape input) {
        if (!input.isKnown()) {
            throw context.refuse("auto_pad", "SAME", "the image size is open: export the model for a fixed one");
        }
        return window.padding().resolve(window, input);
    }

    /** With ceil_mode, adds margins at the bottom and right for a last window that is not complete. */
    private static Window rounded(NodeContext context, Window window, Shape input) {
        if (!context.attributes().isOn("ceil_mode", false)) {
            return window;
        }
        if (!input.isKnown()) {
            throw context.refuse("ceil_mode", 1, "the image size is open: export the model for a fixed image size");
        }
        Padding own = resolved(context, window, input);
        int bottom = more(input.height(), own.top(), own.bottom(), window.spanHeight(), window.strideHeight());
        int right = more(input.width(), own.left(), own.right(), window.spanWidth(), window.strideWidth());
        return Windows.padded(window, Padding.explicit(own.top(), bottom, own.left(), right));
    }

    /** The margin that the windows reach at the end; no window may start after the values and the margin before them. */
    private static int more(int size, int before, int after, int span, int stride) {
        int windows = Math.max(0, -Math.floorDiv(-(size + before + after - span), stride)) + 1;
        if ((windows - 1) * stride >= size + before) {
            windows--;
        }
        return Math.max((windows - 1) * stride + span - size - before, 0);
    }

    static Value global(NodeContext context, Pooling.Mode mode) {
        View view = context.view(0);
        if (view.rank() < 2) {
            throw context.refuse("input", view, "a map is expected");
        }
        return over(context, mode, view, IntStream.range(1, view.rank()).boxed().toList(), true);
    }

    static Value reduce(NodeContext context, Pooling.Mode mode) {
        View view = context.view(0);
        boolean keeps = context.attributes().isOn("keepdims", true);
        boolean idle = context.attributes().isOn("noop_with_empty_axes", false);
        long[] axes = context.wholes(1, "axes").orElse(new long[0]);
        if (axes.length == 0) {
            if (idle) {
                return view;
            }
            throw context.refuse("axes", "none", "it would mix the images of a batch");
        }
        List<Integer> over = new ArrayList<>();
        for (long axis : axes) {
            over.add(context.axis(axis, view.rank()));
        }
        return over(context, mode, view, over.stream().distinct().sorted().toList(), keeps);
    }

    /** The sum, as the mean times the number of values. */
    static Value sum(NodeContext context) {
        View view = context.view(0);
        long[] axes = context.wholes(1, "axes").orElse(new long[0]);
        long count = 1;
        for (long axis : axes) {
            count = Math.multiplyExact(count, (long) view.dim(context.axis(axis, view.rank())));
        }
        if (!view.isKnown()) {
            throw context.refuse("input", view, "its image size is open: export the model for a fixed image size");
        }
        View scaled = context.addPart("scaled", Affine.of((double) count, 0), view.axes(), view);
        NodeContext of = new NodeContext(
                context.name(),
                context.title(),
                with(context.inputs(), scaled),
                context.attributes(),
                context.outputs(),
                context.opset(),
                context.builder());
        return reduce(of, Pooling.Mode.AVERAGE);
    }

    private static List<Optional<Value>> with(List<Optional<Value>> inputs, View first) {
        List<Optional<Value>> changed = new ArrayList<>(inputs);
        changed.set(0, Optional.of(first));
        return changed;
    }

    private static Value over(NodeContext context, Pooling.Mode mode, View view, List<Integer> over, boolean keeps) {
        List<Integer> kept = new ArrayList<>(IntStream.range(0, view.rank())
                .boxed()
                .filter(a -> !over.contains(a))
                .toList());
        if (over.stream().allMatch(a -> view.dim(a) == 1)) {
            return Rearrangements.without(view, over, keeps);
        }
        List<Integer> order = new ArrayList<>(over);
        order.addAll(kept);
        AxisOrder axisOrder = new AxisOrder(context);
        View map = axisOrder.full(view, order);
        if (over.size() != 2 || kept.size() != 1) {
            map = axisOrder.reshaped(map, List.of(product(context, view, over), 1, product(context, view, kept)));
        }
        List<Integer> dims = kept.stream().map(view::dim).toList();
        List<List<Integer>> axes = new ArrayList<>();
        for (int axis = 0; axis < view.rank(); axis++) {
            if (kept.contains(axis)) {
                axes.add(List.of(kept.indexOf(axis)));
            } else if (keeps) {
                axes.add(List.of());
            }
        }
        if (kept.size() == 1) {
            return context.add(new GlobalPooling(mode), axes, map);
        }
        View pooled = context.addPart("pooled", new GlobalPooling(mode), View.plain(1), map);
        return kept.isEmpty() ? pooled.seen(axes) : context.add(new Reshape(dims), axes, pooled);
    }

    private static int product(NodeContext context, View view, List<Integer> axes) {
        if (!view.isKnown()) {
            throw context.refuse("input", view, "its image size is open: export the model for a fixed image size");
        }
        return axes.stream().map(view::dim).reduce(1, Math::multiplyExact);
    }
}
