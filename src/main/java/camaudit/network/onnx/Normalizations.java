package camaudit.network.onnx;

import camaudit.network.BatchNormalization;
import camaudit.network.GroupNormalization;
import camaudit.network.LayerNormalization;
import camaudit.network.Reshape;
import camaudit.network.Tensor;
import camaudit.network.UnitNormalization;
import java.util.ArrayList;
import java.util.List;

/** Reads normalizations, as they are computed at inference. */
final class Normalizations {
    private static final double EPSILON = 1e-5;

    private Normalizations() {}

    static Value batch(NodeContext context) {
        context.attributes().ignore("momentum", "is_test", "consumed_inputs");
        if (context.attributes().isOn("training_mode", false)) {
            throw context.refuse("training_mode", 1, "export the model in evaluation mode, model.eval()");
        }
        if (!context.attributes().isOn("spatial", true)) {
            throw context.refuse("spatial", 0, "only one number for each channel is");
        }
        View input = new AxisOrder(context).channelsLast(context.view(0));
        int channels = input.shape().channels();
        return context.addLike(
                new BatchNormalization(
                        Convolutions.vector(context, 1, "scale", channels),
                        Convolutions.vector(context, 2, "bias", channels),
                        Convolutions.vector(context, 3, "mean", channels),
                        Convolutions.vector(context, 4, "variance", channels),
                        context.attributes().number("epsilon", EPSILON)),
                input);
    }

    static Value layer(NodeContext context) {
        context.attributes().ignore("stash_type");
        View view = context.view(0);
        int axis = context.axis(context.attributes().whole("axis", -1), view.rank());
        if (axis != view.rank() - 1) {
            throw context.refuse("axis", axis + 1, "only the last dimension is normalized over");
        }
        View input = new AxisOrder(context).full(view, AxisOrder.last(view, axis));
        int channels = input.shape().channels();
        Tensor beta = context.has(2)
                ? Convolutions.vector(context, 2, "bias", channels)
                : Tensor.of(context.budget().floats(channels), channels);
        return context.addLike(
                new LayerNormalization(
                        Convolutions.vector(context, 1, "scale", channels),
                        beta,
                        context.attributes().number("epsilon", EPSILON)),
                input);
    }

    /** (x − mean)/√(variance + ε) over one dimension. */
    static Value standardization(NodeContext context) {
        View view = context.view(0);
        int axis = context.axis(context.attributes().whole("axis", -1), view.rank());
        View input = new AxisOrder(context).full(view, AxisOrder.last(view, axis));
        int channels = input.shape().channels();
        float[] ones = context.budget().floats(channels);
        java.util.Arrays.fill(ones, 1);
        Tensor zeros = Tensor.of(context.budget().floats(channels), channels);
        double epsilon = context.attributes().number("epsilon", EPSILON);
        return context.addLike(new LayerNormalization(Tensor.of(ones, channels), zeros, epsilon), input);
    }

    static Value group(NodeContext context) {
        context.attributes().ignore("stash_type");
        int groups = context.attributes().whole("num_groups", 0);
        View input = new AxisOrder(context).channelsLast(context.view(0));
        int channels = input.shape().channels();
        if (groups < 1 || channels % groups != 0) {
            throw context.refuse("num_groups", groups, "it must divide " + channels + " channels");
        }
        boolean perGroup = context.opset() < 21 && context.constant(1, "scale").size() == groups;
        return context.addLike(
                new GroupNormalization(
                        groups,
                        perGroup
                                ? repeated(context, 1, "scale", groups, channels)
                                : Convolutions.vector(context, 1, "scale", channels),
                        perGroup
                                ? repeated(context, 2, "bias", groups, channels)
                                : Convolutions.vector(context, 2, "bias", channels),
                        context.attributes().number("epsilon", EPSILON)),
                input);
    }

    private static Tensor repeated(NodeContext context, int index, String what, int groups, int channels) {
        Tensor own = Convolutions.vector(context, index, what, groups);
        return repeated(context, own, channels / groups);
    }

    private static Tensor repeated(NodeContext context, Tensor own, int times) {
        float[] values = context.budget().floats((long) own.size() * times);
        for (int i = 0; i < values.length; i++) {
            values[i] = own.values()[i / times];
        }
        return Tensor.of(values, values.length);
    }

    /**
     * Normalizes each channel over its cells. Where a reshaping has made channels of groups, as PyTorch does for group
     * normalization, it normalizes each group.
     */
    static Value instance(NodeContext context) {
        View view = context.view(0);
        double epsilon = context.attributes().number("epsilon", EPSILON);
        int groups = view.dim(0);
        Tensor gamma = Convolutions.vector(context, 1, "scale", groups);
        Tensor beta = Convolutions.vector(context, 2, "bias", groups);
        List<Integer> dims = view.shape().dims();
        int last = dims.size() - 1;
        boolean isGrouped = view.axes().get(0).equals(List.of(last - 1))
                && view.axes().stream().flatMap(List::stream).anyMatch(d -> d == last);
        if (!isGrouped || !view.isKnown()) {
            View input = new AxisOrder(context).channelsLast(view);
            return context.addLike(new GroupNormalization(groups, gamma, beta, epsilon), input);
        }
        int width = dims.get(last);
        List<Integer> merged = new ArrayList<>(dims.subList(0, last - 1));
        merged.add(groups * width);
        View channels = context.addPart("channels", new Reshape(merged), View.plain(1), view);
        GroupNormalization normalization = new GroupNormalization(
                groups, repeated(context, gamma, width), repeated(context, beta, width), epsilon);
        View normalized = context.addPart("normalized", normalization, View.plain(1), channels);
        return context.add(new Reshape(dims), view.axes(), normalized);
    }

    /** Divides each cell by its length. */
    static Value unit(NodeContext context) {
        int p = context.attributes().whole("p", 2);
        if (p != 2) {
            throw context.refuse("p", p, "only 2, the root of the sum of squares, is");
        }
        View view = context.view(0);
        int axis = context.axis(context.attributes().whole("axis", -1), view.rank());
        return context.addLike(new UnitNormalization(0), new AxisOrder(context).full(view, AxisOrder.last(view, axis)));
    }
}
