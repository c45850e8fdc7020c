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
        return call -> call.addLike(Activation.of(function), call.view(0));
    }

    /** What passes values through at inference. */
    static OpReader.Single identity(String... ignored) {
        return call -> {
            call.attributes().ignore(ignored);
            return call.addLike(
                    new Identity(call.title().substring(0, call.title().indexOf(' '))), call.view(0));
        };
    }

    static Value leakyRelu(NodeContext call) {
        double slope = call.attributes().number("alpha", 0.01);
        return call.addLike(Activation.relu(slope, Double.POSITIVE_INFINITY, 0), call.view(0));
    }

    static Value elu(NodeContext call) {
        return call.addLike(Activation.elu(call.attributes().number("alpha", 1)), call.view(0));
    }

    static Value celu(NodeContext call) {
        return call.addLike(Activation.of(Function.CELU, call.attributes().number("alpha", 1), 0), call.view(0));
    }

    static Value selu(NodeContext call) {
        double alpha = call.attributes().number("alpha", SELU_ALPHA);
        double gamma = call.attributes().number("gamma", SELU_GAMMA);
        if (Math.abs(alpha - SELU_ALPHA) > CLOSE || Math.abs(gamma - SELU_GAMMA) > CLOSE) {
            throw call.refuse("alpha, gamma", alpha + ", " + gamma, "only those of the paper are");
        }
        return call.addLike(Activation.of(Function.SELU), call.view(0));
    }

    static Value hardSigmoid(NodeContext call) {
        double alpha = call.attributes().number("alpha", 0.2);
        double beta = call.attributes().number("beta", 0.5);
        return call.addLike(Activation.of(Function.HARD_SIGMOID, alpha, beta), call.view(0));
    }

    /** x·sigmoid(alpha·x). */
    static Value swish(NodeContext call) {
        double alpha = call.attributes().number("alpha", 1);
        if (alpha != 1) {
            throw call.refuse("alpha", alpha, "only 1 is");
        }
        return call.addLike(Activation.of(Function.SILU), call.view(0));
    }

    static Value hardSwish(NodeContext call) {
        double alpha = call.attributes().number("alpha", 1.0 / 6);
        double beta = call.attributes().number("beta", 0.5);
        return call.addLike(Activation.of(Function.HARD_SILU, alpha, beta), call.view(0));
    }

    static Value gelu(NodeContext call) {
        String approximation = call.attributes().text("approximate", "none");
        return switch (approximation) {
            case "none" -> call.addLike(Activation.of(Function.GELU), call.view(0));
            case "tanh" -> call.addLike(Activation.of(Function.GELU_TANH), call.view(0));
            default -> throw call.refuse("approximate", approximation, "none and tanh are");
        };
    }

    static Value parametricRelu(NodeContext call) {
        View view = call.view(0);
        Constant slope = call.constant(1, "slope");
        if (slope.size() == 1) {
            return call.addLike(Activation.relu(slope.value(0), Double.POSITIVE_INFINITY, 0), view);
        }
        int channels = view.dim(0);
        int first = slope.rank() - view.rank();
        if (slope.size() != channels || first < 0 || slope.dim(first) != channels) {
            throw call.refuse("slope", slope, "one number for each of " + channels + " channels, or one, is expected");
        }
        View input = new AxisOrder(call).channelsLast(view);
        List<Integer> dims = new ArrayList<>(java.util.Collections.nCopies(view.rank() - 1, 1));
        dims.add(channels);
        Operation relu = new ParametricRelu(Tensor.of(
                slope.floats(call.budget()), dims.stream().mapToInt(d -> d).toArray()));
        return call.addLike(relu, input);
    }

    /** Softmax over one dimension. */
    static Value softmax(NodeContext call) {
        View view = call.view(0);
        int axis = call.axis(call.attributes().whole("axis", call.opset() < 13 ? 1 : -1), view.rank());
        if (call.opset() < 13 && view.dims().stream().skip(axis + 1L).anyMatch(d -> d != 1)) {
            throw call.refuse(
                    "axis",
                    axis + 1,
                    "it is over several dimensions of " + view + ": export the model with" + " opset 13 or later");
        }
        View input = new AxisOrder(call).full(view, AxisOrder.last(view, axis));
        return call.addLike(Activation.of(Function.SOFTMAX), input);
    }
}
