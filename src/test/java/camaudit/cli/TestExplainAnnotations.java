package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.image.Pixels;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels and foregrounds from files, end to end; the numbers are computed once more from the stored maps, cell by cell. */
class TestExplainAnnotations {
    private static final int COUNT = 6;
    private static final String NAMES = "zero,one,two,three,four,five,six,seven,eight,nine";

    @TempDir
    private static Path folder;

    private static Path images;

    private Path output;

    @BeforeAll
    static void pictures() throws IOException {
        images = folder.resolve("images");
        List<Pixels> digits = Digits.first(COUNT);
        for (int i = 0; i < COUNT; i++) {
            Digits.write(images.resolve(i < 3 ? "a/" + i + ".png" : "b/" + i + ".png"), digits.get(i));
        }
    }

    @BeforeEach
    void freshOutput() throws IOException {
        output = Files.createTempDirectory(folder, "run").resolve("out");
    }

    @Test
    void aManifestGivesLabelsAndBoxes() throws IOException {
        Path manifest = write("labels.csv", """
                image,label,x1,y1,x2,y2
                a/0.png,three,4,6,18,22.5
                a/0.png,three,16,2,20,10
                1.png,7,0,0,14,14
                a/2.png,,1,1,27,27
                b/3.png,9,,,,
                b/4.png,0,40,40,50,50
                """);
        Cli.Outcome outcome = explain("--labels", manifest.toString(), "--class-names", NAMES);
        assertThat(outcome.out()).contains("foreground  known for 3 of 6 images; OUTSIDE 1");
        Map<String, Row> rows = rows();
        assertThat(rows.values()).extracting(row -> row.<Object>getAs("label")).containsExactly(3, 7, null, 9, 0, null);
        Masses.hold(
                rows.get("a/0.png"),
                (x, y) -> (x >= 4 && x < 18 && y >= 6 && y < 22.5) || (x >= 16 && x < 20 && y >= 2 && y < 10));
        Masses.hold(rows.get("a/1.png"), (x, y) -> x < 14 && y < 14);
        Masses.hold(rows.get("a/2.png"), (x, y) -> x >= 1 && x < 27 && y >= 1 && y < 27);
        assertThat(rows.get("b/3.png").<Object>getAs("foreground_mass")).isNull();
        assertThat(rows.get("b/4.png").<Object>getAs("foreground_mass")).isNull();
        JsonNode report = Output.report(output);
        assertThat(report.path("dataset").path("labels").asText()).endsWith("labels.csv for 4 of 6 images");
        assertThat(report.path("counts").path("foreground_known").asInt()).isEqualTo(3);
        assertThat(report.path("counts")
                        .path("foreground_unusable")
                        .path("OUTSIDE")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void masksAreFoundByNameAndCountedWhereTheyCannotBeUsed() throws IOException {
        Path masks = folder.resolve("masks");
        mask(masks.resolve("a/0.png"), 28, 28, (x, y) -> x < 10 && y > 7);
        mask(masks.resolve("1_mask.png"), 56, 56, (x, y) -> x >= 20 && x < 50 && y < 41);
        mask(masks.resolve("2.png"), 28, 28, (x, y) -> false);
        mask(masks.resolve("3.png"), 28, 20, (x, y) -> x < 5);
        Files.writeString(masks.resolve("4.png"), "no picture");
        mask(masks.resolve("own/x.png"), 28, 28, (x, y) -> y < 9);
        Path manifest = write("named.json", "[{\"image\":\"b/5.png\",\"mask\":\"own/x.png\",\"mask_value\":3}]");
        Cli.Outcome outcome = explain("--masks", masks.toString(), "--mask-value", "3", "--boxes", manifest.toString());
        assertThat(outcome.out())
                .contains("foreground  known for 3 of 6 images; EMPTY 1, SIZE_MISMATCH 1, UNREADABLE 1")
                .contains("rejected    0");
        Map<String, Row> rows = rows();
        Masses.hold(rows.get("a/0.png"), (x, y) -> x < 10 && y >= 8);
        Masses.hold(rows.get("a/1.png"), (x, y) -> x >= 10 && x < 25 && y < 20.5);
        Masses.hold(rows.get("b/5.png"), (x, y) -> y < 9);
    }

    @Test
    void cocoMeansTheObjectsOfTheImagesClass() throws IOException {
        Path coco = write("instances.json", """
                {"info":{"year":2017},
                 "images":[{"id":7,"file_name":"0.png","width":28,"height":28},
                           {"id":8,"file_name":"1.png","width":28,"height":28},
                           {"id":9,"file_name":"3.png","width":28,"height":28}],
                 "categories":[{"id":1,"name":"three"},{"id":2,"name":"nine"}],
                 "annotations":[
                  {"id":1,"image_id":7,"category_id":1,"bbox":[2,3,10,12],"area":120},
                  {"id":2,"image_id":7,"category_id":2,"bbox":[14,14,5,5],"area":25},
                  {"id":3,"image_id":8,"category_id":2,"segmentation":[[4,4,24,4,24,16,4,16]],"bbox":[4,4,20,12],"area":240}]}
                """);
        explain("--labels", coco.toString(), "--class-names", NAMES);
        Map<String, Row> rows = rows();
        assertThat(rows.values())
                .extracting(row -> row.<Object>getAs("label"))
                .containsExactly(3, 9, null, null, null, null);
        Masses.hold(rows.get("a/0.png"), (x, y) -> x >= 2 && x < 12 && y >= 3 && y < 15);
        Masses.hold(rows.get("a/1.png"), (x, y) -> x >= 4 && x < 24 && y >= 4 && y < 16);

        Path labels = write("nines.csv", "image,label\n0.png,nine\n");
        output = output.resolveSibling("by-label");
        explain("--labels", labels.toString(), "--boxes", coco.toString(), "--class-names", NAMES);
        Masses.hold(rows().get("a/0.png"), (x, y) -> x >= 14 && x < 19 && y >= 14 && y < 19);
        Masses.hold(rows().get("a/1.png"), (x, y) -> x >= 4 && x < 24 && y >= 4 && y < 16);

        output = output.resolveSibling("all");
        explain("--boxes", coco.toString(), "--labels", "none");
        Masses.hold(
                rows().get("a/0.png"),
                (x, y) -> (x >= 2 && x < 12 && y >= 3 && y < 15) || (x >= 14 && x < 19 && y >= 14 && y < 19));
    }

    @Test
    void aFolderOfPascalVoc() throws IOException {
        for (int i = 0; i < 2; i++) {
            write("voc/" + i + ".xml", """
                    <annotation><filename>%d.png</filename>
                    <size><width>28</width><height>28</height><depth>1</depth></size>
                    <object><name>three</name><bndbox><xmin>5</xmin><ymin>6</ymin><xmax>14</xmax><ymax>20</ymax></bndbox></object>
                    <object><name>two</name><bndbox><xmin>20</xmin><ymin>1</ymin><xmax>22</xmax><ymax>3</ymax></bndbox></object>
                    </annotation>""".formatted(i));
        }
        explain("--labels", folder.resolve("voc").toString(), "--class-names", NAMES);
        Map<String, Row> rows = rows();
        assertThat(rows.get("a/1.png").<Integer>getAs("label")).isEqualTo(3);
        Masses.hold(rows.get("a/1.png"), (x, y) -> x >= 4 && x < 14 && y >= 5 && y < 20);
    }

    @Test
    void whatChangedIsDoneAgainAndNothingElse() throws IOException {
        String text = "image,label,x,y,width,height\n0.png,1,2,2,9,9\n1.png,1,2,2,9,9\n2.png,4,,,,\n3.png,3,,,,\n";
        Path manifest = write("changing.csv", text);
        explain("--labels", manifest.toString());
        assertThat(resume(manifest, text)).contains("0 were done now");
        String box = text.replace("1.png,1,2,2,9,9", "1.png,1,3,2,9,9");
        assertThat(resume(manifest, box)).contains("1 were done now", "changed and done again: 1;");
        Masses.hold(rows().get("a/1.png"), (x, y) -> x >= 3 && x < 12 && y >= 2 && y < 11);
        String label = box.replace("2.png,4", "2.png,5");
        assertThat(resume(manifest, label)).contains("1 were done now");
        assertThat(rows().get("a/2.png").<Integer>getAs("label")).isEqualTo(5);
        String gone = label.replace("0.png,1,2,2,9,9", "0.png,1,,,,");
        assertThat(resume(manifest, gone)).contains("1 were done now", "foreground  known for 1 of 6 images");
        assertThat(rows()).hasSize(COUNT);
        assertThat(rows().get("a/0.png").<Object>getAs("foreground_mass")).isNull();
    }

    @Test
    void allThatIsWrongIsToldAtOnce() throws IOException {
        Path manifest = write("wrong.csv", "image,label\n0.png,thre\n1.png,12\n2.png,two\n");
        Path boxes = write("wrong-boxes.csv", "image,x,y,width,height\nother.png,1,1,4,4\n");
        Path masks = Files.createDirectories(folder.resolve("no-masks"));
        stops(
                List.of(
                        "wrong.csv, '0.png': the label 'thre' is no class of the network: the nearest class names are 'three'"
                                .replace("'0.png'", "'a/0.png'"),
                        "'a/1.png': the label '12' is no class of the network: it has 10, 0 to 9",
                        "wrong-boxes.csv: none of its 1 pictures (other.png, …) is among the images (a/0.png, …)",
                        "no-masks: no .png in it bears the name of an image"),
                "--labels",
                manifest.toString(),
                "--boxes",
                boxes.toString(),
                "--masks",
                masks.toString(),
                "--class-names",
                NAMES);
        Path broken = write("broken.csv", "image,label,x,y,width,height\n0.png,1,a,1,1,1\n1.png,1,1,1,0,1\n");
        stops(
                List.of("broken.csv, line 2: x is 'a'", "broken.csv, line 3: the box is 0.0 wide"),
                "--boxes",
                broken + "");
        stops(List.of("--labels nowhere.csv: there is no such file"), "--labels", "nowhere.csv");
        stops(List.of("--mask-value = 'red': expected nonzero, any-voc, alpha or"), "--mask-value", "red");
        Path good = write("good.csv", "image,x,y,width,height\n0.png,1,1,4,4\n");
        stops(List.of("--orientation exif turns photos"), "--boxes", good.toString(), "--orientation", "exif");
    }

    @Test
    void aBareNameMustMeanOnePicture() throws IOException {
        Path twice = folder.resolve("twice");
        Digits.write(twice.resolve("a/x.png"), Digits.first(1).get(0));
        Digits.write(twice.resolve("b/x.png"), Digits.first(1).get(0));
        Path manifest = write("bare.csv", "image,label\nx.png,1\n");
        Cli.Outcome outcome = Cli.explain(twice.toString(), output, "--labels", manifest.toString());
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("picture 'x.png': it may be 'a/x.png' or 'b/x.png': give paths below the folder of pictures");
        Path paths = write("paths.csv", "image,label\na/x.png,1\n");
        assertThat(Cli.explain(twice.toString(), output, "--labels", paths.toString())
                        .code())
                .isZero();
        assertThat(rows().get("b/x.png").<Object>getAs("label")).isNull();
    }

    private Cli.Outcome explain(String... more) {
        Cli.Outcome outcome = Cli.explain(images.toString(), output, more);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome;
    }

    private String resume(Path manifest, String text) throws IOException {
        Files.writeString(manifest, text);
        return explain("--labels", manifest.toString(), "--resume").out();
    }

    private void stops(List<String> words, String... more) {
        Cli.Outcome outcome = Cli.explain(images.toString(), output, more);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains(words);
        assertThat(output).doesNotExist();
    }

    private Map<String, Row> rows() {
        return Output.explanations(output).stream()
                .collect(Collectors.toMap(
                        row -> row.getAs("image_id"), row -> row, (a, b) -> a, java.util.TreeMap::new));
    }

    /** A gray PNG with the value 3 where the object is, and 9 elsewhere. */
    private static void mask(Path file, int width, int height, BiPredicate<Integer, Integer> object)
            throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, Masses.png(width, height, object, 3, 9));
    }

    private static Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
