package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.image.Pixels;
import camaudit.image.decode.ImageDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code maximize} from the command line, on the demo's digits. */
class TestMaximize {
    private static final Pattern LINE =
            Pattern.compile("(?m)^class (\\d+)\\D*: logit (\\S+) → (\\S+), probability (\\S+) → (\\S+), in (.*)$");

    @TempDir
    private Path folder;

    static Cli.Outcome maximize(Path output, String... more) {
        List<String> all = new ArrayList<>(List.of("maximize", "--output", output.toString(), "--scale", "1/255"));
        List<String> given = List.of(more);
        if (!given.contains("--model")) {
            all.addAll(List.of("--model", Cli.MODEL));
        }
        all.addAll(given);
        return Cli.run(all.toArray(String[]::new));
    }

    private Pixels picture(String file) throws IOException {
        return (Pixels) ImageDecoder.withDefaults().decode(Files.readAllBytes(folder.resolve(file)));
    }

    @Test
    void everyDigitIsPredictedFromItsFile() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Cli.Outcome outcome = maximize(pictures.resolve("digit.png"), "--class", "all");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).startsWith("engine    ").doesNotContain("but the network takes it");
        Matcher lines = LINE.matcher(outcome.out());
        List<Double> probabilities = new ArrayList<>();
        while (lines.find()) {
            assertThat(lines.group(1)).isEqualTo(Integer.toString(probabilities.size()));
            assertThat(Double.parseDouble(lines.group(3))).isGreaterThan(Double.parseDouble(lines.group(2)) + 5);
            assertThat(lines.group(6)).isEqualTo(pictures + "/digit-" + lines.group(1) + ".png");
            probabilities.add(Double.parseDouble(lines.group(5)));
        }
        assertThat(probabilities).hasSize(10).allMatch(p -> p > 0.99);
        assertThat(picture("pictures/digit-3.png").height()).isEqualTo(224);

        Path explained = folder.resolve("explained");
        Cli.Outcome explain = Cli.explain(pictures.toString(), explained, "--resize", "squash");
        assertThat(explain.code()).as(explain.err()).isZero();
        assertThat(Output.explanations(explained)).hasSize(10).allSatisfy(row -> {
            int digit = Integer.parseInt(row.<String>getAs("image_id").replaceAll("\\D", ""));
            assertThat(row.<Integer>getAs("predicted")).isEqualTo(digit);
            assertThat((double) row.<Float>getAs("probability")).isCloseTo(probabilities.get(digit), within(1e-4));
        });
    }

    @Test
    void theSameSeedGivesTheSameBytesAndTheBackendsBeginAlike() throws IOException {
        String[] few = {"--class", "3", "--steps", "4", "--zoom", "1"};
        for (String backend : List.of("onednn", "nd4j")) {
            run(folder.resolve(backend + "-a.png"), backend, "7", few);
            run(folder.resolve(backend + "-b.png"), backend, "7", few);
            run(folder.resolve(backend + "-c.png"), backend, "8", few);
            byte[] first = Files.readAllBytes(folder.resolve(backend + "-a.png"));
            assertThat(Files.readAllBytes(folder.resolve(backend + "-b.png"))).isEqualTo(first);
            assertThat(Files.readAllBytes(folder.resolve(backend + "-c.png"))).isNotEqualTo(first);
        }
        Pixels one = picture("onednn-a.png");
        Pixels other = picture("nd4j-a.png");
        double sum = 0;
        for (int i = 0; i < one.samples().length; i++) {
            sum += Math.abs((one.samples()[i] & 0xff) - (other.samples()[i] & 0xff));
        }
        assertThat(sum / one.samples().length).as("levels of 255").isLessThan(1);
    }

    private void run(Path output, String backend, String seed, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("--backend", backend, "--seed", seed));
        Cli.Outcome outcome = maximize(output, all.toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.err()).isZero();
    }

    @Test
    void aClassInABatchIsAsItIsAlone() throws IOException {
        String[] few = {"--steps", "8", "--class", "5"};
        assertThat(maximize(folder.resolve("alone.png"), few).code()).isZero();
        assertThat(maximize(folder.resolve("batch.png"), "--steps", "8", "--class", "2", "--class", "5")
                        .code())
                .isZero();
        assertThat(Files.readAllBytes(folder.resolve("batch-5.png")))
                .isEqualTo(Files.readAllBytes(folder.resolve("alone.png")));
    }

    @Test
    void starts() throws IOException {
        for (String start : List.of("gray", "black", "white", "noise")) {
            Path file = folder.resolve(start + ".png");
            assertThat(maximize(file, "--class", "3", "--steps", "0", "--zoom", "2", "--start", start)
                            .code())
                    .isZero();
        }
        assertThat(picture("gray.png").at(5, 5, 0)).isEqualTo(128);
        assertThat(picture("black.png").at(5, 5, 0)).isZero();
        assertThat(picture("white.png").at(5, 5, 0)).isEqualTo(255);
        assertThat(picture("noise.png").samples())
                .isNotEqualTo(picture("gray.png").samples());
        Path digit = Digits.write(folder.resolve("digit.png"), Digits.first(1).get(0));
        assertThat(maximize(
                                folder.resolve("same.png"),
                                "--class",
                                "3",
                                "--steps",
                                "0",
                                "--zoom",
                                "1",
                                "--start",
                                digit.toString())
                        .code())
                .isZero();
        assertThat(picture("same.png").samples())
                .isEqualTo(Digits.first(1).get(0).samples());
    }

    @Test
    void aPictureThatTheNetworkTakesForAnotherClassIsTold() {
        Cli.Outcome outcome = maximize(
                folder.resolve("none.png"),
                "--class",
                "four",
                "--steps",
                "0",
                "--class-names",
                "zero,one,two,three,four,five,six,seven,eight,nine");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("class 4 (four): logit ")
                .contains("but the network takes it for class 0 (zero): try more --steps, or less --tv-weight");
    }
}
