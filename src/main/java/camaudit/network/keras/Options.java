package camaudit.network.keras;

import camaudit.network.ModelException;
import camaudit.network.file.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A layer's options; what nobody asked for by name is refused in the end, so that nothing is skipped in silence. */
final class Options {
    /** Options of any layer that only matter in training, or to the bookkeeping of Keras. */
    private static final Set<String> TRAINING_ONLY = Set.of(
            "name",
            "trainable",
            "input_dtype",
            "batch_input_shape",
            "batch_shape",
            "input_shape",
            "activity_regularizer",
            "kernel_initializer",
            "bias_initializer",
            "kernel_regularizer",
            "bias_regularizer",
            "kernel_constraint",
            "bias_constraint",
            "init",
            "W_regularizer",
            "b_regularizer",
            "W_constraint",
            "b_constraint");

    /** The largest image, window, stride or margin in one direction. */
    static final int MAX_CELLS = 1 << 16;

    private final LayerConfig layer;
    private final Set<String> known = new HashSet<>(TRAINING_ONLY);

    Options(LayerConfig layer) {
        this.layer = layer;
        known.add("dtype");
        DataType.requireFloat(layer);
    }

    LayerConfig layer() {
        return layer;
    }

    /** Marks options that make no difference at inference. */
    void ignore(String... names) {
        known.addAll(Arrays.asList(names));
    }

    /** The one of these that is there and not null, an option under its names in several versions; all are known. */
    Optional<JsonNode> find(String... names) {
        ignore(names);
        List<JsonNode> values = Arrays.stream(names)
                .map(layer.options()::path)
                .filter(value -> !value.isMissingNode() && !value.isNull())
                .toList();
        if (values.size() > 1) {
            throw refuse(names[0], values.get(0), "it stands beside its other name, as in no version of Keras");
        }
        return values.stream().findFirst();
    }

    JsonNode require(String... names) {
        return find(names)
                .orElseThrow(() -> new ModelException(
                        layer + " has no option " + String.join(" or ", names) + ": save the model again"));
    }

    /** A whole number of 1 or more. */
    int count(String... names) {
        JsonNode value = require(names);
        return Json.whole(value, 1, Integer.MAX_VALUE)
                .orElseThrow(() -> refuse(names[0], value, "it must be a whole number of 1 or more"));
    }

    /** Two whole numbers of cells, of which one stands for both. */
    int[] pair(String... names) {
        JsonNode value = require(names);
        int[] cells = Json.elements(value).stream()
                .map(element -> Json.whole(element, 1, MAX_CELLS))
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .toArray();
        if (cells.length != Json.elements(value).size() || cells.length < 1 || cells.length > 2) {
            throw refuse(names[0], value, "one or two whole numbers of 1 to " + MAX_CELLS + " are expected");
        }
        return new int[] {cells[0], cells[cells.length - 1]};
    }

    /** A finite number, also as the one-element array that Keras 2 wraps around it. */
    Optional<Double> number(String... names) {
        return find(names).map(value -> {
            JsonNode inner = value.isObject() ? value.path("value") : value;
            JsonNode number = inner.isArray() && inner.size() == 1 ? inner.get(0) : inner;
            if (!number.isNumber() || !Double.isFinite(number.doubleValue())) {
                throw refuse(names[0], value, "a finite number is expected");
            }
            return number.doubleValue();
        });
    }

    Optional<String> text(String... names) {
        return find(names).map(value -> {
            if (!value.isTextual()) {
                throw refuse(names[0], value, "a text is expected");
            }
            return value.asText();
        });
    }

    /** A switch. */
    Optional<Boolean> flag(String... names) {
        return find(names).map(value -> {
            if (!value.isBoolean()) {
                throw refuse(names[0], value, "true or false is expected");
            }
            return value.booleanValue();
        });
    }

    /** Refuses any value of a switch but false. */
    void requireOff(String name, String remedy) {
        if (flag(name).orElse(false)) {
            throw refuse(name, true, remedy);
        }
    }

    /** Refuses feature maps with the channels before height and width. */
    void requireChannelsLast() {
        String order = text("data_format", "dim_ordering").orElse("channels_last");
        if (!order.equals("channels_last") && !order.equals("tf")) {
            throw refuse(
                    "data_format", order, "only channels_last (Keras 1: dim_ordering tf) is: convert the model to it");
        }
    }

    /** An exception that names layer, option and value. */
    ModelException refuse(String option, Object value, String remedy) {
        return new ModelException(
                layer + ": option " + option + " = " + Json.shown(value) + " is not supported: " + remedy);
    }

    /**
     * Checks that no option is left over.
     *
     * @throws ModelException if the layer has an option with a value that no reader has asked for
     */
    void requireAllKnown() {
        for (Map.Entry<String, JsonNode> option : layer.options().properties()) {
            if (!known.contains(option.getKey()) && !option.getValue().isNull()) {
                throw refuse(option.getKey(), option.getValue(), "CamAudit does not know what it does to the scores");
            }
        }
    }
}
