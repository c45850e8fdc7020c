package camaudit.network.onnx;

import camaudit.network.BatchNormalization;
import camaudit.network.GroupNormalization;
import camaudit.network.LayerNormalization;
import camaudit.network.Reshape;
import camaudit.network.Tensor;
import camaudit.network.UnitNormalization;
import java.util.ArrayList;
import java.util.List;

/** Normalizations, at inference. */
final class Normalizations {
    private static final double EPSILON = 1e-5;

    private Normalizations() {}

    static Value batch(NodeContext call) {
        call.attributes().ignore("momentum", "is_test", "consumed_inputs");
        if (call.attributes().isOn("training_mode", false)) {
            throw call.refuse("training_mode", 1, "export the model in evaluation mode, model.eval()");
        }
        if (!call.attributes().isOn("spatial", true)) {
            throw call.refuse("spatial", 0, "only one number for each channel is");
        }
        View input = new AxisOrder(call).channelsLast(call.view(0));
        int channels = input.shape().channels();
        return call.addLike(
                new BatchNormalization(
                        Convolutions.vector(call, 1, "scale", channels),
                        Convolutions.vector(call, 2, "bias", channels),
                        Convolutions.vector(call, 3, "mean", channels),
                        Convolutions.vector(call, 4, "variance", channels),
                        call.attributes().number("epsilon", EPSILON)),
                input);
    }

    static Value layer(NodeContext call) {
        call.attributes().ignore("stash_type");
        View view = call.view(0);
        int axis = call.axis(call.attributes().whole("axis", -1), view.rank());
        if (axis != view.rank() - 1) {
            throw call.refuse("axis", axis + 1, "only the last dimension is normalized over");
        }
        View input = new AxisOrder(call).full(view, AxisOrder.last(view, axis));
        int channels = input.shape().channels();
        Tensor beta = call.has(2)
                ? Convolutions.vector(call, 2, "bias", channels)
                : Tensor.of(call.budget().floats(channels), channels);
        return call.addLike(
                new LayerNormalization(
                        Convolutions.vector(call, 1, "scale", channels),
                        beta,
                        call.attributes().number("epsilon", EPSILON)),
                input);
    }

    /** (x − mean)/√(variance + ε) over one dimension. */
    static Value standardization(NodeContext call) {
        View view = call.view(0);
        int axis = call.axis(call.attributes().whole("axis", -1), view.rank());
        View input = new AxisOrder(call).full(view, AxisOrder.last(view, axis));
        int channels = input.shape().channels();
        float[] ones = call.budget().floats(channels);
        java.util.Arrays.fill(ones, 1);
        Tensor zeros = Tensor.of(call.budget().floats(channels), channels);
        double epsilon = call.attributes().number("epsilon", EPSILON);
        return call.addLike(new LayerNormalization(Tensor.of(ones, channels), zeros, epsilon), input);
    }

    static Value group(NodeContext call) {
        call.attributes().ignore("stash_type");
        int groups = call.attributes().whole("num_groups", 0);
        View input = new AxisOrder(call).channelsLast(call.view(0));
        int channels = input.shape().channels();
        if (groups < 1 || channels % groups != 0) {
            throw call.refuse("num_groups", groups, "it must divide " + channels + " channels");
        }
        boolean perGroup = call.opset() < 21 && call.constant(1, "scale").size() == groups;
        return call.addLike(
                new GroupNormalization(
                        groups,
                        perGroup
                                ? repeated(call, 1, "scale", groups, channels)
                                : Convolutions.vector(call, 1, "scale", channels),
                        perGroup
                                ? repeated(call, 2, "bias", groups, channels)
                                : Convolutions.vector(call, 2, "bias", channels),
                        call.attributes().number("epsilon", EPSILON)),
                input);
    }

    private static Tensor repeated(NodeContext call, int index, String what, int groups, int channels) {
        Tensor own = Convolutions.vector(call, index, what, groups);
        return repeated(call, own, channels / groups);
    }

    private static Tensor repeated(NodeContext call, Tensor own, int times) {
        float[] values = call.budget().floats((long) own.size() * times);
        for (int i = 0; i < values.length; i++) {
            values[i] = own.values()[i / times];
        }
        return Tensor.of(values, values.length);
    }

    /** Each channel over its cells; where a reshaping made channels of groups, as PyTorch writes group normalization, each group. */
    static Value instance(NodeContext call) {
        View view = call.view(0);
        double epsilon = call.attributes().number("epsilon", EPSILON);
        int groups = view.dim(0);
        Tensor gamma = Convolutions.vector(call, 1, "scale", groups);
        Tensor beta = Convolutions.vector(call, 2, "bias", groups);
        List<Integer> dims = view.shape().dims();
        int last = dims.size() - 1;
        boolean isGrouped = view.axes().get(0).equals(List.of(last - 1))
                && view.axes().stream().flatMap(List::stream).anyMatch(d -> d == last);
        if (!isGrouped || !view.isKnown()) {
            View input = new AxisOrder(call).channelsLast(view);
            return call.addLike(new GroupNormalization(groups, gamma, beta, epsilon), input);
        }
        int width = dims.get(last);
        List<Integer> merged = new ArrayList<>(dims.subList(0, last - 1));
        merged.add(groups * width);
        View channels = call.addPart("channels", new Reshape(merged), View.plain(1), view);
        GroupNormalization normalization =
                new GroupNormalization(groups, repeated(call, gamma, width), repeated(call, beta, width), epsilon);
        View normalized = call.addPart("normalized", normalization, View.plain(1), channels);
        return call.add(new Reshape(dims), view.axes(), normalized);
    }

    /** Each cell divided by its length. */
    static Value unit(NodeContext call) {
        int p = call.attributes().whole("p", 2);
        if (p != 2) {
            throw call.refuse("p", p, "only 2, the root of the sum of squares, is");
        }
        View view = call.view(0);
        int axis = call.axis(call.attributes().whole("axis", -1), view.rank());
        return call.addLike(new UnitNormalization(0), new AxisOrder(call).full(view, AxisOrder.last(view, axis)));
    }
}
