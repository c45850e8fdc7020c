package camaudit.network.dl4j;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A layer of either kind of network, or a vertex of a graph that is no layer.
 *
 * @param type the DL4J class without its package, where that is one of DL4J's own
 * @param options its JSON
 * @param inputs the names of what it reads, in order
 * @param preprocessor what changes the shape of its input, if anything does
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
