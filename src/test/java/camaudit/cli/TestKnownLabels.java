package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.image.Pixels;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels that the network does not know, a class that it lost and numbers that overflow, from the command line. */
class TestKnownLabels {
    private static final int COUNT = 400;
    private static final int APART = 25;

    @TempDir
    private static Path folder;

    private static final List<Pixels> PICTURES = new ArrayList<>();
    private static final List<Integer> CLASSES = new ArrayList<>();
    private static Path images;

    @BeforeAll
    static void fortyOfEachDigit() throws IOException {
        List<Pixels> all = Digits.first(COUNT * APART);
        byte[] labels = Digits.labels(COUNT * APART);
        for (int i = 0; i < COUNT; i++) {
            PICTURES.add(all.get(i * APART));
            CLASSES.add((int) labels[i * APART]);
        }
        images = Files.write(folder.resolve("digits-idx3-ubyte"), Digits.idx(PICTURES));
    }

    private static Cli.Outcome explain(String name, IntUnaryOperator label, String... more) throws IOException {
        byte[] labels = new byte[8 + COUNT];
        labels[2] = 8;
        labels[3] = 1;
        labels[6] = (byte) (COUNT >> 8);
        labels[7] = (byte) COUNT;
        for (int i = 0; i < COUNT; i++) {
            labels[8 + i] = (byte) label.applyAsInt(i);
        }
        Path file = Files.write(folder.resolve(name + "-labels-idx1-ubyte"), labels);
        List<String> options = new ArrayList<>(List.of(more));
        options.addAll(List.of("--labels", file.toString()));
        Cli.Outcome outcome = Cli.explain(images.toString(), folder.resolve(name), options.toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
        return outcome;
    }

    private static Cli.Outcome audit(String name) {
        return Cli.run(
                "audit",
                "--explanations",
                folder.resolve(name).toString(),
                "--output",
                folder.resolve(name + "-audit").toString(),
                "--master",
                "local[2]");
    }

    @Test
    void theRightLabelsAreKnown() throws IOException {
        assertThat(explain("right", CLASSES::get).out()).doesNotContain("WARN  ");
        Cli.Outcome audit = audit("right");
        assertThat(audit.out())
                .contains("PASS        accuracy-known: ", "PASS        lost classes: ", "PASS        finite maps: ")
                .doesNotContain("UNCLEAR");
    }

    @Test
    void labelsInReverseOrderAreDoubtedInTheFirstLine() throws IOException {
        String doubt = "The network knows nothing of these labels: ";
        String order = "With the classes in reverse order it would be right for ";
        assertThat(explain("reversed", i -> 9 - CLASSES.get(i)).out()).contains("WARN        " + doubt, order);
        Cli.Outcome audit = audit("reversed");
        assertThat(audit.code()).isEqualTo(3);
        assertThat(audit.out())
                .startsWith("UNCLEAR     accuracy-known: " + doubt)
                .contains(order);
    }

    @Test
    void labelsThatTheNetworkCannotKnowAreDoubted() throws IOException {
        assertThat(explain("anything", i -> i * 7 % 10).out())
                .contains("WARN        The network knows nothing of these labels: ", "Likely causes: ")
                .doesNotContain("it would be right");
        assertThat(audit("anything").code()).isEqualTo(3);
    }

    @Test
    void lostClassesFailByName() throws IOException {
        explain("lost", i -> CLASSES.get(i) == 3 ? 4 : CLASSES.get(i) == 4 ? 3 : CLASSES.get(i));
        Cli.Outcome audit = audit("lost");
        assertThat(audit.code()).as(audit.out()).isEqualTo(3);
        assertThat(audit.out())
                .contains("FAIL        lost classes: Images of class 3: 0 % of ", "taken for 4 (")
                .contains("FAIL        lost classes: Images of class 4: 0 % of ", "taken for 3 (")
                .contains("the class is lost", "PASS        accuracy-known: ");
    }

    @Test
    void numbersThatOverflowFailOnEveryBackend() throws IOException {
        Path first = FaultyModel.of(folder.resolve("large.keras"), "conv2d", 20, 1e30f);
        String model = FaultyModel.of(first, folder.resolve("larger.keras"), "conv2d_1", 20, 1e30f)
                .toString();
        List<JsonNode> statuses = new ArrayList<>();
        for (String backend : List.of("nd4j", "onednn")) {
            explain(backend, CLASSES::get, "--model", model, "--backend", backend);
            JsonNode run = new ObjectMapper()
                    .readTree(folder.resolve(backend).resolve("run.json").toFile());
            statuses.add(run.path("counts").path("maps"));
            Cli.Outcome audit = audit(backend);
            assertThat(audit.code()).isEqualTo(3);
            assertThat(audit.out()).containsPattern("FAIL        finite maps: [\\d,]+ of 400 maps are NOT_FINITE");
        }
        assertThat(statuses.get(0).path("NOT_FINITE").asInt()).isPositive();
        assertThat(statuses.get(1)).isEqualTo(statuses.get(0));
    }
}
