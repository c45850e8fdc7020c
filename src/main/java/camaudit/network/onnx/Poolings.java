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

/** Pooling by windows, and over whole dimensions. */
final class Poolings {
    private Poolings() {}

    static Value max(NodeContext call) {
        if (call.attributes().whole("storage_order", 0) != 0) {
            throw call.refuse("storage_order", 1, "only row-major is");
        }
        View input = new AxisOrder(call).map(call.view(0));
        Window window = Windows.read(call, new int[0], input.shape());
        return call.add(
                new Pooling(Pooling.Mode.MAX, rounded(call, window, input.shape())), View.channelsFirst(), input);
    }

    static Value average(NodeContext call) {
        View input = new AxisOrder(call).map(call.view(0));
        Window window = Windows.read(call, new int[0], input.shape());
        if (call.attributes().isOn("count_include_pad", false)) {
            Padding margins = window.padding();
            if (margins.mode() == Padding.Mode.SAME) {
                margins = resolved(call, window, input.shape());
            }
            if (!margins.isNone()) {
                ZeroPadding zeros = new ZeroPadding(margins.top(), margins.bottom(), margins.left(), margins.right());
                input = call.addPart("padding", zeros, View.channelsFirst(), input);
            }
            window = Windows.padded(window, Padding.VALID);
        }
        return call.add(
                new Pooling(Pooling.Mode.AVERAGE, rounded(call, window, input.shape())), View.channelsFirst(), input);
    }

    private static Padding resolved(NodeContext call, Window window, Shape input) {
        if (!input.isKnown()) {
            throw call.refuse("auto_pad", "SAME", "the image size is open: export the model for a fixed one");
        }
        return window.padding().resolve(window, input);
    }

    /** With ceil_mode, margins at the bottom and right for a last window that is not whole. */
    private static Window rounded(NodeContext call, Window window, Shape input) {
        if (!call.attributes().isOn("ceil_mode", false)) {
            return window;
        }
        if (!input.isKnown()) {
            throw call.refuse("ceil_mode", 1, "the image size is open: export the model for a fixed image size");
        }
        Padding own = resolved(call, window, input);
        int bottom = more(input.height(), own.top(), own.bottom(), window.spanHeight(), window.strideHeight());
        int right = more(input.width(), own.left(), own.right(), window.spanWidth(), window.strideWidth());
        return Windows.padded(window, Padding.explicit(own.top(), bottom, own.left(), right));
    }

    /** The margin at the end that the windows reach; none starts behind the values and the margin before them. */
    private static int more(int size, int before, int after, int span, int stride) {
        int windows = Math.max(0, -Math.floorDiv(-(size + before + after - span), stride)) + 1;
        if ((windows - 1) * stride >= size + before) {
            windows--;
        }
        return Math.max((windows - 1) * stride + span - size - before, 0);
    }

    static Value global(NodeContext call, Pooling.Mode mode) {
        View view = call.view(0);
        if (view.rank() < 2) {
            throw call.refuse("input", view, "a map is expected");
        }
        return over(call, mode, view, IntStream.range(1, view.rank()).boxed().toList(), true);
    }

    static Value reduce(NodeContext call, Pooling.Mode mode) {
        View view = call.view(0);
        boolean keeps = call.attributes().isOn("keepdims", true);
        boolean idle = call.attributes().isOn("noop_with_empty_axes", false);
        long[] axes = call.wholes(1, "axes").orElse(new long[0]);
        if (axes.length == 0) {
            if (idle) {
                return view;
            }
            throw call.refuse("axes", "none", "it would mix the images of a batch");
        }
        List<Integer> over = new ArrayList<>();
        for (long axis : axes) {
            over.add(call.axis(axis, view.rank()));
        }
        return over(call, mode, view, over.stream().distinct().sorted().toList(), keeps);
    }

    /** The mean times the number of what it is over. */
    static Value sum(NodeContext call) {
        View view = call.view(0);
        long[] axes = call.wholes(1, "axes").orElse(new long[0]);
        long count = 1;
        for (long axis : axes) {
            count = Math.multiplyExact(count, (long) view.dim(call.axis(axis, view.rank())));
        }
        if (!view.isKnown()) {
            throw call.refuse("input", view, "its image size is open: export the model for a fixed image size");
        }
        View scaled = call.addPart("scaled", Affine.of((double) count, 0), view.axes(), view);
        NodeContext of = new NodeContext(
                call.name(),
                call.title(),
                with(call.inputs(), scaled),
                call.attributes(),
                call.outputs(),
                call.opset(),
                call.assembly());
        return reduce(of, Pooling.Mode.AVERAGE);
    }

    private static List<Optional<Value>> with(List<Optional<Value>> inputs, View first) {
        List<Optional<Value>> changed = new ArrayList<>(inputs);
        changed.set(0, Optional.of(first));
        return changed;
    }

    private static Value over(NodeContext call, Pooling.Mode mode, View view, List<Integer> over, boolean keeps) {
        List<Integer> kept = new ArrayList<>(IntStream.range(0, view.rank())
                .boxed()
                .filter(a -> !over.contains(a))
                .toList());
        if (over.stream().allMatch(a -> view.dim(a) == 1)) {
            return Rearrangements.without(view, over, keeps);
        }
        List<Integer> order = new ArrayList<>(over);
        order.addAll(kept);
        AxisOrder arranging = new AxisOrder(call);
        View map = arranging.full(view, order);
        if (over.size() != 2 || kept.size() != 1) {
            map = arranging.reshaped(map, List.of(product(call, view, over), 1, product(call, view, kept)));
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
            return call.add(new GlobalPooling(mode), axes, map);
        }
        View pooled = call.addPart("pooled", new GlobalPooling(mode), View.plain(1), map);
        return kept.isEmpty() ? pooled.seen(axes) : call.add(new Reshape(dims), axes, pooled);
    }

    private static int product(NodeContext call, View view, List<Integer> axes) {
        if (!view.isKnown()) {
            throw call.refuse("input", view, "its image size is open: export the model for a fixed image size");
        }
        return axes.stream().map(view::dim).reduce(1, Math::multiplyExact);
    }
}
