package camaudit.network.onnx;

import camaudit.network.Cropping;
import camaudit.network.ZeroPadding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads Pad: zeros around a map, or cropping where the numbers are negative. */
final class Pads {
    private Pads() {}

    static Value read(NodeContext context) {
        View view = new AxisOrder(context).requireRank(context.view(0), 3);
        String mode = context.attributes().text("mode", "constant");
        if (!mode.equals("constant")) {
            throw context.refuse("mode", mode, "only constant is");
        }
        double value = context.optional(2, "value")
                .filter(c -> c.size() == 1)
                .map(c -> (double) c.value(0))
                .orElse(context.attributes().number("value", 0));
        long[] pads = pads(context, view);
        boolean isMap = view.isSimple()
                && view.axes().stream().noneMatch(List::isEmpty)
                && view.shape().isMap();
        List<Integer> order = isMap ? view.order() : List.of(1, 2, 0);
        int rank = view.rank() + 1;
        int channels = order.get(2) + 1;
        boolean small = Arrays.stream(pads).allMatch(p -> Math.abs(p) <= Short.MAX_VALUE);
        if (value != 0 || !small || pads[0] != 0 || pads[rank] != 0 || pads[channels] + pads[rank + channels] != 0) {
            throw context.refuse(
                    "pads and value",
                    Arrays.toString(pads) + ", " + value,
                    "only zeros around the height and width are");
        }
        View input = new AxisOrder(context).full(view, order);
        int row = order.get(0) + 1;
        int column = order.get(1) + 1;
        int[] sides = {(int) pads[row], (int) pads[rank + row], (int) pads[column], (int) pads[rank + column]};
        boolean adds = Arrays.stream(sides).anyMatch(s -> s > 0);
        boolean cuts = Arrays.stream(sides).anyMatch(s -> s < 0);
        int[] add = IntStream.of(sides).map(s -> Math.max(s, 0)).toArray();
        int[] cut = IntStream.of(sides).map(s -> Math.max(-s, 0)).toArray();
        ZeroPadding padding = new ZeroPadding(add[0], add[1], add[2], add[3]);
        Cropping cropping = new Cropping(cut[0], cut[1], cut[2], cut[3]);
        if (!cuts) {
            return adds ? context.addLike(padding, input) : input;
        }
        return context.addLike(cropping, adds ? context.addPart("padding", padding, input.axes(), input) : input);
    }

    /** The padding before each dimension, batch included, then the padding after each. */
    private static long[] pads(NodeContext context, View view) {
        long[] given = context.wholes(1, "pads").orElse(new long[0]);
        Optional<long[]> axes = context.wholes(3, "axes");
        int rank = view.rank() + 1;
        long[] all = new long[2 * rank];
        int count = axes.map(a -> a.length).orElse(rank);
        if (given.length != 2 * count) {
            throw context.refuse("pads", Arrays.toString(given), 2 * count + " numbers are expected");
        }
        for (int i = 0; i < count; i++) {
            long axis = axes.isPresent() ? axes.get()[i] : i;
            int own = axis == 0 || axis == -rank ? 0 : context.axis(axis, view.rank()) + 1;
            all[own] += given[i];
            all[rank + own] += given[count + i];
        }
        return all;
    }
}
