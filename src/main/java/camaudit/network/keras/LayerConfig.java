package camaudit.network.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One layer of a configuration.
 *
 * @param className the Keras class
 * @param options its {@code config}
 * @param inputs the names of the layers it reads, in order
 */
record LayerConfig(String name, String className, JsonNode options, List<String> inputs) {
    LayerConfig {
        inputs = List.copyOf(inputs);
    }

    @Override
    public String toString() {
        return "layer '" + name + "' (" + className + ")";
    }
}
