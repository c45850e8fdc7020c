package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import camaudit.attribution.Response;
import camaudit.network.Network;
import camaudit.network.onnx.OnnxReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * ONNX file → plan → Grad-CAM against PyTorch's own gradients in float64, to 1e-4 of the largest value of each image. Small ones are at
 * hand; the published ones are made by src/test/python/make_onnx_goldens.py.
 */
class TestOnnxNetworks {
    /** System property that names the folder of the published ones. */
    private static final String FOLDER = "camaudit.onnx.goldens";

    private static final Path SMALL = Path.of("src/test/resources/models/onnx");
    private static final double TOLERANCE = 1e-4;

    static Stream<Arguments> small() throws IOException {
        return goldens(SMALL).stream()
                .flatMap(golden -> EveryBackend.all()
                        .map(b -> Arguments.of(
                                Named.of(golden.getFileName().toString(), golden), Named.of(b.name(), b))));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("small")
    void smallOnes(Path golden, Backend backend) throws IOException {
        List<String> table = new ArrayList<>();
        SoftAssertions all = new SoftAssertions();
        check(golden, backend, table, all);
        assertThat(table).isNotEmpty();
        all.assertAll();
    }

    @Test
    void publishedOnes() throws IOException {
        String folder = System.getProperty(FOLDER, "");
        assumeTrue(!folder.isEmpty(), "skipped: -D" + FOLDER + " names no folder of published networks");
        List<String> table = new ArrayList<>();
        SoftAssertions all = new SoftAssertions();
        for (Path golden : goldens(Path.of(folder))) {
            for (Backend backend : EveryBackend.all().toList()) {
                check(golden, backend, table, all);
            }
        }
        System.out.println(String.join("\n", table));
        assertThat(table).isNotEmpty();
        all.assertAll();
    }

    private static List<Path> goldens(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".json"))
                    .filter(f -> !f.getFileName().toString().startsWith("images-"))
                    .sorted()
                    .toList();
        }
    }

    private static void check(Path file, Backend backend, List<String> table, SoftAssertions all) throws IOException {
        Golden golden = Golden.read(file);
        for (String model : golden.models()) {
            try {
                Network network = OnnxReader.read(Files.readAllBytes(file.resolveSibling(model)), model);
                if (golden.cases().isEmpty()) {
                    table.add(logitsOnly(golden, model, network, backend));
                } else {
                    assertThat(Plans.of(network, Compiler.AUTO).target())
                            .as("auto")
                            .isEqualTo(golden.autoIn(model));
                }
                for (Golden.Case c : golden.cases()) {
                    table.add(row(golden, c, model, network, backend));
                }
            } catch (RuntimeException | AssertionError e) {
                all.fail(model + " on " + backend.name() + ": " + e.getMessage(), e);
            }
        }
    }

    private static String row(Golden golden, Golden.Case c, String model, Network network, Backend backend) {
        String layer = c.layerIn(model);
        Plan plan = Plans.of(network, layer);
        int images = golden.images();
        try (Execution execution = backend.prepare(plan).open(images)) {
            double logits = Errors.relative(execution.forward(golden.input(), images), golden.logits(), images);
            Response response = execution.respond(c.targets());
            double cam = Errors.relative(Errors.maps(response), c.cam(), images);
            double a = c.values("activations")
                    .map(e -> Errors.relative(response.activations(), e, images))
                    .orElse(0.0);
            double g = c.values("gradients")
                    .map(e -> Errors.relative(response.gradients(), e, images))
                    .orElse(0.0);
            String row = String.format(
                    Locale.ROOT,
                    "%-28s %-40s logits %.1e  activations %.1e  gradients %.1e  cam %.1e",
                    model,
                    layer,
                    logits,
                    a,
                    g,
                    cam);
            assertThat(Math.max(Math.max(logits, a), Math.max(g, cam))).as(row).isLessThan(TOLERANCE);
            return row;
        }
    }

    private static String logitsOnly(Golden golden, String model, Network network, Backend backend) {
        Plan plan = Plans.of(network, Compiler.AUTO);
        int images = golden.images();
        try (Execution execution = backend.prepare(plan).open(images)) {
            double logits = Errors.relative(execution.forward(golden.input(), images), golden.logits(), images);
            String row = String.format(Locale.ROOT, "%-28s %-40s logits %.1e", model, plan.target(), logits);
            assertThat(logits).as(row).isLessThan(TOLERANCE);
            return row;
        }
    }
}
