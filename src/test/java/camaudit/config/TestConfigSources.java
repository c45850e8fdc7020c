package camaudit.config;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.spec.OutputMode;
import camaudit.spec.TargetRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a value comes from, and what is said of one that cannot be used. */
class TestConfigSources {
    @TempDir
    private Path folder;

    @Test
    void commandLineBeatsAssignmentBeatsFileBeatsDefault() throws IOException {
        Path file = file("limit = 1", "batch-size = 1", "scale = 1", "layer = a");
        ExplainConfig config = Merged.complete()
                .file(file)
                .set("limit=2", "batch-size=2")
                .option("limit", "3")
                .read();
        assertThat(config.images().limit()).hasValue(3);
        assertThat(config.batchSize()).hasValue(2);
        assertThat(config.options().pixels().scale()).isEqualTo(1);
        assertThat(config.options().spec().layers()).containsExactly("a");
        assertThat(config.options().pixels().offset()).isZero();
        assertThat(config.options().spec().target()).isEqualTo(TargetRule.PREDICTED);
    }

    @Test
    void theLastOfSeveralAssignmentsAndOptionsCounts() {
        ExplainConfig config = Merged.complete()
                .set("limit=1", "limit=2")
                .option("scale", "1", "1/2")
                .read();
        assertThat(config.images().limit()).hasValue(2);
        assertThat(config.options().pixels().scale()).isEqualTo(0.5);
    }

    @Test
    void everyProblemIsToldAtOnceWithFileAndLine() throws IOException {
        Path file = file("model = m.keras", "batch_size = 5", "limit = many", "resize = shrink", "scale = 1/0");
        assertThat(new Merged()
                        .file(file)
                        .option("std", "0")
                        .option("method", "magic")
                        .problems())
                .anySatisfy(p -> assertThat(p)
                        .contains("job.conf: 2: unknown key 'batch_size' (did you mean 'batch-size'?). Known: "))
                .anySatisfy(p -> assertThat(p).contains("--images is missing: a file, a folder"))
                .anySatisfy(p -> assertThat(p).contains("--output is missing"))
                .anySatisfy(p ->
                        assertThat(p).endsWith("job.conf: 3: limit = 'many': expected a whole number of 1 or more"))
                .anySatisfy(p ->
                        assertThat(p).contains("job.conf: 4: resize = 'shrink': expected one of none, squash, crop"))
                .anySatisfy(p -> assertThat(p)
                        .endsWith("job.conf: 5: scale = '1/0': expected a number or a quotient such as 1/255"))
                .anySatisfy(p -> assertThat(p).isEqualTo("--std = [0.0]: nothing can be divided by 0"))
                .anySatisfy(p -> assertThat(p).startsWith("--method = 'magic': expected one of grad-cam, cam, "))
                .hasSize(8);
    }

    @Test
    void aBlockWhereAValueIsExpectedIsToldOnce() throws IOException {
        assertThat(Merged.complete().file(file("scale { by = 255 }")).problems())
                .singleElement()
                .asString()
                .endsWith("job.conf: 1: scale is a block; it takes S");
    }

    @Test
    void aListWhereOneValueIsExpectedIsAProblem() throws IOException {
        assertThat(Merged.complete().file(file("labels = [a, b]")).problems())
                .singleElement()
                .asString()
                .contains("job.conf: 1: labels")
                .contains("[a, b]");
    }

    @Test
    void flagsAreTrueOrFalse() {
        assertThat(Merged.complete().set("overwrite=true").read().output().mode())
                .isEqualTo(OutputMode.OVERWRITE);
        assertThat(Merged.complete().read().output().mode()).isEqualTo(OutputMode.NEW);
        assertThat(Merged.complete().set("resume=true", "overwrite=true").problems())
                .containsExactly(
                        "--set: overwrite and --set: resume: an earlier run is either replaced or continued, say one of them");
        assertThat(Merged.complete().set("overwrite=2").problems())
                .containsExactly("--set: overwrite = '2': expected true or false");
    }

    @Test
    void unknownKeysOfAssignmentsAreNamed() {
        assertThat(Merged.complete().set("interpol=nearest").problems())
                .singleElement()
                .asString()
                .startsWith("--set: unknown key 'interpol' (did you mean 'interpolation'?)");
    }

    @Test
    void anAssignmentThatCannotBeParsedIsShownWithTheRemedy() {
        assertThat(Merged.complete().set("images=hdfs://host/a", "limit=1").problems())
                .singleElement()
                .asString()
                .startsWith("--set images=hdfs://host/a: write --set key=value, with \"quotes\" around a value");
        assertThat(Merged.complete()
                        .set("labels=\"hdfs://host/a\"")
                        .read()
                        .images()
                        .labels())
                .isEqualTo("hdfs://host/a");
    }

    @Test
    void aFileThatIsNotThereOrNoHocon() throws IOException {
        assertThat(Merged.complete().file(folder.resolve("none.conf")).problems())
                .containsExactly("--config " + folder.resolve("none.conf") + ": there is no such file");
        assertThat(Merged.complete().file(file("a = 1", "b = [1, 2")).problems())
                .singleElement()
                .asString()
                .startsWith("--config ")
                .contains("job.conf: ");
    }

    @Test
    void nullInAFileMeansTheDefault() throws IOException {
        assertThat(Merged.complete()
                        .file(file("layer = null"))
                        .read()
                        .options()
                        .spec()
                        .layers())
                .containsExactly("auto");
    }

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("job.conf"), List.of(lines));
    }
}
