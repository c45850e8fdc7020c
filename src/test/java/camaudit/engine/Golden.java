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
    private final float[] input;

    private Golden(JsonNode json, float[] input) {
        this.json = json;
        this.input = input;
    }

    static Golden read(String name) throws IOException {
        return read(Path.of("src/test/resources/golden", name + ".json"));
    }

    static Golden read(Path file) throws IOException {
        JsonNode json = tree(file);
        JsonNode elsewhere = json.path("input_file");
        return new Golden(
                json,
                elsewhere.isMissingNode()
                        ? json.has("input") ? floats(json.get("input")) : new float[0]
                        : steps(tree(file.resolveSibling(elsewhere.asText()))));
    }

    private static JsonNode tree(Path file) throws IOException {
        return new ObjectMapper().readTree(Files.readString(file));
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

    /** The layer that {@code auto} must pick in one of several files that name it differently. */
    String autoIn(String model) {
        return json.get("autos").get(model).asText();
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
        return input.clone();
    }

    float[] logits() {
        return floats(json.get("logits"));
    }

    List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        json.get("cases").forEach(c -> cases.add(new Case(c)));
        return cases;
    }

    /** Whole numbers of steps from 0. */
    private static float[] steps(JsonNode json) {
        byte[] bytes = Base64.getDecoder().decode(json.get("bytes").asText());
        float[] values = new float[bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes[i] / (float) json.get("steps").asInt();
        }
        return values;
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

        /** The layer's name in one of several files that name it differently. */
        String layerIn(String model) {
            return json.get("layers").get(model).asText();
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
