package camaudit.attribution.preset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A file of src/test/python/make_presets.py. */
public final class PresetGolden {
    private PresetGolden() {}

    public static JsonNode read(String name) {
        try {
            return new ObjectMapper().readTree(Files.readString(Path.of("src/test/resources/presets", name + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    public static float[] floats(JsonNode numbers) {
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) numbers.get(i).asDouble();
        }
        return values;
    }

    public static int[] ints(JsonNode numbers) {
        return each(numbers).mapToInt(JsonNode::asInt).toArray();
    }

    public static Preset preset(JsonNode node) {
        return Arrays.stream(Preset.values())
                .filter(preset -> preset.label().equals(node.get("preset").asText()))
                .findFirst()
                .orElseThrow();
    }

    /** The largest error, of signed values over the largest expected; what is no number is off without bounds. */
    public static double error(Preset preset, float[] actual, float[] expected) {
        if (actual.length != expected.length) {
            throw new AssertionError(actual.length + " values, not " + expected.length);
        }
        double off = 0;
        double scale = 0;
        for (int i = 0; i < expected.length; i++) {
            scale = Math.max(scale, Math.abs(expected[i]));
            off = Math.max(off, Double.isNaN(actual[i]) ? Double.MAX_VALUE : Math.abs(actual[i] - expected[i]));
        }
        return preset.signed() && scale > 0 ? off / scale : off;
    }
}
