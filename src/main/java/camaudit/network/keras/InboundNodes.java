package camaudit.network.keras;

import camaudit.network.ModelException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a layer reads: nested lists in Keras 1 and 2, tensors with a {@code keras_history} in Keras 3. */
final class InboundNodes {
    private InboundNodes() {}

    /** The names of the layers read, in order; none for an input. */
    static List<String> parse(JsonNode nodes, LayerConfig layer) {
        if (nodes.size() > 1) {
            throw new ModelException(layer + " is shared, the model calls it " + nodes.size()
                    + " times, which is not supported yet: use one layer for each call");
        }
        List<String> names = new ArrayList<>();
        if (nodes.size() == 1) {
            JsonNode node = nodes.get(0);
            if (node.isObject()) {
                node.path("args").forEach(argument -> addArgument(argument, layer, names));
                requireHarmless(node.path("kwargs"), layer);
            } else if (node.path(0).isTextual()) {
                addTensor(node, layer, names);
            } else {
                node.forEach(tensor -> addTensor(tensor, layer, names));
            }
        }
        return names;
    }

    private static void addArgument(JsonNode argument, LayerConfig layer, List<String> names) {
        if (argument.isArray()) {
            argument.forEach(tensor -> addTensor(history(tensor), layer, names));
        } else {
            addTensor(history(argument), layer, names);
        }
    }

    private static JsonNode history(JsonNode tensor) {
        return tensor.path("config").path("keras_history");
    }

    private static void addTensor(JsonNode tensor, LayerConfig layer, List<String> names) {
        if (!tensor.isArray() || !tensor.path(0).isTextual()) {
            throw new ModelException(layer + " reads " + tensor
                    + ", not the output of a layer: only calls with layer outputs as arguments are supported");
        }
        if (tensor.path(1).asInt() != 0 || tensor.path(2).asInt() != 0) {
            throw new ModelException(layer + " reads " + tensor
                    + ", a second use or second output of a layer, which is not supported yet");
        }
        requireHarmless(tensor.path(3), layer);
        names.add(tensor.get(0).asText());
    }

    /** Refuses call arguments that change inference, as {@code training=True} does. */
    private static void requireHarmless(JsonNode arguments, LayerConfig layer) {
        for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
            boolean off = argument.getKey().equals("training")
                    && argument.getValue().isBoolean()
                    && !argument.getValue().asBoolean();
            if (!argument.getValue().isNull() && !off) {
                throw new ModelException(layer + " is called with " + argument.getKey() + " = " + argument.getValue()
                        + ", which is not supported: build the model without it");
            }
        }
    }
}
