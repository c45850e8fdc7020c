package camaudit.network.keras;

import camaudit.network.Activation;
import camaudit.network.Activation.Function;
import camaudit.network.Identity;
import camaudit.network.Operation;
import camaudit.network.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Activation functions by the names and serialized forms of Keras; linear is an {@link Identity}. */
final class Activations {
    /** Slope of the function {@code leaky_relu}; the layer LeakyReLU has 0.3. */
    private static final double LEAKY_SLOPE = 0.2;

    /** Slope of the hard sigmoid up to Keras 2; later it is 1/6. */
    private static final double KERAS2_HARD_SLOPE = 0.2;

    /** Functions that Keras lacks or writes in another form. */
    private static final Set<Function> FOREIGN = EnumSet.of(
            Function.GELU_TANH,
            Function.GELU_SIGMOID,
            Function.GELU_ND4J,
            Function.CUBE,
            Function.RATIONAL_TANH,
            Function.RECTIFIED_TANH);

    private static final Map<String, Operation> BY_NAME = new TreeMap<>(Map.of(
            "linear", new Identity("linear"),
            "relu6", Activation.relu(0, 6, 0),
            "leaky_relu", Activation.relu(LEAKY_SLOPE, Double.POSITIVE_INFINITY, 0),
            "swish", Activation.of(Function.SILU),
            "hard_swish", Activation.of(Function.HARD_SILU)));

    static {
        for (Function function : Function.values()) {
            if (!FOREIGN.contains(function)) {
                BY_NAME.put(function.name().toLowerCase(Locale.ROOT), Activation.of(function));
            }
        }
    }

    private Activations() {}

    /** The activation in option {@code activation}; linear where the option is missing. */
    static Operation of(Options options, Shape input) {
        JsonNode value = options.find("activation").orElse(null);
        if (value == null) {
            return new Identity("linear");
        }
        if (value.isTextual()) {
            return byName(value.asText(), value, options);
        }
        JsonNode config = value.path("config");
        String className = value.path("class_name").asText();
        if (!value.path("module").asText("keras").startsWith("keras")
                || value.path("registered_name").asText().contains(">")) {
            throw options.refuse("activation", value, "it is not one of Keras's own functions");
        }
        if (className.equals("function") && config.isTextual()) {
            return byName(config.asText(), value, options);
        }
        if (LayerReaders.isActivation(className)) {
            LayerConfig own = options.layer();
            LayerConfig layer = new LayerConfig(own.name(), className, config, own.inputs(), own.path(), own.keras());
            return LayerReaders.readWeightless(layer, input);
        }
        throw options.refuse("activation", value, supported());
    }

    private static Operation byName(String name, JsonNode value, Options options) {
        Operation operation = BY_NAME.get(name);
        if (name.equals("hard_sigmoid") && !options.layer().isKeras3()) {
            return Activation.of(Function.HARD_SIGMOID, KERAS2_HARD_SLOPE, 0.5);
        }
        if (operation == null) {
            throw options.refuse("activation", value, supported());
        }
        return operation;
    }

    private static String supported() {
        return "the supported activations are " + String.join(", ", BY_NAME.keySet());
    }

    static Operation relu(Options options, Shape input) {
        double slope = options.number("negative_slope").orElse(0.0);
        double maximum = options.number("max_value").orElse(Double.POSITIVE_INFINITY);
        double threshold = options.number("threshold").orElse(0.0);
        return options.named(() -> Activation.relu(slope, maximum, threshold));
    }

    static Operation leakyRelu(Options options, Shape input) {
        double slope = options.number("negative_slope", "alpha").orElse(0.3);
        return options.named(() -> Activation.relu(slope, Double.POSITIVE_INFINITY, 0));
    }

    static Operation elu(Options options, Shape input) {
        return Activation.elu(options.number("alpha").orElse(1.0));
    }

    static Operation softmax(Options options, Shape input) {
        Axis.requireLast(options, input);
        return Activation.of(Activation.Function.SOFTMAX);
    }
}
