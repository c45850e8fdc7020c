package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.image.Pixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.io.SequenceFile;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same digits in every kind of container give the same maps, on one core and on three. */
class TestExplainContainers {
    private static final int COUNT = 60;
    private static final String NAMES = "0,1,2,3,4,5,6,7,8,9";

    @TempDir
    private static Path folder;

    private static List<Row> expected;
    private static byte[] labels;

    @BeforeAll
    static void pack() throws IOException {
        List<Pixels> digits = Digits.first(COUNT);
        labels = Digits.labels(COUNT);
        Packed.tar(folder.resolve("tar/a.tar"), digits, labels, 0, 25);
        Packed.tar(folder.resolve("tar/b.tar.gz"), digits, labels, 25, 40);
        Packed.tar(folder.resolve("tar/sub/c.tgz"), digits, labels, 40, COUNT);
        Files.writeString(folder.resolve("tar/README.md"), "nothing to see");
        Files.createDirectories(folder.resolve("sequence"));
        Packed.sequence(
                folder.resolve("sequence/part-00000"), digits, labels, 0, 30, SequenceFile.CompressionType.BLOCK);
        Packed.sequence(
                folder.resolve("sequence/part-00001"), digits, labels, 30, 50, SequenceFile.CompressionType.RECORD);
        Packed.sequence(
                folder.resolve("sequence/part-00002"), digits, labels, 50, COUNT, SequenceFile.CompressionType.NONE);
        Files.createDirectories(folder.resolve("parquet"));
        for (String name : List.of("hugging-face", "hugging-face-zstd", "hugging-face-gzip", "binary-file")) {
            Files.copy(
                    Path.of("src/test/resources/sources/" + name + ".parquet"),
                    Files.createDirectories(folder.resolve(name)).resolve("train-00000.parquet"));
        }
        for (int i = 0; i < COUNT; i++) {
            Digits.write(folder.resolve("files/" + labels[i] + String.format("/%04d.png", i)), digits.get(i));
        }
        expected = rows(
                Path.of(Cli.IMAGES), "expected", "--limit", "" + COUNT, "--batch-size", "1", "--master", "local[1]");
    }

    /** One core first, then three: each change takes another session. */
    private static Stream<Arguments> imagesAndCores() {
        return Stream.concat(
                Stream.of("tar", "sequence", "hugging-face", "binary-file", "files")
                        .map(images -> Arguments.of(images, 1)),
                Stream.of(
                                "tar",
                                "sequence",
                                "hugging-face",
                                "hugging-face-zstd",
                                "hugging-face-gzip",
                                "binary-file",
                                "files")
                        .map(images -> Arguments.of(images, 3)));
    }

    @ParameterizedTest
    @MethodSource("imagesAndCores")
    void sameMaps(String images, int cores) throws IOException {
        List<Row> rows = rows(
                folder.resolve(images),
                images + cores,
                "--batch-size",
                "1",
                "--master",
                "local[" + cores + "]",
                "--class-names",
                NAMES);
        assertThat(rows).hasSize(COUNT);
        List<Row> byNumber = new ArrayList<>(rows);
        byNumber.sort((a, b) -> Integer.compare(number(a), number(b)));
        for (int i = 0; i < COUNT; i++) {
            Row row = byNumber.get(i);
            Row same = expected.get(i);
            assertThat(number(row)).isEqualTo(i);
            assertThat(row.<Object>getAs("cam")).isEqualTo(same.<Object>getAs("cam"));
            assertThat(row.<Float>getAs("logit")).isEqualTo(same.<Float>getAs("logit"));
            if (!images.equals("binary-file")) {
                assertThat(row.<Integer>getAs("label")).isEqualTo((int) labels[i]);
            }
        }
        assertThat(Output.rejections(folder.resolve(images + cores + "-out"))).isEmpty();
        String description = Output.report(folder.resolve(images + cores + "-out"))
                .path("dataset")
                .path("description")
                .asText();
        assertThat(description).containsPattern("[0-9] image");
        if (images.equals("tar")) {
            assertThat(Output.report(folder.resolve("tar" + cores + "-out"))
                            .path("increment")
                            .path("members_ignored")
                            .asInt())
                    .isEqualTo(3);
            assertThat(description)
                    .contains("; 1 other files are not inputs; format tar was chosen because the files end in .tar");
        }
    }

