package camaudit.network.onnx;

import camaudit.network.Resampling;
import camaudit.network.Resampling.Interpolation;
import camaudit.network.Resampling.Size;
import camaudit.network.Resampling.Unit;
import camaudit.network.Shape;
import java.util.List;
import java.util.Optional;

/** Reads resizing of maps, where ONNX's positions are those of the network's operation: centres at half pixels. */
final class Resizes {
    private static final double CLOSE = 1e-4;

    private Resizes() {}

    static Value read(NodeContext context) {
        context.attributes().ignore("extrapolation_value");
        View view = new AxisOrder(context).requireRank(context.view(0), 3);
        boolean isMap = view.isSimple()
                && view.axes().stream().noneMatch(List::isEmpty)
                && view.shape().isMap();
        List<Integer> order = isMap ? view.order() : List.of(1, 2, 0);
        View input = new AxisOrder(context).full(view, order);
        double[] factors = factors(context, view);
        double rows = factors[order.get(0) + 1];
        double columns = factors[order.get(1) + 1];
        boolean whole = isWhole(rows) && isWhole(columns);
        if (factors[0] != 1 || factors[order.get(2) + 1] != 1) {
            throw context.refuse("scales", java.util.Arrays.toString(factors), "only height and width are resized");
        }
        return context.addLike(
                new Resampling(
                        whole
                                ? new Size(Unit.TIMES_INPUT, (int) Math.rint(rows), (int) Math.rint(columns))
                                : new Size(
                                        Unit.CELLS,
                                        cells(context, input.shape().height(), rows),
                                        cells(context, input.shape().width(), columns)),
                        interpolation(context, whole)),
                input);
    }

    private static boolean isWhole(double factor) {
        return factor >= 1 && factor < Short.MAX_VALUE && factor == Math.rint(factor);
    }

    private static int cells(NodeContext context, int size, double factor) {
        double cells = size * factor;
        if (size == Shape.UNKNOWN
                || !(cells >= 1 && cells < Short.MAX_VALUE)
                || Math.abs(cells - Math.rint(cells)) > CLOSE) {
            throw context.refuse(
                    "scales",
                    factor,
                    "it does not make a whole number of cells of " + size
                            + ": export the model for a fixed image size");
        }
        return (int) Math.rint(cells);
    }

    /** The factor of each dimension, batch included. */
    private static double[] factors(NodeContext context, View view) {
        Constant scales = optional(context, context.inputs().size() == 2 ? 1 : 2, "scales")
                .orElse(Constant.of(new float[0], 0));
        Optional<Constant> sizes = optional(context, 3, "sizes");
        if (!context.attributes().text("keep_aspect_ratio_policy", "stretch").equals("stretch")) {
            throw context.refuse("keep_aspect_ratio_policy", "given", "only stretch is");
        }
        double[] factors = new double[view.rank() + 1];
        java.util.Arrays.fill(factors, 1);
        Constant given = sizes.orElse(scales);
        long[] axes = context.attributes().wholes("axes").orElseGet(() -> all(factors.length));
        context.attributes().numbers("scales").ifPresent(own -> {
            for (int i = 0; i < Math.min(own.length, factors.length); i++) {
                factors[i] = own[i];
            }
        });
        if (given.size() == 0 && context.inputs().size() == 1) {
            return factors;
        }
        if (given.size() != axes.length) {
            throw context.refuse("scales or sizes", given, axes.length + " numbers are expected");
        }
        for (int i = 0; i < axes.length; i++) {
            if (axes[i] == 0) {
                continue;
            }
            int axis = context.axis(axes[i], view.rank());
            if (sizes.isPresent() && (given.whole(i) == Constant.OPEN || view.dim(axis) == Shape.UNKNOWN)) {
                throw context.refuse("sizes", given, "the image size is open: export the model for a fixed image size");
            }
            factors[axis + 1] = sizes.isPresent() ? given.value(i) / (double) view.dim(axis) : given.value(i);
        }
        return factors;
    }

    private static Optional<Constant> optional(NodeContext context, int index, String what) {
        return context.optional(index, what).filter(c -> c.size() > 0);
    }

    private static long[] all(int rank) {
        return java.util.stream.LongStream.range(0, rank).toArray();
    }

    private static Interpolation interpolation(NodeContext context, boolean whole) {
        String mode = context.attributes().text("mode", "nearest");
        String positions = context.attributes()
                .text("coordinate_transformation_mode", context.opset() < 11 ? "asymmetric" : "half_pixel");
        String rounding = context.attributes().text("nearest_mode", "round_prefer_floor");
        double cubic = context.attributes().number("cubic_coeff_a", -0.75);
        boolean inside = context.attributes().isOn("exclude_outside", false);
        if (context.attributes().isOn("antialias", false)) {
            throw context.refuse("antialias", 1, "only resizing without it is");
        }
        boolean halfPixel = positions.equals("half_pixel") || positions.equals("pytorch_half_pixel");
        boolean sameCells = positions.equals("asymmetric")
                ? rounding.equals("floor") || context.opset() < 11
                : halfPixel && rounding.startsWith("round_prefer");
        boolean tensorFlow = positions.equals("tf_half_pixel_for_nn") && rounding.equals("floor");
        if (mode.equals("nearest") && (tensorFlow || (whole && sameCells))) {
            return Interpolation.NEAREST;
        }
        if (mode.equals("linear") && halfPixel) {
            return Interpolation.BILINEAR;
        }
        if (mode.equals("cubic") && halfPixel && cubic == -0.5 && inside) {
            return Interpolation.BICUBIC;
        }
        throw context.refuse(
                "mode, coordinate_transformation_mode and nearest_mode",
                mode + ", " + positions + ", " + rounding,
                "nearest by whole factors and linear at half pixels are");
    }
}
