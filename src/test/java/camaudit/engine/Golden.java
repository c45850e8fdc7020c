package camaudit.engine;

import camaudit.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Expected values that Keras computed; src/test/python/README.md says how. */
final class Golden {
    private final JsonNode json;

    private Golden(JsonNode json) {
        this.json = json;
    }

    static Golden read(String name) throws IOException {
        return read(Path.of("src/test/resources/golden", name + ".json"));
    }

    static Golden read(Path file) throws IOException {
        return new Golden(new ObjectMapper().readTree(Files.readString(file)));
    }

    /** The model files that must all give these values. */
    List<String> models() {
        List<String> models = new ArrayList<>();
        json.get("models").forEach(m -> models.add(m.asText()));
        return models;
    }

    /** The layer that {@code auto} must pick. */
    String auto() {
        return json.get("auto").asText();
    }

    /** The photos of a golden that does not hold its input. */
    List<String> photos() {
        List<String> photos = new ArrayList<>();
        json.get("images").forEach(p -> photos.add(p.asText()));
        return photos;
    }

    /** Where a model is; empty where it is not shipped and not at hand. */
    static Optional<Path> locate(String model) {
        if (model.startsWith("shared:")) {
            return SharedData.find(model.substring("shared:".length()));
        }
        return Optional.of(Path.of(model.startsWith("demo/") ? "src" : "src/test/resources", model));
    }

    int images() {
        return json.get("input_shape").get(0).asInt();
    }

    float[] input() {
        return floats(json.get("input"));
    }

    float[] logits() {
        return floats(json.get("logits"));
    }

    List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        json.get("cases").forEach(c -> cases.add(new Case(c)));
        return cases;
    }

    static float[] floats(JsonNode base64) {
        ByteBuffer bytes =
                ByteBuffer.wrap(Base64.getDecoder().decode(base64.asText())).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    /** One layer with a target for each image. */
    static final class Case {
        private final JsonNode json;

        private Case(JsonNode json) {
            this.json = json;
        }

        String layer() {
            return json.get("layer").asText();
        }

        int[] targets() {
            int[] targets = new int[json.get("targets").size()];
            for (int i = 0; i < targets.length; i++) {
                targets[i] = json.get("targets").get(i).asInt();
            }
            return targets;
        }

        float[] cam() {
            return floats(json.get("cam"));
        }

        Optional<float[]> values(String name) {
            return Optional.ofNullable(json.get(name)).filter(n -> !n.isNull()).map(Golden::floats);
        }
    }
}
