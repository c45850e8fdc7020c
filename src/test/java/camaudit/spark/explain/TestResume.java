package camaudit.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.spark.ledger.FinishedRun;
import camaudit.spark.session.LocalSpark;
import camaudit.spark.source.ImageSource;
import camaudit.spec.CounterfactualSpec;
import camaudit.spec.EvidenceSpec;
import camaudit.spec.HeatmapChoice;
import camaudit.spec.OutputMode;
import camaudit.spec.OutputSpec;
import camaudit.text.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that stops and goes on, and one that comes again to a dataset that has changed: always the tables of one undisturbed run. */
class TestResume {
    private static final int COUNT = 40;
    private static final Duration BEAT = Duration.ofMillis(40);
    /** A beat took up to 660 ms where other processes wrote as fast as they could. */
    private static final Duration PATIENT_BEAT = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private Path images;
    private Path output;

    @BeforeEach
    void pictures() throws IOException {
        images = folder.resolve("images");
        output = folder.resolve("out");
        Runs.source(images, COUNT);
    }

    @Test
    void aRunThatStoppedGoesOnBehindItsLastUnit() throws IOException {
        assertThatThrownBy(() -> run(new Runs.StopsAt(source(), 21), OutputMode.RESUME, 8))
                .hasStackTraceContaining("on purpose");
        assertThat(units()).hasSize(2);
        assertThat(output.resolve("run.json")).doesNotExist();
        Map<String, String> first = rows();
        assertThat(first).hasSize(16);

        ExplainResult result = run(source(), OutputMode.RESUME, 8);
        assertThat(result.now()).isEqualTo(COUNT - 16);
        assertThat(result.increment().before()).isEqualTo(16);
        assertThat(result.counts().images()).isEqualTo(COUNT);
        assertThat(result.counts().explained()).isEqualTo(30);
        assertThat(result.counts().rejected()).isEqualTo(Map.of("NOT_AN_IMAGE", 10L));
        assertThat(rows()).isEqualTo(fresh()).containsAllEntriesOf(first);
        assertThat(output.resolve("run.json")).exists();
    }

    @Test
    void whatWasWrittenWithoutACommitIsSweptAway() throws IOException {
        run(source(), OutputMode.NEW, 8);
        Map<String, String> whole = rows();
        Path last = units().get(4);
        byte[] record = Files.readAllBytes(last);
        Files.write(last, java.util.Arrays.copyOf(record, record.length - 12));
        Files.createDirectories(output.resolve("explanations/_temporary/0/task_1"));
        Files.copy(tables("explanations").get(0), output.resolve("explanations/part-99999-of-nobody.zstd.parquet"));
        Files.createDirectories(output.resolve("_rejected"));
        Files.writeString(output.resolve("_rejected/part-0-0.json"), "{");

        ExplainResult result = run(source(), OutputMode.RESUME, 8);
        assertThat(result.now()).isEqualTo(8);
        assertThat(result.increment().undone()).isEqualTo(1);
        assertThat(rows()).isEqualTo(whole);
        assertThat(output.resolve("explanations/_temporary")).doesNotExist();
        assertThat(output.resolve("_rejected")).doesNotExist();
    }

    @Test
    void aUnitWithoutOneOfItsFilesOrItsRecordIsDoneAgain() throws IOException {
        run(source(), OutputMode.NEW, 8);
        Map<String, String> whole = rows();
        Files.delete(oldest(tables("explanations")));
        Files.delete(units().get(4));
        ExplainResult result = run(source(), OutputMode.RESUME, 8);
        assertThat(result.now()).isEqualTo(16);
        assertThat(rows()).isEqualTo(whole);
        assertThat(run(source(), OutputMode.RESUME, 8).now()).isZero();
        assertThat(rows()).isEqualTo(whole);
    }

