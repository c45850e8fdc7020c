package camaudit.spark.source.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What datasets say in JSON; broken JSON says nothing. */
public final class JsonText {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonText() {}

    /** The member {@code label} of an object: a whole number or a text. */
    public static Optional<RawLabel> label(byte[] json) {
        try {
            JsonNode label = MAPPER.readTree(json).path("label");
            if (label.isIntegralNumber()) {
                return Optional.of(RawLabel.number(label.asLong()));
            }
            return label.isTextual() && !label.asText().isBlank()
                    ? Optional.of(RawLabel.text(label.asText()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The names of a column of Hugging Face's type {@code ClassLabel}; empty where it is none. */
    public static List<String> classNames(String huggingFace, String column) {
        try {
            List<String> names = new ArrayList<>();
            MAPPER.readTree(huggingFace)
                    .path("info")
                    .path("features")
                    .path(column)
                    .path("names")
                    .forEach(name -> names.add(name.asText()));
            return names;
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }
}
