package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.image.Pixels;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of image files as people have them. */
class TestExplainFiles {
    private static final List<String> NAMES = List.of(
            "a b.png",
            "100%.png",
            "per%20cent.png",
            "Grüße.png",
            "number #7.png",
            "what?.png",
            "[brackets].png",
            "{braces},*.png",
            "back\\slash.png",
            "plus+and&.png",
            "日本.png",
            "UPPER.PNG",
            "picture.BmP",
            "clip.gif");

    @TempDir
    private static Path folder;

    private static List<Pixels> pictures;

    @BeforeAll
    static void read() throws IOException {
        pictures = Digits.first(40);
    }

    @Test
    void namesOfAllKinds() throws IOException {
        Path images = folder.resolve("Fotos #1 (50% [neu] {a} Grüße");
        for (int i = 0; i < NAMES.size(); i++) {
            Digits.write(images.resolve(NAMES.get(i)), pictures.get(i));
        }
        Digits.write(images.resolve("deep/er/and deeper/x.png"), pictures.get(20));
        Digits.write(images.resolve("time 12:30.png"), pictures.get(21));
        Path output = folder.resolve("out #1 50% [neu] {a}");
        Cli.Outcome outcome = Cli.explain(images.toString(), output);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        Map<String, Row> rows = byId(output);
        List<String> all = new ArrayList<>(NAMES);
        all.add("deep/er/and deeper/x.png");
        assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(all);
        rows.forEach((id, row) -> {
            assertThat(row.<String>getAs("uri")).endsWith("/" + id);
            assertThat(row.isNullAt(row.fieldIndex("label"))).isTrue();
        });
        assertThat(Output.rejections(output)).hasSize(1);
        Row unreadable = Output.rejections(output).get(0);
        assertThat(unreadable.<String>getAs("image_id")).isEqualTo("time 12:30.png");
        assertThat(unreadable.<String>getAs("reason")).isEqualTo("UNREADABLE");
        assertThat(unreadable.<String>getAs("message")).startsWith("Hadoop cannot open a file of this name, rename it");
    }

    @Test
    void theFolderIsTheClass() throws IOException {
        Path images = folder.resolve("classes");
        for (int i = 0; i < 20; i++) {
            Digits.write(images.resolve("class " + (char) ('j' - i % 10) + "/sub/" + i + ".png"), pictures.get(i));
        }
        Digits.write(images.resolve("class a/.hidden.png"), pictures.get(21));
        Digits.write(images.resolve(".hidden/x.png"), pictures.get(21));
        Digits.write(images.resolve("_private/x.png"), pictures.get(21));
        Digits.write(images.resolve("loose.png"), pictures.get(22));
        Files.writeString(images.resolve("README.txt"), "nothing to see");
        Files.writeString(images.resolve("class a/notes"), "nothing to see");
        Path output = folder.resolve("classes-out");
        Cli.Outcome outcome = Cli.explain(images.toString(), output, "--labels", "folder", "--heatmap", "input");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        Map<String, Row> rows = byId(output);
        assertThat(rows).hasSize(21);
        for (int i = 0; i < 20; i++) {
            Row row = rows.get("class " + (char) ('j' - i % 10) + "/sub/" + i + ".png");
            assertThat(row.<Integer>getAs("label")).isEqualTo(9 - i % 10);
        }
        Row loose = rows.get("loose.png");
        assertThat(loose.isNullAt(loose.fieldIndex("label"))).isTrue();
        JsonNode report = Output.report(output);
        assertThat(report.path("dataset").path("description").asText())
                .startsWith("21 image files below file:")
                .endsWith("; 2 files without an image extension are not inputs");
        assertThat(report.path("dataset").path("class_names")).hasSize(10);
        assertThat(report.path("counts").path("labelled").asInt()).isEqualTo(20);
        for (Row row : rows.values()) {
            var heatmap = ImageIO.read(new ByteArrayInputStream(row.<byte[]>getAs("heatmap")));
            assertThat(heatmap.getWidth()).isEqualTo(28);
            assertThat(heatmap.getHeight()).isEqualTo(28);
        }
    }

    @Test
    void filesGiveWhatTheIdxFileGives() throws IOException {
        for (int i = 0; i < 10; i++) {
            Digits.write(folder.resolve("same/" + i + ".png"), pictures.get(i));
        }
        Cli.explain(folder.resolve("same").toString(), folder.resolve("same-files"), "--batch-size", "1");
        Cli.explain(Cli.IMAGES, folder.resolve("same-idx"), "--batch-size", "1", "--limit", "10");
        List<Row> files = Output.explanations(folder.resolve("same-files"));
        List<Row> idx = Output.explanations(folder.resolve("same-idx"));
        assertThat(files).hasSize(10);
        for (int i = 0; i < 10; i++) {
            assertThat(files.get(i).<Object>getAs("cam")).isEqualTo(idx.get(i).<Object>getAs("cam"));
            assertThat(files.get(i).<Float>getAs("logit")).isEqualTo(idx.get(i).<Float>getAs("logit"));
        }
    }

    @Test
    void theLimitTakesTheFirstByName() throws IOException {
        for (int i = 0; i < 9; i++) {
            Digits.write(folder.resolve("many/" + (char) ('i' - i) + ".png"), pictures.get(i));
        }
        Path output = folder.resolve("many-out");
        assertThat(Cli.explain(folder.resolve("many").toString(), output, "--limit", "3")
                        .code())
                .isZero();
        assertThat(byId(output)).containsOnlyKeys("a.png", "b.png", "c.png");
        assertThat(Output.report(output).path("dataset").path("description").asText())
                .startsWith("3 image files below ")
                .contains("(the first of 9)");
    }

    @Test
    void oneFile() throws IOException {
        Path image = Digits.write(folder.resolve("single/digit.png"), pictures.get(0));
        assertThat(Cli.explain(image.toString(), folder.resolve("single-out")).code())
                .isZero();
        assertThat(byId(folder.resolve("single-out"))).containsOnlyKeys("digit.png");
    }

    private static Map<String, Row> byId(Path output) {
        return Output.explanations(output).stream()
                .collect(Collectors.toMap(row -> row.getAs("image_id"), row -> row, (a, b) -> a, TreeMap::new));
    }
}
