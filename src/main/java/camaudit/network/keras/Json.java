package camaudit.network.keras;

import camaudit.network.ModelException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** JSON as Python writes it: NaN and Infinity are numbers, a tuple may come wrapped. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /**
     * One JSON object.
     *
     * @throws ModelException naming {@code what} if this is something else
     */
    static JsonNode parse(byte[] json, String what) {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (!node.isObject()) {
                throw new ModelException(what + " is not a JSON object: save the model again");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new ModelException(
                    what + " is not valid JSON (" + e.getOriginalMessage() + "): copy the file again", e);
        } catch (IOException e) {
            throw new ModelException(what + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** The elements of a list or of a wrapped tuple; of anything else the thing itself. */
    static List<JsonNode> elements(JsonNode node) {
        JsonNode list = node.path("class_name").asText().equals("__tuple__") ? node.path("items") : node;
        if (!list.isArray()) {
            return List.of(node);
        }
        List<JsonNode> elements = new ArrayList<>();
        list.forEach(elements::add);
        return elements;
    }

    /** The text of a field. */
    static String text(JsonNode node, String field, String where) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new ModelException(where + " has no '" + field + "': save the model again");
        }
        return value.asText();
    }
}
