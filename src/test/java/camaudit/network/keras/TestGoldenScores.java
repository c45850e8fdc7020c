package camaudit.network.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import camaudit.SharedData;
import camaudit.network.Activation;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.PlainForward;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The networks as read, run in plain loops, against the logits that TensorFlow computed. */
class TestGoldenScores {
    private static final Path SOURCES = Path.of(System.getProperty("basedir", ""), "src");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "activations",
                "binary",
                "bn-two-dense",
                "cifar10-resnet20",
                "convolutions",
                "every-layer",
                "keras1-cnn",
                "mnist-cnn",
                "merges",
                "nested",
                "preact",
                "residual-bn"
            })
    void logitsAreThoseOfTensorFlow(String golden) throws IOException {
        Path file = SOURCES.resolve("test/resources/golden/" + golden + ".json");
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        double[] images = decode(json.path("input").asText());
        double[] logits = decode(json.path("logits").asText());
        int count = json.path("input_shape").get(0).asInt();
        for (JsonNode name : json.path("models")) {
            Optional<Path> model = locate(name.asText());
            assumeTrue(model.isPresent(), "needs ../shared/data beside the project");
            Network network = KerasReader.read(ModelFiles.bytes(model.orElseThrow()), name.asText());
            PlainForward forward = new PlainForward(network);
            for (int i = 0; i < count; i++) {
                double[] scores = forward.run(part(images, i, count)).get(scoreNode(network));
                assertThat(scores).as("%s, image %d", name, i).containsExactly(part(logits, i, count), within(1e-4));
            }
        }
    }

    private static Optional<Path> locate(String name) {
        if (name.startsWith("shared:")) {
            return SharedData.find(name.substring("shared:".length()));
        }
        return Optional.of(SOURCES.resolve(name.startsWith("models/") ? "test/resources/" + name : name));
    }

    /** The output, or what its softmax or sigmoid reads. */
    private static String scoreNode(Network network) {
        Node output = network.nodes().stream()
                .filter(n -> n.name().equals(network.output()))
                .findFirst()
                .orElseThrow();
        return output.operation() instanceof Activation ? output.inputs().get(0) : output.name();
    }

    private static double[] part(double[] all, int index, int count) {
        int size = all.length / count;
        return Arrays.copyOfRange(all, index * size, (index + 1) * size);
    }

    private static double[] decode(String base64) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[bytes.remaining() / Float.BYTES];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.getFloat();
        }
        return values;
    }
}
