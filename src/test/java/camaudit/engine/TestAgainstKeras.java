package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import camaudit.attribution.Response;
import camaudit.network.Network;
import camaudit.network.keras.KerasReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Model file → plan → Grad-CAM, held against Keras' own gradients to 1e-4 of the largest expected value of each image. */
class TestAgainstKeras {
    private static final double TOLERANCE = 1e-4;
    private static final double BATCH_TOLERANCE = 1e-5;

    static Stream<Arguments> networks() {
        return onEveryBackend(
                "mnist-cnn",
                "residual-bn",
                "bn-two-dense",
                "binary",
                "activations",
                "preact",
                "keras1-cnn",
                "cifar10-resnet20",
                "convolutions",
                "merges",
                "nested",
                "imagenet-mobilenet");
    }

    static Stream<Arguments> batches() {
        return onEveryBackend("mnist-cnn", "residual-bn", "bn-two-dense");
    }

    static Stream<Arguments> backends() {
        return onEveryBackend("residual-bn");
    }

    private static Stream<Arguments> onEveryBackend(String... names) {
        return Stream.of(names).flatMap(name -> EveryBackend.all().map(b -> Arguments.of(name, Named.of(b.name(), b))));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("networks")
    void logitsActivationsGradientsAndMaps(String name, Backend backend) throws IOException {
        Golden golden = Golden.read(name);
        int checked = 0;
        for (String model : golden.models()) {
            Optional<Path> file = Golden.locate(model);
            if (file.isPresent()) {
                Network network = KerasReader.read(
                        Files.readAllBytes(file.get()), file.get().getFileName().toString());
                for (Golden.Case c : golden.cases()) {
                    check(backend, golden, c, network, name + ", " + model + ", layer " + c.layer());
                    checked++;
                }
            }
        }
        assumeTrue(checked > 0, "skipped: the model of " + name + " is in ../shared/data, which is not here");
    }

    private static void check(Backend backend, Golden golden, Golden.Case expected, Network network, String what) {
        Plan plan = Plans.of(network, expected.layer());
        int images = golden.images();
        try (Execution execution = backend.prepare(plan).open(images)) {
            float[] logits = execution.forward(golden.input(), images);
            assertLogits(what, logits, golden.logits(), images);
            Response response = execution.respond(expected.targets());
            expected.values("activations")
                    .ifPresent(e -> assertClose(what + " activations", response.activations(), e, images));
            expected.values("gradients")
                    .ifPresent(e -> assertClose(what + " gradients", response.gradients(), e, images));
            assertClose(what + " map", Errors.maps(response), expected.cam(), images);
        }
    }

    /** A binary classifier's expected logit is z alone, ours are (−z, z). */
    private static void assertLogits(String what, float[] actual, float[] expected, int images) {
        float[] compared = actual;
        if (expected.length == images && actual.length == 2 * images) {
            compared = new float[images];
            for (int i = 0; i < images; i++) {
                compared[i] = actual[2 * i + 1];
                assertThat(actual[2 * i]).isEqualTo(-actual[2 * i + 1]);
            }
        }
        assertClose(what + " logits", compared, expected, images);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("batches")
    void aBatchGivesWhatItsImagesGiveAlone(String name, Backend backend) throws IOException {
        Golden golden = Golden.read(name);
        Path file = Golden.locate(golden.models().get(0)).orElseThrow();
        Network network = KerasReader.read(Files.readAllBytes(file), file.toString());
        int images = golden.images();
        int size = golden.input().length / images;
        for (Golden.Case c : golden.cases()) {
            PreparedPlan prepared = backend.prepare(Plans.of(network, c.layer()));
            try (Execution batch = prepared.open(images + 3);
                    Execution single = prepared.open(1)) {
                batch.forward(golden.input(), images);
                float[] together = Errors.maps(batch.respond(c.targets()));
                int cells = together.length / images;
                for (int i = 0; i < images; i++) {
                    single.forward(Arrays.copyOfRange(golden.input(), i * size, (i + 1) * size), 1);
                    float[] alone = Errors.maps(single.respond(new int[] {c.targets()[i]}));
                    assertClose(
                            name + " " + c.layer() + " image " + i,
                            Arrays.copyOfRange(together, i * cells, (i + 1) * cells),
                            alone,
                            1,
                            BATCH_TOLERANCE);
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("backends")
    void buffersAreReusedFromBatchToBatch(String name, Backend backend) throws IOException {
        Golden golden = Golden.read(name);
        Path file = Golden.locate(golden.models().get(0)).orElseThrow();
        Network network = KerasReader.read(Files.readAllBytes(file), file.toString());
        Golden.Case c = golden.cases().get(1);
        try (Execution execution = backend.prepare(Plans.of(network, c.layer())).open(golden.images())) {
            float[] noise = new RandomNetworks(5).values(3, golden.input().length);
            for (int round = 0; round < 3; round++) {
                execution.forward(noise, 2);
                execution.respond(new int[] {0, 1});
                execution.forward(golden.input(), golden.images());
                assertClose("round " + round, Errors.maps(execution.respond(c.targets())), c.cam(), golden.images());
            }
        }
    }

    private static void assertClose(String what, float[] actual, float[] expected, int images) {
        assertClose(what, actual, expected, images, TOLERANCE);
    }

    private static void assertClose(String what, float[] actual, float[] expected, int images, double tolerance) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        int size = expected.length / images;
        for (int image = 0; image < images; image++) {
            double scale = 0;
            for (int i = 0; i < size; i++) {
                scale = Math.max(scale, Math.abs(expected[image * size + i]));
            }
            assertThat(scale).as(what + ", image " + image + " is not all zero").isPositive();
            for (int i = 0; i < size; i++) {
                int at = image * size + i;
                assertThat(Math.abs(actual[at] - expected[at]) / scale)
                        .as(what + ", image " + image + ", value " + i + ": " + actual[at] + " for " + expected[at])
                        .isLessThan(tolerance);
            }
        }
    }
}
