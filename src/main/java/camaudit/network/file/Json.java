package camaudit.network.file;

import camaudit.network.ModelException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Parses JSON as Python and Java write it: NaN and Infinity are numbers, and a Python tuple may be wrapped in an object. A text of
 * more than {@value #MAX_BYTES} bytes or {@value #MAX_TOKENS} tokens, or nested deeper than 1000 levels, is refused before a tree
 * is made of it.
 */
public final class Json {
    /** The largest text, in bytes. */
    public static final int MAX_BYTES = 16 << 20;

    /** About twenty times as many as the largest published model has. */
    private static final int MAX_TOKENS = 1_000_000;

    private static final int SHOWN = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /**
     * One JSON object.
     *
     * @throws ModelException naming {@code what} if this is something else, or beyond the limits
     */
    public static JsonNode parse(byte[] json, String what) {
        try {
            requireWithinLimits(json, what);
            JsonNode node = MAPPER.readTree(json);
            if (!node.isObject()) {
                throw new ModelException(what + " is not a JSON object: save the model again");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new ModelException(
                    what + " is not valid JSON (" + shown(e.getOriginalMessage()) + "): copy the file again", e);
        } catch (IOException e) {
            throw new ModelException(what + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static void requireWithinLimits(byte[] json, String what) throws IOException {
        int tokens = 0;
        try (JsonParser parser = MAPPER.getFactory().createParser(json)) {
            parser.disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            for (JsonToken token = parser.nextToken(); token != null && tokens <= MAX_TOKENS; tokens++) {
                token = parser.nextToken();
            }
        }
        if (json.length > MAX_BYTES || tokens > MAX_TOKENS) {
            throw new ModelException(what + " has " + json.length + " bytes and " + tokens
                    + " or more tokens, more than the configuration of any network: is this a model?");
        }
    }

    /** The elements of a list or of a wrapped tuple; for any other value the value itself. */
    public static List<JsonNode> elements(JsonNode node) {
        JsonNode list = node.path("class_name").asText().equals("__tuple__") ? node.path("items") : node;
        if (!list.isArray()) {
            return List.of(node);
        }
        List<JsonNode> elements = new ArrayList<>();
        list.forEach(elements::add);
        return elements;
    }

    /** The text of a field. */
    public static String text(JsonNode node, String field, String where) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new ModelException(where + " has no '" + field + "': save the model again");
        }
        return value.asText();
    }

    /** A whole number within bounds. */
    public static OptionalInt whole(JsonNode number, int least, int most) {
        boolean within = number.isIntegralNumber()
                && number.canConvertToInt()
                && number.intValue() >= least
                && number.intValue() <= most;
        return within ? OptionalInt.of(number.intValue()) : OptionalInt.empty();
    }

    /** A value as text for a message, cut where it is long. */
    public static String shown(Object value) {
        String text = String.valueOf(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
