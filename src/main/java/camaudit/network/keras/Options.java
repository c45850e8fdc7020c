package camaudit.network.keras;

import camaudit.network.file.Json;
import camaudit.network.file.LayerOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The options of a Keras layer. */
final class Options extends LayerOptions {
    /** Options of any layer that only affect training or the bookkeeping of Keras. */
    private static final Set<String> TRAINING_ONLY = Set.of(
            "dtype",
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

    private final LayerConfig layer;

    Options(LayerConfig layer) {
        super(layer.toString(), layer.options(), TRAINING_ONLY, "save the model again");
        this.layer = layer;
        DataType.requireFloat(layer);
    }

    LayerConfig layer() {
        return layer;
    }

    @Override
    public Optional<JsonNode> find(String... names) {
        List<JsonNode> values = all(names);
        if (values.size() > 1) {
            throw refuse(names[0], values.get(0), "it stands beside its other name, as in no version of Keras");
        }
        return values.stream().findFirst();
    }

    /** A whole number of 1 or more. */
    int count(String... names) {
        return whole(1, "it must be a whole number of 1 or more", names);
    }

    /** A whole number of 1 or more; 1 where it is absent. */
    int countOrOne(String name) {
        return find(name).isPresent() ? count(name) : 1;
    }

    /** Two whole numbers of cells; the file may state one for both. */
    int[] pair(String... names) {
        return pair(1, "one or two whole numbers of 1 to " + MAX_CELLS + " are expected", names);
    }

    int[] pair(int least, String wanted, String... names) {
        JsonNode value = require(names);
        int[] cells = cells(value, least);
        if (cells.length != Json.elements(value).size() || cells.length < 1 || cells.length > 2) {
            throw refuse(names[0], value, wanted);
        }
        return new int[] {cells[0], cells[cells.length - 1]};
    }

    /** Two whole numbers of cells; (1, 1) where they are absent. */
    int[] pairOrOnes(String... names) {
        return find(names).isPresent() ? pair(names) : new int[] {1, 1};
    }

    /** Unwraps the one-element array in which Keras 2 stores some numbers. */
    @Override
    protected JsonNode unwrapped(JsonNode number) {
        JsonNode inner = number.isObject() ? number.path("value") : number;
        return inner.isArray() && inner.size() == 1 ? inner.get(0) : inner;
    }

    Optional<String> text(String... names) {
        return find(names).map(value -> {
            if (!value.isTextual()) {
                throw refuse(names[0], value, "a text is expected");
            }
            return value.asText();
        });
    }

    /** Refuses a flag that is true. */
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
}
