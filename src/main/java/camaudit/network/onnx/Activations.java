package camaudit.network.onnx;

import camaudit.network.Activation;
import camaudit.network.Activation.Function;
import camaudit.network.Identity;
import camaudit.network.Operation;
import camaudit.network.ParametricRelu;
import camaudit.network.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Element-wise activations. */
final class Activations {
    private static final double SELU_ALPHA = 1.6732632;
    private static final double SELU_GAMMA = 1.050701;
    private static final double CLOSE = 1e-5;

    private Activations() {}

    /** An activation without options. */
    static OpReader.Single plain(Function function) {
        return context -> context.addLike(Activation.of(function), context.view(0));
    }

    /** An operator that passes values through at inference. */
    static OpReader.Single identity(String... ignored) {
        return context -> {
            context.attributes().ignore(ignored);
            return context.addLike(
                    new Identity(context.title().substring(0, context.title().indexOf(' '))), context.view(0));
        };
    }

    static Value leakyRelu(NodeContext context) {
        double slope = context.attributes().number("alpha", 0.01);
        return context.addLike(Activation.relu(slope, Double.POSITIVE_INFINITY, 0), context.view(0));
    }

    static Value elu(NodeContext context) {
        return context.addLike(Activation.elu(context.attributes().number("alpha", 1)), context.view(0));
    }

    static Value celu(NodeContext context) {
        return context.addLike(
                Activation.of(Function.CELU, context.attributes().number("alpha", 1), 0), context.view(0));
    }

    static Value selu(NodeContext context) {
        double alpha = context.attributes().number("alpha", SELU_ALPHA);
        double gamma = context.attributes().number("gamma", SELU_GAMMA);
        if (Math.abs(alpha - SELU_ALPHA) > CLOSE || Math.abs(gamma - SELU_GAMMA) > CLOSE) {
            throw context.refuse("alpha, gamma", alpha + ", " + gamma, "only those of the paper are");
        }
        return context.addLike(Activation.of(Function.SELU), context.view(0));
    }

    static Value hardSigmoid(NodeContext context) {
        double alpha = context.attributes().number("alpha", 0.2);
        double beta = context.attributes().number("beta", 0.5);
        return context.addLike(Activation.of(Function.HARD_SIGMOID, alpha, beta), context.view(0));
    }

    /** x·sigmoid(alpha·x). */
    static Value swish(NodeContext context) {
        double alpha = context.attributes().number("alpha", 1);
        if (alpha != 1) {
            throw context.refuse("alpha", alpha, "only 1 is");
        }
        return context.addLike(Activation.of(Function.SILU), context.view(0));
    }

    static Value hardSwish(NodeContext context) {
        double alpha = context.attributes().number("alpha", 1.0 / 6);
        double beta = context.attributes().number("beta", 0.5);
        return context.addLike(Activation.of(Function.HARD_SILU, alpha, beta), context.view(0));
    }

    static Value gelu(NodeContext context) {
        String approximation = context.attributes().text("approximate", "none");
        return switch (approximation) {
            case "none" -> context.addLike(Activation.of(Function.GELU), context.view(0));
            case "tanh" -> context.addLike(Activation.of(Function.GELU_TANH), context.view(0));
            default -> throw context.refuse("approximate", approximation, "none and tanh are");
        };
    }

    static Value parametricRelu(NodeContext context) {
        View view = context.view(0);
        Constant slope = context.constant(1, "slope");
        if (slope.size() == 1) {
            return context.addLike(Activation.relu(slope.value(0), Double.POSITIVE_INFINITY, 0), view);
        }
        int channels = view.dim(0);
        int first = slope.rank() - view.rank();
        if (slope.size() != channels || first < 0 || slope.dim(first) != channels) {
            throw context.refuse(
                    "slope", slope, "one number for each of " + channels + " channels, or one, is expected");
        }
        View input = new AxisOrder(context).channelsLast(view);
        List<Integer> dims = new ArrayList<>(java.util.Collections.nCopies(view.rank() - 1, 1));
        dims.add(channels);
        Operation relu = new ParametricRelu(Tensor.of(
                slope.floats(context.budget()), dims.stream().mapToInt(d -> d).toArray()));
        return context.addLike(relu, input);
    }

    /** Softmax over one dimension. */
    static Value softmax(NodeContext context) {
        View view = context.view(0);
        int axis = context.axis(context.attributes().whole("axis", context.opset() < 13 ? 1 : -1), view.rank());
        if (context.opset() < 13 && view.dims().stream().skip(axis + 1L).anyMatch(d -> d != 1)) {
            throw context.refuse(
                    "axis",
                    axis + 1,
                    "it is over several dimensions of " + view + ": export the model with" + " opset 13 or later");
        }
        View input = new AxisOrder(context).full(view, AxisOrder.last(view, axis));
        return context.addLike(Activation.of(Function.SOFTMAX), input);
    }
}
