package camaudit.cli;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import camaudit.image.Pixels;
import camaudit.spark.integrity.RunIntegrity;
import camaudit.spark.ledger.FinishedRun;
import camaudit.spark.session.LocalSpark;
import camaudit.spark.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Tables that are not as the run left them, or not of one run: nothing is judged by them, and people are told what to do. */
class TestRunIntegrity {
    private static final int EXPLAINED = 16;
    private static final String RESUME = "does what is missing again with --resume";

    @TempDir
    private static Path folder;

    private static Path images;
    /** Twenty pictures, of which four are none, in several units; as it was left. */
    private static Path whole;
    /** The same images by another run. */
    private static Path second;

    private Path run;

    @BeforeAll
    static void explain() throws IOException {
        images = folder.resolve("images");
        List<Pixels> digits = Digits.first(EXPLAINED);
        byte[] labels = Digits.labels(EXPLAINED);
        for (int i = 0; i < EXPLAINED; i++) {
            Digits.write(images.resolve(labels[i] + "/digit-" + i + ".png"), digits.get(i));
        }
        for (int i = 0; i < 4; i++) {
            Files.writeString(images.resolve(labels[i] + "/none-" + i + ".png"), "no picture");
        }
        whole = folder.resolve("whole");
        second = folder.resolve("second");
        explain(whole, "--unit", "5");
        explain(second);
    }

