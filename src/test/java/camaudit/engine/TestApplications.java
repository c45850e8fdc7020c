package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import camaudit.attribution.Response;
import camaudit.network.Network;
import camaudit.network.keras.KerasReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks of keras.applications: what {@code auto} picks, logits and raw Grad-CAM against Keras in float64, to 1e-4 of the largest
 * value of each image. Small ones are at hand; the published ones are made by src/test/python/make_application_goldens.py.
 */
class TestApplications {
    /** System property that names the folder of the published ones. */
    private static final String FOLDER = "camaudit.application.goldens";

    private static final double TOLERANCE = 1e-4;

    static List<Path> small() throws IOException {
        return goldens(Path.of("src/test/resources/models/applications"));
    }

    @ParameterizedTest
    @MethodSource("small")
    void smallOnes(Path golden) throws IOException {
        List<String> table = new ArrayList<>();
        errors(golden, table);
        assertThat(table).isNotEmpty();
    }

    @Test
    void publishedOnes() throws IOException {
        String folder = System.getProperty(FOLDER, "");
        assumeTrue(!folder.isEmpty(), "skipped: -D" + FOLDER + " names no folder of published networks");
        List<String> table = new ArrayList<>();
        SoftAssertions all = new SoftAssertions();
        for (Path golden : goldens(Path.of(folder))) {
            all.assertThatCode(() -> errors(golden, table)).doesNotThrowAnyException();
        }
        System.out.println(String.join("\n", table));
        assertThat(table).isNotEmpty();
        all.assertAll();
    }

    private static List<Path> goldens(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
    }

    /** Adds a row for each model file, and fails where one is too far off. */
    private static void errors(Path file, List<String> table) throws IOException {
        Golden golden = Golden.read(file);
        for (String model : golden.models()) {
            byte[] content = Files.readAllBytes(file.resolveSibling(model));
            Network network = KerasReader.read(content, model);
            Plan plan = Plans.of(network, Compiler.AUTO);
            assertThat(plan.target()).as(model).isEqualTo(golden.auto());
            assertThat(plan.placement()).as(model).isNotNull();
            Golden.Case c = golden.cases().get(0);
            int images = golden.images();
            for (Backend backend : EveryBackend.all().toList()) {
                try (Execution execution = backend.prepare(plan).open(images)) {
                    double logits = Errors.relative(execution.forward(golden.input(), images), golden.logits(), images);
                    Response response = execution.respond(c.targets());
                    double cam = Errors.relative(Errors.maps(response), c.cam(), images);
                    String what = model + " on " + backend.name();
                    table.add(String.format(
                            Locale.ROOT, "%-33s %-45s logits %.1e  CAM %.1e", what, plan.target(), logits, cam));
                    assertThat(logits).as(what + " logits").isLessThan(TOLERANCE);
                    assertThat(cam).as(what + " CAM").isLessThan(TOLERANCE);
                }
            }
        }
    }
}
