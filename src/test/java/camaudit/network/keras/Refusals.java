package camaudit.network.keras;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.network.ModelException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** Reads copies of one model with something changed in their configuration. */
final class Refusals {
    private static final String MODEL = "odd/every-layer.keras";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Refusals() {}

    static ObjectNode inner(ObjectNode config) {
        return (ObjectNode) config.path("config");
    }

    static ObjectNode options(ObjectNode config, String layer) {
        return (ObjectNode) ModelFiles.layer(config, layer).path("config");
    }

    static ObjectNode kwargs(ObjectNode config, String layer) {
        return (ObjectNode)
                ModelFiles.layer(config, layer).path("inbound_nodes").get(0).path("kwargs");
    }

    static void refused(Consumer<ObjectNode> change, String message) {
        assertThatThrownBy(() -> read(change))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model file 'changed.keras'")
                .hasMessageContaining(message)
                .hasMessageNotContaining("is damaged and cannot be read");
    }

    static void read(Consumer<ObjectNode> change) {
        KerasReader.read(ModelFiles.withConfig(MODEL, change), "changed.keras");
    }

    static JsonNode json(String text) {
        try {
            return text.equals("NaN") ? MAPPER.getNodeFactory().numberNode(Double.NaN) : MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