    private static void explain(Path output, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "--labels",
                "folder",
                "--class-names",
                "0,1,2,3,4,5,6,7,8,9",
                "--method",
                "grad-cam",
                "--method",
                "layer-cam"));
        all.addAll(List.of(more));
        Cli.Outcome outcome = Cli.explain(images.toString(), output, all.toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
    }

    @BeforeEach
    void copy(TestInfo test) throws IOException {
        run = folder.resolve(test.getTestMethod().orElseThrow().getName());
        copy(whole, run);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private Cli.Outcome audit(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "audit",
                "--explanations",
                run.toString(),
                "--output",
                run + "-audit",
                "--master",
                "local[2]",
                "--method",
                "grad-cam"));
        all.addAll(List.of(more));
        return Cli.run(all.toArray(String[]::new));
    }

    private void refused(String... words) {
        Cli.Outcome outcome = audit();
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).contains(words).doesNotContain("Exception", "\tat ");
        assertThat(Path.of(run + "-audit")).doesNotExist();
    }

    private void resumed() {
        explain(run, "--resume", "--unit", "5");
        assertThat(LocalSpark.rows(run.resolve("explanations"))).hasSize(2 * EXPLAINED);
        assertThat(LocalSpark.rows(run.resolve("rejections"))).hasSize(4);
        Cli.Outcome outcome = audit();
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isNotIn(1, 2);
    }

    private static List<Path> parts(Path run, String table) {
        try (Stream<Path> files = Files.list(run.resolve(table))) {
            return files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path part() {
        return parts(run, "explanations").get(0);
    }

    /** The checksum file that Hadoop keeps beside a file of this machine. */
    private static Path checksum(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".crc");
    }

    private static void replace(Path from, Path to) throws IOException {
        Files.deleteIfExists(checksum(to));
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void aRunAsItWasLeftIsAudited() {
        Cli.Outcome outcome = audit();
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isNotIn(1, 2);
        assertThat(outcome.out()).doesNotContain("no record of the run's units");
    }

    @Test
    void aRunAsItWasLeftIsComparedWithoutAJobOfSpark() throws InterruptedException {
        SparkContext context = LocalSpark.session().sparkContext();
        Storage storage = LocalSpark.workspace().storage();
        context.setJobGroup("integrity", "integrity", false);
        assertThat(new RunIntegrity(LocalSpark.session(), storage, whole.toString())
                        .require(FinishedRun.read(storage, whole.toString())))
                .isEmpty();
        context.setJobGroup("after", "after", false);
        assertThat(LocalSpark.session().range(3).count()).isEqualTo(3);
        for (int i = 0; i < 100 && context.statusTracker().getJobIdsForGroup("after").length == 0; i++) {
            Thread.sleep(100);
        }
        context.clearJobGroup();
        assertThat(context.statusTracker().getJobIdsForGroup("after")).isNotEmpty();
        assertThat(context.statusTracker().getJobIdsForGroup("integrity"))
                .as("no row is read, and no map")
                .isEmpty();
    }

    @Test
    void resultsOfAnotherVersionOfTheTableAreNotContinued() throws IOException {
        try (Stream<Path> units = Files.list(run.resolve("_units"))) {
            for (Path unit :
                    units.filter(file -> file.toString().endsWith(".gz")).toList()) {
                edit(unit, text -> text.replaceAll("\\d+ columns, [0-9a-f]{8}", "3 columns, 00000000"));
            }
        }
        Cli.Outcome outcome = Cli.explain(
                images.toString(),
                run,
                "--labels",
                "folder",
                "--class-names",
                "0,1,2,3,4,5,6,7,8,9",
                "--method",
                "grad-cam",
                "--method",
                "layer-cam",
                "--resume");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("version of the table was 3 columns, 00000000, now ", "--overwrite");
    }

    @Test
    void halfOfTheFilesLost() throws IOException {
        List<Path> parts = parts(run, "explanations");
        for (Path part : parts.subList(0, parts.size() / 2)) {
            Files.delete(part);
        }
        refused(
                "rows, the run wrote 32: ",
                "lacks " + parts.size() / 2 + " of the " + parts.size() + " files that the run wrote, such as part-",
                RESUME);
        assertThat(Cli.run(
                                "render",
                                "--explanations",
                                run.toString(),
                                "--output",
                                run + "-figures",
                                "--master",
                                "local[2]")
                        .err())
                .contains("rows, the run wrote 32: ");
        resumed();
    }

    @Test
    void aFileOfZeroBytes() throws IOException {
        Files.write(part(), new byte[0]);
        refused(
                "1 of the ",
                "have another size, such as part-",
                " with 0 bytes instead of ",
                "cannot be read as Parquet",
                RESUME);
        resumed();
    }

    @Test
    void aFileThatWasCutOff() throws IOException {
        byte[] bytes = Files.readAllBytes(part());
        Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(bytes, bytes.length / 2));
        replace(cut, part());
        refused("have another size", "cannot be read as Parquet", RESUME);
        resumed();
    }

    @Test
    void eachRowTwice() throws IOException {
        for (Path part : parts(run, "explanations")) {
            Files.copy(part, part.resolveSibling(part.getFileName().toString().replace("part-", "part-9")));
        }
        refused(
                "has 64 rows, the run wrote 32",
                "with 32 rows that are in no record of the run",
                "hold the same images");
        resumed();
    }

    @Test
    void aFileThatTakesThePlaceOfAnother() throws IOException {
        List<Path> parts = parts(run, "explanations");
        replace(parts.get(1), parts.get(0));
        refused("2 files hold the same images");
    }

    @Test
    void rowsOfAnotherRunAdded() throws IOException {
        for (Path part : parts(second, "explanations")) {
            Files.copy(part, run.resolve("explanations").resolve(part.getFileName()));
        }
        refused(
                "has 64 rows, the run wrote 32",
                "that are in no record of the run, such as part-",
                " (of run ",
                "column run_id has 32 rows with values such as");
    }

    @Test
    void aFileOfAnotherRunThatHasAsManyRowsAndBytes() throws IOException {
        long before = Files.size(part());
        String own = Output.report(run).path("run_id").asText();
        String other = own.substring(0, own.length() - 1) + (own.endsWith("0") ? "1" : "0");
        rewrite(table -> table.withColumn("run_id", lit(other)));
        record(before, Files.size(part()));
        refused(
                "column run_id has ",
                "rows with values such as '" + other + "', where only " + own + " can be",
                "delete the file, and");
        Files.delete(part());
        resumed();
    }

    @Test
    void aFileOfAnotherModel() {
        rewrite(table -> table.withColumn("model_sha256", lit("ab12")));
        refused("column model_sha256 has ", "rows with values such as 'ab12'");
    }

    @Test
    void theReportOfAnotherRun() throws IOException {
        Files.copy(second.resolve("run.json"), run.resolve("run.json"), StandardCopyOption.REPLACE_EXISTING);
        refused("run.json is of run ", "the units in _units of ");
    }

    @Test
    void aRecordOfAUnitLost() throws IOException {
        try (Stream<Path> units = Files.list(run.resolve("_units"))) {
            Files.delete(units.filter(unit -> unit.toString().endsWith(".gz"))
                    .sorted()
                    .findFirst()
                    .orElseThrow());
        }
        refused("the records of the units in _units tell of ", "run.json of 20", "in no record of the run", RESUME);
        resumed();
    }

    @Test
    void aRecordOfAUnitCutOff() throws IOException {
        try (Stream<Path> units = Files.list(run.resolve("_units"))) {
            Path unit = units.filter(file -> file.toString().endsWith(".gz"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(unit);
            Files.write(unit, Arrays.copyOf(bytes, bytes.length - 12));
        }
        refused("unit-000001.jsonl.gz is not written to its end", RESUME);
        resumed();
    }

    @Test
    void rejectionsLost() throws IOException {
        for (Path part : parts(run, "rejections")) {
            Files.delete(part);
        }
        refused("/rejections has 0 rows, the run wrote 4", RESUME);
        resumed();
    }

    @Test
    void rejectionsTwice() throws IOException {
        Path part = parts(run, "rejections").get(0);
        Files.copy(part, part.resolveSibling("part-00009-copy.zstd.parquet"));
        refused("/rejections has ", "the run wrote 4", "in no record of the run, such as part-00009-copy");
        resumed();
    }

    @Test
    void aFolderInATable() throws IOException {
        copy(
                second.resolve("explanations"),
                Files.createDirectories(run.resolve("explanations")).resolve("part=2"));
        refused("/explanations holds the folder part=2, which no run wrote");
    }

    @Test
    void aRunWithoutARecordIsComparedWithItsReport() throws IOException {
        Path units = run.resolve("_units");
        try (Stream<Path> files = Files.list(units)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(units);
        Cli.Outcome outcome = audit();
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isNotIn(1, 2);
        assertThat(outcome.out()).contains("note        " + run + " has no record of the run's units (_units): ");
        Path copy = part().resolveSibling("part-99999-copy.zstd.parquet");
        Files.copy(part(), copy);
        Cli.Outcome twice = audit("--overwrite");
        assertThat(twice.code()).isEqualTo(2);
        assertThat(twice.err())
                .contains(
                        "the run wrote 32: explain the images again",
                        "images with their methods more than once, such as");
    }

    @Test
    void aRunThatExplainedNothing() throws IOException {
        Path wrong = folder.resolve("wrong");
        Digits.write(wrong.resolve("a.png"), new Pixels(5, 5, 1, new byte[25]));
        run = folder.resolve("nothing");
        assertThat(Cli.explain(wrong.toString(), run).code()).isEqualTo(1);
        refused("has no row: no image could be explained, its rejections say why");
    }

    @Test
    void everyWrongValueIsToldAtOnceWithTableColumnAndRows() {
        Column first = col("image_id").equalTo(lit(anImage()));
        rewrite(table -> table.withColumn("label", when(first, -7).otherwise(col("label")))
                .withColumn("predicted", when(first, 10).otherwise(col("predicted")))
                .withColumn("status", when(first, "FINE").otherwise(col("status")))
                .withColumn(
                        "method",
                        when(first.and(col("method").equalTo("layer-cam")), lit(null))
                                .otherwise(col("method")))
                .withColumn("cam", when(first, lit(null)).otherwise(col("cam"))));
        refused(
                "/explanations: column label has 2 rows with values such as '-7', where only 0 to 9 can be",
                "column predicted has 2 rows with values such as '10', where only 0 to 9 can be",
                "column status has 2 rows with values such as 'FINE', where only ALL_NEGATIVE, NOT_FINITE, OK, ZERO_GRADIENT can be",
                "column method has no value in 1 rows",
                "column cam has no value in 2 rows",
                RESUME);
    }

    @Test
    void theSameWithoutARecordOfUnits() throws IOException {
        Column first = col("image_id").equalTo(lit(anImage()));
        rewrite(table -> table.withColumn("label", when(first, -7).otherwise(col("label")))
                .withColumn("cam", when(first, slice(col("cam"), 1, 3)).otherwise(col("cam"))));
        delete(run.resolve("_units"));
        refused(
                "column label has 2 rows with values such as '-7'",
                "column cam has 2 rows with another number of values, such as '3', than cam_height × cam_width",
                "explain the images again");
    }

    @Test
    void columnsThatAreMissingOrOfAnotherType() {
        rewrite(table -> table.withColumn("label", col("label").cast("string"))
                .withColumn("predicted", col("predicted").cast("long"))
                .withColumn("cam", expr("transform(cam, x -> cast(x as double))"))
                .drop("status", "focus"));
        refused(
                "/explanations: column label holds string, not int, in 1 of ",
                "column predicted holds bigint, not int",
                "column cam holds array<double>, not array<float>",
                "column status is missing, string, in 1 of ",
                "/explanations is of 2 versions: only some of its files have focus, status");
    }

    @Test
    void tablesThatAreNoTables() throws IOException {
        for (Path part : parts(run, "explanations")) {
            replace(Files.writeString(folder.resolve("text"), "image_id,label\n1,2\n"), part);
        }
        refused("cannot be read as Parquet", "has 0 rows, the run wrote 32");
        delete(run.resolve("explanations"));
        refused("has 0 rows, the run wrote 32", "lacks ");
    }

    @Test
    void anEmptyMapIsNoMap() {
        rewrite(table -> table.withColumn("cam", array().cast("array<float>")));
        refused("rows with another number of values, such as '0', than cam_height × cam_width");
    }

    @Test
    void theReportSaysWhichVersionOfTheTableWasWritten() throws IOException {
        assertThat(Output.report(run).path("environment").path("table_version").asText())
                .matches("\\d+ columns, [0-9a-f]{8}");
    }

    /** Has the record of the first file's unit say another size. */
    private void record(long before, long after) throws IOException {
        String name = part().getFileName().toString();
        try (Stream<Path> units = Files.list(run.resolve("_units"))) {
            for (Path unit :
                    units.filter(file -> file.toString().endsWith(".gz")).toList()) {
                edit(unit, text -> text.replace(name + "\",\"bytes\":" + before, name + "\",\"bytes\":" + after));
            }
        }
    }

    private static void edit(Path unit, UnaryOperator<String> change) throws IOException {
        String text;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(unit))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(unit))) {
            out.write(change.apply(text).getBytes(StandardCharsets.UTF_8));
        }
    }

    private String anImage() {
        return LocalSpark.rows(part()).get(0).getAs("image_id");
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Writes the first file of the explanations anew. */
    private void rewrite(UnaryOperator<Dataset<Row>> change) {
        Path part = part();
        try {
            Path changed = Files.createTempDirectory(folder, "changed").resolve("table");
            change.apply(LocalSpark.session().read().parquet(part.toString()))
                    .coalesce(1)
                    .write()
                    .parquet(changed.toString());
            replace(parts(changed.getParent(), "table").get(0), part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
