package camaudit.network.keras;

import camaudit.network.ModelException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A graph of layers, each with {@code inbound_nodes}; one input, one output. */
final class FunctionalConfig {
    private FunctionalConfig() {}

    static ModelConfig parse(JsonNode config, String name) {
        JsonNode list = config.path("layers");
        if (!list.isArray() || list.isEmpty()) {
            throw new ModelException("the configuration of model '" + name + "' has no layers");
        }
        String input = only(config.path("input_layers"), "input", name);
        String output = only(config.path("output_layers"), "output", name);
        List<LayerConfig> layers = new ArrayList<>();
        for (JsonNode json : list) {
            LayerConfig layer = ModelConfig.layer(json, List.of());
            List<String> inputs = InboundNodes.parse(json.path("inbound_nodes"), layer);
            boolean isInput = layer.className().equals(LayerReaders.INPUT);
            if (isInput != inputs.isEmpty() || isInput != layer.name().equals(input)) {
                throw new ModelException(layer + " of model '" + name + "' reads " + inputs + ", the model's input is '"
                        + input + "': one input is supported, and every other layer reads one");
            }
            layers.add(new LayerConfig(layer.name(), layer.className(), layer.options(), inputs));
        }
        return new ModelConfig(name, layers, output);
    }

    /** The one name in {@code ["name", 0, 0]} or {@code [["name", 0, 0]]}. */
    private static String only(JsonNode tensors, String what, String model) {
        JsonNode tensor = tensors.size() == 1 && tensors.path(0).isArray() ? tensors.get(0) : tensors;
        if (!tensor.isArray() || !tensor.path(0).isTextual()) {
            throw new ModelException("model '" + model + "' has the " + what + "s " + tensors + ": exactly one " + what
                    + " is supported, save a model with one");
        }
        if (tensor.path(1).asInt() != 0 || tensor.path(2).asInt() != 0) {
            throw new ModelException("the " + what + " of model '" + model + "' is " + tensor
                    + ", a second use of a shared layer, which is not supported yet: use one layer for each call");
        }
        return tensor.get(0).asText();
    }
}
