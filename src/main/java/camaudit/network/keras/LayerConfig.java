package camaudit.network.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One call of one layer.
 *
 * @param name of the node: the layer's name, prefixed with the names of the models that contain it, with the number of the call
 *     where there are several
 * @param className the Keras class
 * @param options its {@code config}
 * @param inputs the names of the nodes that it reads, in order
 * @param path the names of the models that contain the layer, outermost first, then its own; the same for all its calls
 * @param keras the major version of Keras that saved the file
 */
record LayerConfig(String name, String className, JsonNode options, List<String> inputs, List<String> path, int keras) {
    LayerConfig {
        inputs = List.copyOf(inputs);
        path = List.copyOf(path);
    }

    boolean isKeras3() {
        return keras >= 3;
    }

    /** The name within the innermost model. */
    String ownName() {
        return path.get(path.size() - 1);
    }

    String title() {
        return "layer '" + String.join("/", path) + "'";
    }

    @Override
    public String toString() {
        return title() + " (" + className + ")";
    }
}
