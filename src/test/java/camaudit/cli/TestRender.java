package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures of a run. */
class TestRender {
    private static final int COUNT = 8;

    @TempDir
    private static Path folder;

    private static Path images;
    private static Path explained;

    @BeforeAll
    static void explain() throws IOException {
        images = folder.resolve("images #1 [old]");
        explained = folder.resolve("run #1 [old]");
        for (int i = 0; i < COUNT; i++) {
            Digits.write(
                    images.resolve((i % 2 == 0 ? "even/" : "odd/") + "no. " + i + ".png"),
                    Digits.first(COUNT).get(i));
        }
        assertThat(Cli.explain(images.toString(), explained).code()).isZero();
    }

    @Test
    void limitZeroDrawsAllInTheFoldersOfTheImages() throws IOException {
        Path figures = folder.resolve("all");
        Cli.Outcome outcome = render(explained, figures, "--limit", "0");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains(COUNT + " figures in " + figures);
        assertThat(drawn(figures)).hasSize(COUNT).contains("even/no. 0.png.grad-cam.png", "odd/no. 7.png.grad-cam.png");
        assertThat(ImageIO.read(figures.resolve("even/no. 0.png.grad-cam.png").toFile())
                        .getWidth())
                .isGreaterThan(4 * 28);
        Cli.Outcome again = render(explained, figures, "--limit", "0");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("exists and is not empty", "--overwrite");
        assertThat(render(explained, figures, "--limit", "2", "--overwrite").code())
                .isZero();
    }

    @Test
    void aSample() throws IOException {
        Path figures = folder.resolve("sample");
        assertThat(render(explained, figures, "--limit", "3").code()).isZero();
        assertThat(drawn(figures)).hasSize(3);
    }

    @Test
    void anImageThatIsGoneIsNamed() throws IOException {
        Path copy = folder.resolve("copy");
        for (int i = 0; i < COUNT; i++) {
            if (i != 4) {
                String name = (i % 2 == 0 ? "even/" : "odd/") + "no. " + i + ".png";
                Files.createDirectories(copy.resolve(name).getParent());
                Files.copy(images.resolve(name), copy.resolve(name));
            }
        }
        Path figures = folder.resolve("gone");
        Cli.Outcome outcome = render(explained, figures, "--limit", "0", "--images", copy.toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("7 figures in ")
                .contains("1 images could not be drawn, e.g. even/no. 4.png: ", "there is no such file");
        assertThat(drawn(figures)).hasSize(7);
    }

    @Test
    void whatIsNoRun() {
        Cli.Outcome outcome = render(images, folder.resolve("none"));
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("holds no run.json: it is not the output of a finished 'explain' run");
    }

    @Test
    void anIdxRun() throws IOException {
        Path run = folder.resolve("idx");
        assertThat(Cli.explain(Cli.IMAGES, run, "--limit", "12").code()).isZero();
        Path figures = folder.resolve("idx-figures");
        assertThat(render(run, figures, "--limit", "5").code()).isZero();
        assertThat(drawn(figures)).hasSize(5).allMatch(name -> name.matches("00[01][0-9]\\.grad-cam\\.png"));
    }

    @Test
    void aContactSheetOfEachClass() throws IOException {
        Path sheets = folder.resolve("sheets");
        Cli.Outcome outcome = render(explained, sheets, "--sheet", "class", "--by", "predicted");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(drawn(sheets)).isNotEmpty().allMatch(name -> name.matches("00[0-9]\\.grad-cam\\.png"));
    }

    @Test
    void theTopRowsSortByTheirRank() throws IOException {
        Path figures = folder.resolve("top");
        assertThat(render(explained, figures, "--top", "2", "--order", "border_lift", "--preset", "captum")
                        .code())
                .isZero();
        assertThat(drawn(figures))
                .hasSize(2)
                .allMatch(name -> name.matches("000[12]-(even|odd)-no\\. [0-7]\\.png\\.grad-cam\\.png"));
    }

    @Test
    void aPredicateThatIsNotUnderstoodStopsBeforeAnyWork() {
        Path figures = folder.resolve("never");
        Cli.Outcome outcome = render(explained, figures, "--where", "lift > 2");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("--where \"lift > 2\": ", "`lift` cannot be resolved", "Columns: image_id, ");
        assertThat(figures).doesNotExist();
    }

    @Test
    void aPredicateThatStumblesOverAValueIsNamed() {
        Cli.Outcome outcome = render(explained, folder.resolve("stumbles"), "--where", "image_id > 5");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).containsPattern("--where \"image_id > 5\": The value '(even|odd)/no\\. ");
    }

    @Test
    void noRowAtAll() {
        Cli.Outcome outcome = render(explained, folder.resolve("empty"), "--where", "predicted > 99");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("0 figures in ", "none fulfils --where \"predicted > 99\"");
    }

    private static Cli.Outcome render(Path run, Path output, String... more) {
        List<String> all = Stream.concat(
                        Stream.of("render", "--explanations", run.toString(), "--output", output.toString()),
                        Stream.concat(Stream.of("--master", "local[2]"), Stream.of(more)))
                .toList();
        return Cli.run(all.toArray(String[]::new));
    }

    private static List<String> drawn(Path figures) throws IOException {
        try (Stream<Path> files = Files.walk(figures)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> figures.relativize(file).toString())
                    .filter(name -> name.endsWith(".png"))
                    .toList();
        }
    }
}
