package camaudit.network.dl4j;

import camaudit.network.ModelException;
import camaudit.network.file.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parses the configuration of a ComputationGraph: its vertices, their inputs, and the order in which they take their weights. */
final class GraphConfig {
    private final JsonNode json;

    private GraphConfig(JsonNode json) {
        this.json = json;
    }

    static ModelConfig parse(JsonNode json, String name) {
        return new GraphConfig(json).parse(name);
    }

    private ModelConfig parse(String name) {
        String input = only("networkInputs", "input");
        String output = only("networkOutputs", "output");
        Map<String, Vertex> byName = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.path("vertices").properties()) {
            byName.put(entry.getKey(), vertex(entry.getKey(), entry.getValue()));
        }
        Map<String, List<String>> reads = new LinkedHashMap<>();
        byName.forEach((vertex, v) -> reads.put(vertex, v.inputs()));
        List<Vertex> ordered = new ArrayList<>();
        for (String vertex : GraphOrder.of(input, reads, stated())) {
            Vertex next = byName.get(vertex);
            if (next != null) {
                ordered.add(next);
            }
        }
        if (ordered.size() != byName.size()) {
            throw new ModelException("the order of its vertices names " + ordered.size() + " of " + byName.size()
                    + ": save the model again");
        }
        return new ModelConfig(name, input, ordered, output);
    }

    private Optional<List<String>> stated() {
        return ModelConfig.present(json.path("topologicalOrderStr")).map(GraphConfig::texts);
    }

    private String only(String field, String what) {
        List<String> names = texts(json.path(field));
        if (names.size() != 1) {
            throw new ModelException("it has the " + what + "s " + Json.shown(names) + ": exactly one " + what
                    + " is supported, save a graph with one");
        }
        return names.get(0);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private Vertex vertex(String name, JsonNode json) {
        String where = "vertex '" + name + "'";
        JsonNode vertex = ModelConfig.unwrapped(unfrozen(json, where), where);
        String type = ClassNames.of(vertex, where);
        List<String> inputs = texts(this.json.path("vertexInputs").path(name));
        if (!type.equals("LayerVertex")) {
            return new Vertex(name, type, vertex, inputs, Optional.empty());
        }
        JsonNode layer = ModelConfig.unwrapped(vertex.path("layerConf").path("layer"), where);
        return new Vertex(
                name, ClassNames.of(layer, where), layer, inputs, ModelConfig.present(vertex.path("preProcessor")));
    }

    private static JsonNode unfrozen(JsonNode json, String where) {
        JsonNode inner = json;
        while (ClassNames.of(inner, where).equals("FrozenVertex")) {
            inner = inner.path("underlying");
        }
        return inner;
    }
}
