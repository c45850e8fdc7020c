package camaudit.network.dl4j;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A layer of either kind of network, or another vertex of a graph.
 *
 * @param type the DL4J class without its package, where that is one of DL4J's own
 * @param options its JSON
 * @param inputs the names of its inputs, in order
 * @param preprocessor the JSON of the preprocessor that reshapes its input, if there is one
 */
record Vertex(String name, String type, JsonNode options, List<String> inputs, Optional<JsonNode> preprocessor) {
    Vertex {
        Objects.requireNonNull(name);
        inputs = List.copyOf(inputs);
    }

    @Override
    public String toString() {
        return "layer '" + name + "' (" + type + ")";
    }
}