    @Test
    void classNamesOfHuggingFace() throws IOException {
        Path output = folder.resolve("names-out");
        Cli.explain("src/test/resources/sources/hugging-face.parquet", output);
        assertThat(Output.report(output)
                        .path("dataset")
                        .path("class_names")
                        .get(3)
                        .asText())
                .isEqualTo("three");
        assertThat(Output.explanations(output))
                .hasSize(COUNT)
                .allSatisfy(row -> assertThat(row.<Integer>getAs("label")).isEqualTo((int) labels[number(row)]));
    }

    @Test
    void sampleAndLimitTakeTheSameImages() throws IOException {
        Map<String, List<String>> sampled = new TreeMap<>();
        for (String images : List.of("tar", "sequence", "hugging-face")) {
            List<String> all = ids(folder.resolve(images), images + "-s", "--sample", "0.4");
            assertThat(all).hasSizeBetween(10, 40);
            sampled.put(images, all);
            assertThat(ids(folder.resolve(images), images + "-sl", "--sample", "0.4", "--limit", "7"))
                    .isEqualTo(all.subList(0, 7));
            assertThat(Output.report(folder.resolve(images + "-sl-out"))
                            .path("dataset")
                            .path("description")
                            .asText())
                    .startsWith("7 image");
        }
        sampled.forEach((images, all) -> assertThat(
                        ids(folder.resolve(images), images + "-s3", "--sample", "0.4", "--master", "local[3]"))
                .isEqualTo(all));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar", "sequence", "hugging-face"})
    void figures(String images) throws IOException {
        Path run = folder.resolve("run-" + images);
        rows(folder.resolve(images), "render-" + images, "--limit", "40");
        Files.move(folder.resolve("render-" + images + "-out"), run);
        Path figures = folder.resolve("figures-" + images);
        Cli.Outcome outcome = Cli.run(
                "render",
                "--explanations",
                run.toString(),
                "--output",
                figures.toString(),
                "--limit",
                "0",
                "--master",
                "local[2]");
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
        try (Stream<Path> files = Files.walk(figures)) {
            assertThat(files.filter(f -> f.toString().endsWith(".png"))).hasSize(40);
        }
    }

    @Test
    void oneContainer() {
        List<Row> rows = rows(folder.resolve("tar/a.tar"), "one-tar");
        assertThat(rows.get(3).<String>getAs("image_id")).isEqualTo("0003.png");
        assertThat(rows.get(3).<String>getAs("uri")).endsWith("/tar/a.tar#0003.png");
        assertThat(rows(folder.resolve("sequence/part-00002"), "one-sequence")
                        .get(0)
                        .<String>getAs("image_id"))
                .startsWith("00000.0000000:");
    }

    @Test
    void patterns() {
        assertThat(ids(folder.resolve("tar/*.tar*"), "pattern"))
                .hasSize(40)
                .startsWith("a.tar#0000.png")
                .endsWith("b.tar.gz#0039.png");
        assertThat(ids(folder.resolve("files/{0,1}/00*"), "pattern-files"))
                .allMatch(id -> id.matches("[01]/00\\d\\d.png"));
        Cli.Outcome none = Cli.explain(folder + "/files/**/x.png", folder.resolve("none"));
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("Hadoop has no **");
        assertThat(Cli.explain(folder + "/files/z*/x.png", folder.resolve("none"))
                        .err())
                .contains("nothing matches");
    }

    private static int number(Row row) {
        String id = row.getAs("image_id");
        String digits = id.endsWith(".png") ? id.substring(id.length() - 8, id.length() - 4) : id;
        return Integer.parseInt(digits.substring(digits.lastIndexOf('#') + 1));
    }

    private static List<String> ids(Path images, String name, String... more) {
        return rows(images, name, more).stream()
                .map(row -> row.<String>getAs("image_id"))
                .toList();
    }

    private static List<Row> rows(Path images, String name, String... more) {
        Path output = folder.resolve(name + "-out");
        Cli.Outcome outcome = Cli.explain(images.toString(), output, Arrays.copyOf(more, more.length));
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
        return Output.explanations(output);
    }
}
