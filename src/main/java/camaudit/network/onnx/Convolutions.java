package camaudit.network.onnx;

import camaudit.network.Convolution;
import camaudit.network.Padding;
import camaudit.network.Tensor;
import camaudit.network.TransposedConvolution;
import camaudit.network.Window;
import java.util.Arrays;
import java.util.List;

/** Reads convolutions; their kernels (outputs, inputs, height, width) are reordered to (height, width, inputs, outputs). */
final class Convolutions {
    private Convolutions() {}

    static Value convolution(NodeContext context) {
        Constant stored = weights(context);
        boolean isRow = stored.rank() == 3;
        View input = isRow ? row(context) : new AxisOrder(context).map(context.view(0));
        Constant weights = isRow ? stored.reshaped(stored.dim(0), stored.dim(1), 1, stored.dim(2)) : stored;
        int filters = weights.dim(0);
        int channels = weights.dim(1);
        int groups = context.attributes().whole("group", 1);
        int cells = weights.dim(2) * weights.dim(3);
        float[] from = weights.floats(context.budget());
        float[] kernel = context.budget().floats(from.length);
        for (int f = 0; f < filters; f++) {
            for (int c = 0; c < channels; c++) {
                for (int cell = 0; cell < cells; cell++) {
                    kernel[(cell * channels + c) * filters + f] = from[(f * channels + c) * cells + cell];
                }
            }
        }
        Window window = Windows.read(context, new int[] {weights.dim(2), weights.dim(3)}, input.shape());
        Tensor tensor = Tensor.of(kernel, weights.dim(2), weights.dim(3), channels, filters);
        List<List<Integer>> axes = isRow ? List.of(List.of(2), List.of(1)) : View.channelsFirst();
        return context.add(new Convolution(tensor, bias(context, filters), window, groups), axes, input);
    }

    /** A value of two dimensions (channels, width) as a map of one row. */
    private static View row(NodeContext context) {
        AxisOrder axisOrder = new AxisOrder(context);
        View view = axisOrder.full(axisOrder.requireRank(context.view(0), 2), List.of(1, 0));
        return axisOrder.reshaped(view, List.of(1, view.dim(1), view.dim(0)));
    }

    static Value transposed(NodeContext context) {
        View input = new AxisOrder(context).map(context.view(0));
        Constant weights = weights(context);
        int groups = context.attributes().whole("group", 1);
        if (groups != 1) {
            throw context.refuse("group", groups, "only transposed convolutions with one group are");
        }
        context.attributes().wholes("output_shape").ifPresent(shape -> {
            throw context.refuse("output_shape", Arrays.toString(shape), "only pads and output_padding are");
        });
        int channels = weights.dim(0);
        int filters = weights.dim(1);
        int cells = weights.dim(2) * weights.dim(3);
        float[] from = weights.floats(context.budget());
        float[] kernel = context.budget().floats(from.length);
        for (int c = 0; c < channels; c++) {
            for (int f = 0; f < filters; f++) {
                for (int cell = 0; cell < cells; cell++) {
                    kernel[(cell * filters + f) * channels + c] = from[(c * filters + f) * cells + cell];
                }
            }
        }
        Window window = Windows.read(context, new int[] {weights.dim(2), weights.dim(3)}, input.shape());
        if (window.padding().mode() == Padding.Mode.SAME) {
            throw context.refuse("auto_pad", "SAME", "only pads are: export the model again");
        }
        long[] more = context.attributes().wholes("output_padding").orElse(new long[2]);
        if (more.length != 2 || Arrays.stream(more).anyMatch(m -> m < 0 || m > Short.MAX_VALUE)) {
            throw context.refuse("output_padding", Arrays.toString(more), "two numbers, 0 or more, are expected");
        }
        Padding pads = window.padding();
        TransposedConvolution.Crop crop = new TransposedConvolution.Crop(
                pads.top(), pads.bottom() - (int) more[0], pads.left(), pads.right() - (int) more[1]);
        Tensor tensor = Tensor.of(kernel, weights.dim(2), weights.dim(3), filters, channels);
        return context.add(
                new TransposedConvolution(tensor, bias(context, filters), Windows.padded(window, Padding.VALID), crop),
                View.channelsFirst(),
                input);
    }

    private static Constant weights(NodeContext context) {
        Constant weights = context.constant(1, "weights");
        boolean isRow = weights.rank() == 3 && context.title().startsWith("Conv ");
        if ((weights.rank() != 4 && !isRow) || weights.size() == 0) {
            throw context.refuse("weights", weights, "four dimensions are expected, as convolutions of images have");
        }
        return weights;
    }

    private static Tensor bias(NodeContext context, int filters) {
        return context.has(2)
                ? vector(context, 2, "bias", filters)
                : Tensor.of(context.budget().floats(filters), filters);
    }

    /** A constant input with one number for each channel. */
    static Tensor vector(NodeContext context, int index, String what, int size) {
        Constant values = context.constant(index, what);
        if (values.rank() > 1
                && values.size() != Arrays.stream(values.dims()).max().orElse(0)) {
            throw context.refuse(what, values, "one number for each channel is expected");
        }
        return Tensor.of(values.floats(context.budget()), values.size())
                .requireDims(context.title() + ": " + what, size);
    }
}
