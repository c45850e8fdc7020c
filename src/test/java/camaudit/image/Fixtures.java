package camaudit.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** The pictures of src/test/python/make_images.py. */
public final class Fixtures {
    private static final JsonNode EXPECTED = json("expected.json");

    private Fixtures() {}

    public static byte[] bytes(String name) {
        try (InputStream in =
                Objects.requireNonNull(Fixtures.class.getResourceAsStream("/images/" + name), "no picture " + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(bytes(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pictures that are to be read. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        EXPECTED.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** What PIL reads from a picture. */
    public static Pixels expected(String name) {
        JsonNode node = EXPECTED.get(name);
        return new Pixels(
                node.get("height").asInt(),
                node.get("width").asInt(),
                node.get("channels").asInt(),
                binary(node.get("samples")));
    }

    public static byte[] binary(JsonNode base64) {
        return Base64.getDecoder().decode(base64.asText());
    }
}
