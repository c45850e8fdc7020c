package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.Pictures;
import camaudit.image.Pixels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.Writable;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels, boxes and masks of records of containers, end to end. */
class TestExplainRecordAnnotations {
    private static final int COUNT = 8;
    private static final String NAMES = "zero,one,two,three,four,five,six,seven,eight,nine";

    @TempDir
    private static Path folder;

    private static List<Pixels> digits;

    @BeforeAll
    static void digits() throws IOException {
        digits = Digits.first(COUNT);
    }

    @Test
    void tarWithMasksBesideALabelManifestAndBoxes() throws IOException {
        for (int shard = 0; shard < 2; shard++) {
            Path file = Files.createDirectories(folder.resolve("tar")).resolve("shard-" + shard + ".tar");
            try (OutputStream out = Files.newOutputStream(file);
                    TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name())) {
                for (int i = 4 * shard; i < 4 * shard + 4; i++) {
                    Packed.add(tar, "d/" + i + ".png", Packed.png(digits.get(i)));
                    Packed.add(tar, "d/" + i + ".cls", "9".getBytes(StandardCharsets.UTF_8));
                    if (i == 0) {
                        Packed.add(tar, "d/0.mask.png", gray(5, 255));
                    }
                }
            }
        }
        Path boxes = write("boxes.csv", """
                image,x1,y1,x2,y2
                d/0.png,1,1,27,27
                d/1.png,4,6,18,22.5
                shard-1.tar#d/4.png,16,2,20,10
                """);
        String lines = """
                {"image":"d/0.png","label":"three"}
                {"image":"1.png","label":7}
                {"image":"d/4","label":2}
                """;
        Path labels = write("labels.jsonl", lines);
        String[] more = {
            "--labels",
            labels.toString(),
            "--boxes",
            boxes.toString(),
            "--class-names",
            NAMES,
            "--mask-value",
            "any-voc"
        };
        Cli.Outcome outcome = explain("tar", "tar-out", more);
        assertThat(outcome.out()).contains("foreground  known for 3 of 8 images", " of 3 images");
        assertThat(Output.report(folder.resolve("tar-out"))
                        .path("dataset")
                        .path("labels")
                        .asText())
                .endsWith("labels.jsonl with 3 labels, found by id or name");
        Map<String, Row> rows = rows("tar-out");
        assertThat(labels(rows)).containsExactly(3, 7, null, null, 2, null, null, null);
        Masses.hold(rows.get("shard-0.tar#d/0.png"), TestExplainRecordAnnotations::inObject);
        Masses.hold(rows.get("shard-0.tar#d/1.png"), (x, y) -> x >= 4 && x < 18 && y >= 6 && y < 22.5);
        Masses.hold(rows.get("shard-1.tar#d/4.png"), (x, y) -> x >= 16 && x < 20 && y >= 2 && y < 10);

