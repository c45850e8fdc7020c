package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.attribution.Response;
import camaudit.attribution.method.GradCam;
import camaudit.attribution.preset.Preset;
import camaudit.attribution.preset.PresetGolden;
import camaudit.network.Network;
import camaudit.network.keras.KerasReader;
import camaudit.resample.FloatMap;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Model file and picture → plan → preset → Grad-CAM's heatmap, against Keras' gradients and an independent preset, to 1e-4. */
class TestPresetsEndToEnd {
    private static final double TOLERANCE = 1e-4;
    private static final Path DIGITS = Path.of("src/demo/mnist/images-idx3-ubyte.gz");
    private static final int HEADER = 16;
    private static final int DIGIT = 28 * 28;

    static Stream<Arguments> networks() {
        return Stream.of("mnist-cnn", "residual-bn")
                .flatMap(name -> EveryBackend.all().map(b -> Arguments.of(name, Named.of(b.name(), b))));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("networks")
    void heatmapsOfEveryPreset(String name, Backend backend) throws IOException {
        JsonNode golden = PresetGolden.read(name);
        Path file = Golden.locate(golden.get("model").asText()).orElseThrow();
        Network network = KerasReader.read(Files.readAllBytes(file), file.toString());
        List<JsonNode> images = PresetGolden.each(golden.get("images")).toList();
        for (int i = 0; i < Preset.values().length; i++) {
            String at = "/heatmaps/" + i;
            Plan plan = Plans.of(network, images.get(0).at(at + "/layer").asText());
            float[] input = inputs(name, images);
            try (Execution execution = backend.prepare(plan).open(images.size())) {
                execution.forward(input, images.size());
                Response response = execution.respond(
                        images.stream().mapToInt(n -> n.get("target").asInt()).toArray());
                for (int image = 0; image < images.size(); image++) {
                    check(response, image, images.get(image).at(at));
                }
            }
        }
    }

    /** Of one image in a batch: the preset must not mix images. */
    private static void check(Response response, int image, JsonNode expected) {
        Preset preset = PresetGolden.preset(expected);
        int[] size = PresetGolden.ints(expected.get("size"));
        float[] raw = new GradCam().attribute(preset.normalised(response), image);
        float[] heatmap = preset.heatmap(new FloatMap(raw, response.height(), response.width()), size[0], size[1])
                .values();
        assertThat(PresetGolden.error(preset, heatmap, PresetGolden.floats(expected.get("heatmap"))))
                .as(preset + ", image " + image)
                .isLessThan(TOLERANCE);
    }

    private static float[] inputs(String name, List<JsonNode> images) throws IOException {
        if (!name.equals("mnist-cnn")) {
            Golden golden = Golden.read(name);
            return Arrays.copyOf(golden.input(), golden.input().length / golden.images());
        }
        byte[] bytes;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(DIGITS))) {
            bytes = in.readAllBytes();
        }
        float[] inputs = new float[images.size() * DIGIT];
        for (int i = 0; i < inputs.length; i++) {
            int index = images.get(i / DIGIT).get("index").asInt();
            inputs[i] = (bytes[HEADER + index * DIGIT + i % DIGIT] & 0xff) / 255f;
        }
        return inputs;
    }
}
