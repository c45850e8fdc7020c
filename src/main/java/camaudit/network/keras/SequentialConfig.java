package camaudit.network.keras;

import camaudit.network.ModelException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A chain of layers: {@code {"layers": […]}}, in Keras 1 a bare list. */
final class SequentialConfig {
    private static final List<String> SHAPE_OPTIONS = List.of("batch_shape", "batch_input_shape");

    private SequentialConfig() {}

    static ModelConfig parse(JsonNode config, String name) {
        JsonNode list = config.isArray() ? config : config.path("layers");
        if (!list.isArray() || list.isEmpty()) {
            throw new ModelException("the configuration of model '" + name + "' has no layers");
        }
        List<LayerConfig> layers = new ArrayList<>();
        for (JsonNode json : list) {
            if (layers.isEmpty() && !json.path("class_name").asText().equals(LayerReaders.INPUT)) {
                layers.add(input(ModelConfig.layer(json, List.of()), config));
            }
            List<String> inputs = layers.isEmpty()
                    ? List.of()
                    : List.of(layers.get(layers.size() - 1).name());
            layers.add(ModelConfig.layer(json, inputs));
        }
        return new ModelConfig(name, layers, layers.get(layers.size() - 1).name());
    }

    /** The input that Keras makes for a first layer that states what it takes. */
    private static LayerConfig input(LayerConfig first, JsonNode config) {
        JsonNode shape = SHAPE_OPTIONS.stream()
                .map(first.options()::path)
                .filter(JsonNode::isArray)
                .findFirst()
                .orElse(config.path("build_input_shape"));
        if (!shape.isArray()) {
            throw new ModelException(first + " is the first one and states no input shape: begin the model with"
                    + " keras.Input(shape=(height, width, channels))");
        }
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.set("batch_shape", shape);
        return new LayerConfig(first.name() + "_input", LayerReaders.INPUT, options, List.of());
    }
}
