package camaudit.network.dl4j;

import camaudit.network.ModelException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of a network: a MultiLayerNetwork, as a chain, or a ComputationGraph.
 *
 * @param vertices in the order in which they take their weights, each after those that it reads
 */
record ModelConfig(String name, String input, List<Vertex> vertices, String output) {
    private static final List<String> WRAPPERS = List.of("FrozenLayer", "FrozenLayerWithBackprop");

    ModelConfig {
        vertices = List.copyOf(vertices);
    }

    /** @throws ModelException if this is neither, or if a graph does not have exactly one input and one output */
    static ModelConfig parse(JsonNode json, String name) {
        if (json.path("confs").isArray()) {
            return layers(json, name);
        }
        if (json.path("vertices").isObject()) {
            return GraphConfig.parse(json, name);
        }
        throw new ModelException("its configuration has neither 'confs' nor 'vertices': give a file that"
                + " ModelSerializer.writeModel(...) wrote of a MultiLayerNetwork or ComputationGraph");
    }

    private static ModelConfig layers(JsonNode json, String name) {
        JsonNode preprocessors = json.path("inputPreProcessors");
        List<Vertex> vertices = new ArrayList<>();
        for (JsonNode conf : json.path("confs")) {
            int index = vertices.size();
            JsonNode layer = unwrapped(conf.path("layer"), "layer " + index);
            String own = layerName(conf.path("layer"), layer).orElse("layer" + index);
            String before = vertices.isEmpty() ? "" : vertices.get(index - 1).name();
            vertices.add(new Vertex(
                    own,
                    ClassNames.of(layer, "layer '" + own + "'"),
                    layer,
                    List.of(before),
                    present(preprocessors.path(Integer.toString(index)))));
        }
        if (vertices.isEmpty()) {
            throw new ModelException("its configuration has no layers");
        }
        String input = "input";
        while (names(vertices).contains(input)) {
            input = "network_" + input;
        }
        Vertex first = vertices.get(0);
        vertices.set(0, new Vertex(first.name(), first.type(), first.options(), List.of(input), first.preprocessor()));
        return new ModelConfig(
                name, input, vertices, vertices.get(vertices.size() - 1).name());
    }

    private static List<String> names(List<Vertex> vertices) {
        return vertices.stream().map(Vertex::name).toList();
    }

    /** The layer inside a wrapper that only freezes its weights. */
    static JsonNode unwrapped(JsonNode layer, String where) {
        JsonNode inner = layer;
        while (WRAPPERS.contains(ClassNames.of(inner, where))) {
            requireOnlyInner(inner, where);
            inner = inner.has("layer") ? inner.path("layer") : inner.path("underlying");
        }
        return inner;
    }

    private static void requireOnlyInner(JsonNode wrapper, String where) {
        for (Map.Entry<String, JsonNode> field : wrapper.properties()) {
            boolean known = Options.isTrainingOnly(field.getKey())
                    || field.getKey().equals("layer")
                    || field.getKey().equals("underlying");
            if (!known && !field.getValue().isNull()) {
                throw new ModelException(where + " is frozen with option " + field.getKey()
                        + ", of which CamAudit does not know what it does to the scores");
            }
        }
    }

    static Optional<String> layerName(JsonNode... layers) {
        for (JsonNode layer : layers) {
            String name = layer.path("layerName").asText("");
            if (!name.isBlank() && layer.path("layerName").isTextual()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    static Optional<JsonNode> present(JsonNode json) {
        return json.isMissingNode() || json.isNull() ? Optional.empty() : Optional.of(json);
    }
}