    @Test
    void aNightlyRunDoesWhatIsNewChangedOrGivenBack() throws IOException {
        run(source(), OutputMode.RESUME, 16);
        Runs.source(folder.resolve("more"), COUNT + 6);
        for (int i = COUNT; i < COUNT + 6; i++) {
            Files.copy(folder.resolve("more/" + i + ".png"), images.resolve(i + ".png"));
        }
        Files.copy(
                folder.resolve("more/45.png"),
                images.resolve("01.png"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.copy(
                folder.resolve("more/44.png"),
                images.resolve("02.png"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(images.resolve("03.png"), "no picture any more");
        Files.setLastModifiedTime(images.resolve("04.png"), FileTime.fromMillis(0));
        Files.setLastModifiedTime(images.resolve("06.png"), FileTime.fromMillis(0));

        ExplainResult result = run(source(), OutputMode.RESUME, 16);
        assertThat(result.now()).isEqualTo(6 + 3);
        assertThat(result.increment().changed()).isEqualTo(3);
        assertThat(result.increment().touched()).isEqualTo(2);
        assertThat(result.counts().images()).isEqualTo(COUNT + 6);
        assertThat(rows()).isEqualTo(fresh());

        ExplainResult again = run(source(), OutputMode.RESUME, 16);
        assertThat(again.now()).isZero();
        assertThat(again.increment().touched()).isZero();
        assertThat(rows()).isEqualTo(fresh());

        Files.delete(images.resolve("10.png"));
        ExplainResult less = run(source(), OutputMode.RESUME, 16);
        assertThat(less.increment().gone()).isEqualTo(1);
        assertThat(rows()).containsKey("explanations 10.png");
    }

    @Test
    void aStopWhileChangesAreTakenOutLosesNothing() throws IOException {
        run(source(), OutputMode.RESUME, 16);
        Files.writeString(images.resolve("02.png"), "no picture any more");
        assertThatThrownBy(() -> run(new Runs.StopsAt(source(), 2), OutputMode.RESUME, 16))
                .hasStackTraceContaining("on purpose");
        assertThat(rows()).hasSize(COUNT - 1);
        run(source(), OutputMode.RESUME, 16);
        assertThat(rows()).isEqualTo(fresh());

        Files.delete(units().get(0));
        assertThatThrownBy(() -> run(source(), OutputMode.RESUME, 16))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("rows of several units stand in one file")
                .hasMessageContaining("--overwrite");
    }

    @Test
    void aDamagedReportIsMentionedAndWrittenAnew() throws IOException {
        run(source(), OutputMode.NEW, 0);
        for (String damaged : List.of("", "null", "{\"run_id\": \"x\", ", "no report")) {
            Files.writeString(output.resolve("run.json"), damaged);
            List<String> told = new ArrayList<>();
            new ExplainAction(LocalSpark.workspace(), told::add, kept -> {}, Duration.ofHours(1), PATIENT_BEAT)
                    .run(Runs.request(Runs.request(source(), output, 4), OutputMode.RESUME, 0), done -> "{}");
            assertThat(told.get(0))
                    .startsWith(output + "/run.json is damaged (not a run.json: ")
                    .endsWith("): it is written anew at the end of this run");
            assertThat(output.resolve("run.json")).hasContent("{}");
            assertThatThrownBy(() -> FinishedRun.read(Runs.STORAGE, output.toString()))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("is damaged")
                    .hasMessageContaining("writes it anew with --resume");
        }
    }

    @Test
    void otherWaysToExplainDoNotMix() throws IOException {
        run(source(), OutputMode.NEW, 0);
        ExplainRequest same = Runs.request(source(), output, 7);
        ExplainRequest other = new ExplainRequest(
                same.model(),
                same.source(),
                7,
                new EvidenceSpec(CounterfactualSpec.ALL, 0),
                new OutputSpec(same.output().uri(), OutputMode.RESUME, HeatmapChoice.INPUT, 0),
                Map.of("sample", "0.5", "counterfactual", "all"),
                "run-2");
        assertThatThrownBy(() ->
                        new ExplainAction(LocalSpark.workspace(), line -> {}, kept -> {}).run(other, done -> "{}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "counterfactual was not said, now all; heatmap was native, now input; sample was not said, now 0.5;");
        assertThat(output.resolve("run.json"))
                .as("a run that is refused leaves the finished one as it was")
                .exists();
    }

    @Test
    void twoRunsIntoOneFolderAreRefused() throws IOException {
        List<String> refused = new ArrayList<>();
        ImageSource source = source();
        ExplainRequest first = Runs.request(Runs.request(source, output, 4), OutputMode.NEW, 16);
        ExplainRequest second = Runs.request(first, OutputMode.OVERWRITE, 16);
        new ExplainAction(LocalSpark.workspace(), line -> {}, kept -> {}, Duration.ofHours(1), BEAT)
                .run(first, done -> {
                    try {
                        new ExplainAction(
                                        LocalSpark.workspace(),
                                        line -> {},
                                        kept -> {},
                                        Duration.ofHours(1),
                                        PATIENT_BEAT)
                                .run(second, unused -> "{}");
                    } catch (InputException e) {
                        refused.add(e.getMessage());
                    }
                    return "{}";
                });
        assertThat(refused).singleElement().asString().contains("writes to it at this moment", "process");
        assertThat(rows()).isEqualTo(fresh());
        assertThat(output.resolve("_lock")).doesNotExist();
    }

    @Test
    void theLockOfARunThatDiedIsTakenOver() throws IOException {
        Files.createDirectories(output);
        Files.writeString(output.resolve("_lock"), "run x on a-machine-far-away, process 1\n2026-01-01T00:00:00Z\n");
        assertThat(run(source(), OutputMode.NEW, 0, BEAT).now()).isEqualTo(COUNT);
    }

    private ImageSource source() throws IOException {
        return Runs.open(images);
    }

    private ExplainResult run(ImageSource source, OutputMode mode, long unit) {
        return run(source, mode, unit, PATIENT_BEAT);
    }

    private ExplainResult run(ImageSource source, OutputMode mode, long unit, Duration beat) {
        return new ExplainAction(LocalSpark.workspace(), line -> {}, kept -> {}, Duration.ofHours(1), beat)
                .run(Runs.request(Runs.request(source, output, 4), mode, unit), done -> "{}");
    }

    private List<Path> units() throws IOException {
        try (Stream<Path> files = Files.list(output.resolve("_units"))) {
            return files.filter(f -> !f.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private List<Path> tables(String table) throws IOException {
        try (Stream<Path> files = Files.list(output.resolve(table))) {
            return files.filter(f -> f.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .toList();
        }
    }

    private static Path oldest(List<Path> files) throws IOException {
        Path oldest = files.get(0);
        for (Path file : files) {
            if (Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(oldest)) < 0) {
                oldest = file;
            }
        }
        return oldest;
    }

    private Map<String, String> rows() {
        return Runs.rows(output);
    }

    /** The tables of a run that was not disturbed, in a folder of its own. */
    private Map<String, String> fresh() throws IOException {
        Path undisturbed = folder.resolve("undisturbed-" + System.nanoTime());
        new ExplainAction(LocalSpark.workspace(), line -> {}, kept -> {})
                .run(Runs.request(source(), undisturbed, 4), done -> "{}");
        return Runs.rows(undisturbed);
    }
}