        String[] again = Arrays.copyOf(more, more.length + 1);
        again[more.length] = "--resume";
        assertThat(explain("tar", "tar-out", again).out()).contains("0 were done now");
        write("labels.jsonl", lines.replace(":7", ":6"));
        assertThat(explain("tar", "tar-out", again).out()).contains("8 were done now", "changed and done again: 2;");
        assertThat(labels(rows("tar-out"))).containsExactly(3, 6, null, null, 2, null, null, null);
    }

    @Test
    void sequenceFilesWithKeysOfBothKindsAndAFolderOfMasks() throws IOException {
        Files.createDirectories(folder.resolve("sequence"));
        sequence("sequence/part-00000", Text.class, 0, 3);
        sequence("sequence/part-00001", BytesWritable.class, 3, 6);
        sequence("sequence/part-00002", Text.class, 6, COUNT);
        Files.createDirectories(folder.resolve("masks/k"));
        Files.write(folder.resolve("masks/k/1.png"), alpha());
        Files.write(folder.resolve("masks/4_mask.png"), alpha());
        Files.write(folder.resolve("masks/k/6.png"), gray(5, 0));
        Path coco = write("instances.json", """
                {"images":[{"id":7,"file_name":"5.png","width":28,"height":28}],
                 "categories":[{"id":1,"name":"three"},{"id":2,"name":"nine"}],
                 "annotations":[
                  {"id":1,"image_id":7,"category_id":1,"bbox":[2,3,10,12],"area":120},
                  {"id":2,"image_id":7,"category_id":2,"bbox":[14,14,5,5],"area":25}]}
                """);
        Cli.Outcome outcome = explain(
                "sequence",
                "sequence-out",
                "--labels",
                coco.toString(),
                "--class-names",
                NAMES,
                "--masks",
                folder.resolve("masks").toString(),
                "--mask-value",
                "alpha");
        assertThat(outcome.out()).contains("foreground  known for 3 of 8 images; UNREADABLE 1");
        Map<String, Row> rows = rows("sequence-out");
        assertThat(labels(rows)).containsExactly(null, null, null, null, null, 3, null, null);
        Masses.hold(rows.get("part-00000#00000.0000001:k/1.png"), TestExplainRecordAnnotations::inObject);
        Masses.hold(rows.get("part-00001#00000.0000001:k/4.png"), TestExplainRecordAnnotations::inObject);
        Masses.hold(rows.get("part-00001#00000.0000002:k/5.png"), (x, y) -> x >= 2 && x < 12 && y >= 3 && y < 15);
    }

    @Test
    void parquetWithAColumnOfMasksAndLabelsByPath() throws IOException {
        MessageType schema =
                MessageTypeParser.parseMessageType("message m { optional group image { optional binary bytes; "
                        + "optional binary path (STRING); } optional group annotation { optional binary bytes; } }");
        Files.createDirectories(folder.resolve("parquet"));
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(
                        folder.resolve("parquet/a.parquet").toUri()))
                .withType(schema)
                .build()) {
            for (int i = 0; i < COUNT; i++) {
                Group row = new SimpleGroup(schema);
                Group image = row.addGroup("image");
                image.add("bytes", Binary.fromConstantByteArray(Packed.png(digits.get(i))));
                image.add("path", "p/" + i + ".png");
                if (i < 2) {
                    row.addGroup("annotation").add("bytes", Binary.fromConstantByteArray(gray(3, 9)));
                }
                writer.write(row);
            }
        }
        Path labels = write("by-path.csv", "image,label\np/1.png,4\na.parquet#00000002,5\nother.png,1\n");
        explain("parquet", "parquet-out", "--labels", labels.toString(), "--mask-value", "3");
        Map<String, Row> rows = rows("parquet-out");
        assertThat(labels(rows)).containsExactly(null, 4, 5, null, null, null, null, null);
        Masses.hold(rows.get("a.parquet#00000000"), TestExplainRecordAnnotations::inObject);
        Masses.hold(rows.get("a.parquet#00000001"), TestExplainRecordAnnotations::inObject);
        assertThat(rows.get("a.parquet#00000002").<Object>getAs("foreground_mass"))
                .isNull();
    }

    @Test
    void boxesInColumnsOfAStructOfLists() throws IOException {
        MessageType schema = MessageTypeParser.parseMessageType("message m { optional binary image; "
                + "optional group objects { optional group bbox (LIST) { repeated group list { optional group element (LIST) "
                + "{ repeated group list { optional double element; } } } } "
                + "optional group category (LIST) { repeated group list { optional int64 element; } } } }");
        Files.createDirectories(folder.resolve("boxed"));
        double[][][] boxes = {
            {{4, 6, 18, 22}}, {{2, 3, 12, 9}, {10, 3, 20, 9}}, {}, {{8, 8, 4, 20}}, {{1, 2, 3}},
        };
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(
                        folder.resolve("boxed/a.parquet").toUri()))
                .withType(schema)
                .build()) {
            for (int i = 0; i < COUNT; i++) {
                Group row = new SimpleGroup(schema);
                row.add("image", Binary.fromConstantByteArray(Packed.png(digits.get(i))));
                if (i < boxes.length) {
                    Group objects = row.addGroup("objects");
                    Group list = objects.addGroup("bbox");
                    Group categories = objects.addGroup("category");
                    for (double[] box : boxes[i]) {
                        categories.addGroup("list").add("element", 3L);
                        Group element = list.addGroup("list").addGroup("element");
                        for (double number : box) {
                            element.addGroup("list").add("element", number);
                        }
                    }
                }
                writer.write(row);
            }
        }
        Cli.Outcome outcome = explain("boxed", "boxed-out", "--box-columns", "xyxy");
        assertThat(outcome.out()).contains("foreground  known for 2 of 8 images; EMPTY 1, UNREADABLE 2");
        Map<String, Row> rows = rows("boxed-out");
        Masses.hold(rows.get("a.parquet#00000000"), (x, y) -> x >= 4 && x < 18 && y >= 6 && y < 22);
        Masses.hold(rows.get("a.parquet#00000001"), (x, y) -> x >= 2 && x < 20 && y >= 3 && y < 9);
        explain("boxed", "other-form", "--box-columns", "xywh");
        Masses.hold(rows("other-form").get("a.parquet#00000000"), (x, y) -> x >= 4 && x < 22 && y >= 6 && y < 28);
        explain("boxed", "unread");
        assertThat(Output.report(folder.resolve("unread"))
                        .path("dataset")
                        .path("foreground")
                        .asText())
                .isEqualTo("none of the boxes in objects: say --box-columns xywh or xyxy");
        Path single = Files.write(folder.resolve("single.png"), Packed.png(digits.get(0)));
        Cli.Outcome files = Cli.explain(single.toString(), folder.resolve("stopped"), "--box-columns", "xywh");
        assertThat(files.code()).isEqualTo(2);
        assertThat(files.err()).contains("are no Parquet files: leave it out");
    }

    @Test
    void cifarGivesTheSameRowsOnAnyNumberOfCores() throws IOException {
        Files.createDirectories(folder.resolve("cifar"));
        for (int batch = 1; batch <= 3; batch++) {
            Files.write(folder.resolve("cifar/data_batch_" + batch + ".bin"), cifar(batch));
        }
        Path labels = write("by-id.csv", """
                image,label,x,y,width,height
                data_batch_1.bin#00000001,1,0,0,16,16
                data_batch_3.bin#00000000,3,,,,
                """);
        for (String cores : List.of("1", "3")) {
            explain(
                    "cifar",
                    "cifar-" + cores,
                    "--labels",
                    labels.toString(),
                    "--resize",
                    "squash",
                    "--batch-size",
                    "2",
                    "--master",
                    "local[" + cores + "]");
        }
        Map<String, Row> one = rows("cifar-1");
        Map<String, Row> three = rows("cifar-3");
        assertThat(one).hasSize(12);
        assertThat(one.get("data_batch_1.bin#00000001").<Integer>getAs("label")).isEqualTo(1);
        assertThat(one.get("data_batch_3.bin#00000000").<Integer>getAs("label")).isEqualTo(3);
        one.forEach((id, row) -> assertThat(values(three.get(id))).isEqualTo(values(row)));
    }

    @Test
    void whatFitsNothingIsRefusedAtTheStart() throws IOException {
        byte[] classes = Digits.labels(COUNT);
        Packed.tar(folder.resolve("numbered/a.tar"), digits, classes, 0, 4);
        Packed.tar(folder.resolve("numbered/b.tar"), digits, classes, 0, 4);
        Path none = write("none.csv", "image,label\nx.png,1\n");
        Path twice = write("twice.csv", "image,x,y,width,height\n0001.png,1,1,4,4\n");
        Path unknown = write("unknown.csv", "image,label\n0001.png,thre\n");
        Path masks = Files.createDirectories(folder.resolve("no-masks"));
        stops("none of its 1 pictures (x.png, …) is among the images (a.tar#0000.png, …)", "--labels", none.toString());
        stops("the record '0001.png' is in ", "--boxes", twice.toString());
        stops("the label 'thre' is no class of the network", "--labels", unknown.toString());
        stops("no .png in it bears the name of an image (a.tar#0000.png, …)", "--masks", masks.toString());
        stops("--orientation exif turns photos", "--boxes", twice.toString(), "--orientation", "exif");
    }

    private static void stops(String words, String... more) {
        Cli.Outcome outcome = Cli.explain(folder.resolve("numbered").toString(), folder.resolve("stopped"), more);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains(words);
    }

    private static Cli.Outcome explain(String images, String output, String... more) {
        Cli.Outcome outcome = Cli.explain(folder.resolve(images).toString(), folder.resolve(output), more);
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.out()).contains("rejected    0");
        return outcome;
    }

    private static Map<String, Row> rows(String output) {
        return Output.explanations(folder.resolve(output)).stream()
                .collect(Collectors.toMap(row -> row.getAs("image_id"), row -> row, (a, b) -> a, TreeMap::new));
    }

    private static List<Object> labels(Map<String, Row> rows) {
        return rows.values().stream().map(row -> row.<Object>getAs("label")).toList();
    }

    /** All of a row but the run's id. */
    private static List<Object> values(Row row) {
        int last = row.fieldIndex("run_id");
        return IntStream.range(0, row.size())
                .filter(i -> i != last)
                .mapToObj(row::get)
                .collect(Collectors.toList());
    }

    private static void sequence(String name, Class<? extends Writable> keys, int from, int until) throws IOException {
        try (SequenceFile.Writer writer = SequenceFile.createWriter(
                new Configuration(),
                SequenceFile.Writer.file(
                        new org.apache.hadoop.fs.Path(folder.resolve(name).toString())),
                SequenceFile.Writer.keyClass(keys),
                SequenceFile.Writer.valueClass(BytesWritable.class))) {
            for (int i = from; i < until; i++) {
                String key = "k/" + i + ".png";
                writer.append(
                        keys == Text.class ? new Text(key) : new BytesWritable(key.getBytes(StandardCharsets.UTF_8)),
                        new BytesWritable(Packed.png(digits.get(i))));
            }
        }
    }

    /** Four records of digits in a frame. */
    private static byte[] cifar(int batch) {
        byte[] records = new byte[4 * 3073];
        for (int i = 0; i < 4; i++) {
            Pixels digit = digits.get((i + batch) % COUNT);
            for (int y = 0; y < Digits.SIDE; y++) {
                for (int x = 0; x < Digits.SIDE; x++) {
                    for (int c = 0; c < 3; c++) {
                        records[i * 3073 + 1 + c * 1024 + (y + 2) * 32 + x + 2] = (byte) digit.at(y, x, 0);
                    }
                }
            }
        }
        return records;
    }

    private static boolean inObject(double x, double y) {
        return x < 10 && y >= 8;
    }

    private static byte[] gray(int inside, int outside) {
        return Masses.png(TestExplainRecordAnnotations::inObject, inside, outside);
    }

    private static byte[] alpha() {
        BufferedImage image = new BufferedImage(Digits.SIDE, Digits.SIDE, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < Digits.SIDE * Digits.SIDE; i++) {
            int x = i % Digits.SIDE;
            int y = i / Digits.SIDE;
            image.setRGB(x, y, inObject(x, y) ? 0xc0102030 : 0x20ffffff);
        }
        return Pictures.png(image);
    }

    private static Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
