package camaudit.annotation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Some plain fields of a small object; values of another type are ignored. */
final class CocoFields {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    /** Reads the object at whose beginning the parser is, to its end. */
    static CocoFields read(JsonParser parser, List<String> textual, List<String> whole) throws IOException {
        CocoFields fields = new CocoFields();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && textual.contains(name)) {
                fields.texts.put(name, parser.getText());
            } else if (value == JsonToken.VALUE_NUMBER_INT
                    && whole.contains(name)
                    && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                fields.numbers.put(name, parser.getLongValue());
            } else {
                parser.skipChildren();
            }
        }
        return fields;
    }

    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    OptionalLong number(String name) {
        Long value = numbers.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
