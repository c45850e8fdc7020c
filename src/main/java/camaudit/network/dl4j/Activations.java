package camaudit.network.dl4j;

import camaudit.network.Activation;
import camaudit.network.Activation.Function;
import camaudit.network.Operation;
import camaudit.network.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The activation function of a layer, as ND4J computes it at inference. */
final class Activations {
    private static final String OPTION = "activationFn";

    /** ND4J's hard sigmoid is min(max(0.2·x + 0.5, 0), 1). */
    private static final double HARD_SLOPE = 0.2;

    private static final Map<String, Operation> PLAIN = new TreeMap<>(Map.ofEntries(
            Map.entry("ActivationSigmoid", Activation.of(Function.SIGMOID)),
            Map.entry("ActivationTanH", Activation.of(Function.TANH)),
            Map.entry("ActivationSoftmax", Activation.of(Function.SOFTMAX)),
            Map.entry("ActivationSoftPlus", Activation.of(Function.SOFTPLUS)),
            Map.entry("ActivationSoftSign", Activation.of(Function.SOFTSIGN)),
            Map.entry("ActivationSwish", Activation.of(Function.SILU)),
            Map.entry("ActivationMish", Activation.of(Function.MISH)),
            Map.entry("ActivationSELU", Activation.of(Function.SELU)),
            Map.entry("ActivationCube", Activation.of(Function.CUBE)),
            Map.entry("ActivationHardTanH", Activation.of(Function.HARD_TANH)),
            Map.entry("ActivationHardSigmoid", Activation.of(Function.HARD_SIGMOID, HARD_SLOPE, 0.5)),
            Map.entry("ActivationRationalTanh", Activation.of(Function.RATIONAL_TANH)),
            Map.entry("ActivationRectifiedTanh", Activation.of(Function.RECTIFIED_TANH)),
            Map.entry("ActivationReLU6", Activation.relu(0, 6, 0))));

    private Activations() {}

    /** The function in option {@code activationFn}; empty for the identity. */
    static Optional<Operation> of(Options options, Shape input) {
        JsonNode json = options.require(OPTION);
        String type = ClassNames.of(json, options.title() + ": option " + OPTION);
        Options own = new Options(options.title() + ", " + type, json);
        Optional<Operation> operation =
                type.equals("ActivationIdentity") ? Optional.empty() : Optional.of(function(type, own, options));
        own.requireAllKnown();
        if (type.equals("ActivationSoftmax") && !input.isVector()) {
            throw options.refuse(OPTION, type, "on a map DL4J takes it along the width: use it on vectors");
        }
        return operation;
    }

    private static Operation function(String type, Options own, Options options) {
        Operation plain = PLAIN.get(type);
        if (plain != null) {
            return plain;
        }
        return switch (type) {
            case "ActivationReLU" -> relu(own);
            case "ActivationLReLU" -> Activation.relu(own.number("alpha").orElse(0.01), Double.POSITIVE_INFINITY, 0);
            case "ActivationThresholdedReLU" ->
                Activation.relu(0, Double.POSITIVE_INFINITY, own.number("theta").orElse(1.0));
            case "ActivationELU" -> Activation.elu(own.number("alpha").orElse(1.0));
            case "ActivationGELU" ->
                Activation.of(own.flag("precise").orElse(false) ? Function.GELU_ND4J : Function.GELU_SIGMOID);
            case "ActivationRReLU" ->
                throw options.refuse(
                        OPTION,
                        type,
                        "at inference DL4J computes max(x, (l + u)/2), not what was trained: use a leaky ReLU");
            default ->
                throw options.refuse(
                        OPTION,
                        type,
                        "the supported ones are " + String.join(", ", PLAIN.keySet()) + ", ActivationReLU,"
                                + " ActivationLReLU, ActivationThresholdedReLU, ActivationELU, ActivationGELU,"
                                + " ActivationIdentity");
        };
    }

    private static Operation relu(Options own) {
        double slope = own.number("negativeSlope").orElse(0.0);
        double maximum = own.number("max").orElse(Double.POSITIVE_INFINITY);
        double threshold = own.number("threshold").orElse(0.0);
        return own.named(() -> Activation.relu(slope, maximum, threshold));
    }
}
