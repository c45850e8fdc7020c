package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.engine.Backends;
import camaudit.engine.Execution;
import camaudit.engine.Plans;
import camaudit.image.Pixels;
import camaudit.network.keras.KerasReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run over labelled digits of an IDX file, from all sides. */
class TestExplainIdx {
    private static final int COUNT = 120;

    @TempDir
    private static Path folder;

    private static Cli.Outcome outcome;
    private static List<Row> rows;
    private static JsonNode report;

    @BeforeAll
    static void explain() throws IOException {
        outcome = Cli.explain(Cli.IMAGES, folder.resolve("out"), "--limit", "" + COUNT);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        rows = Output.explanations(folder.resolve("out"));
        report = Output.report(folder.resolve("out"));
    }

    @Test
    void everyImageOnce() {
        assertThat(rows)
                .extracting(row -> row.<String>getAs("image_id"))
                .isEqualTo(IntStream.range(0, COUNT).mapToObj("%04d"::formatted).toList());
        assertThat(Output.rejections(folder.resolve("out"))).isEmpty();
    }

    @Test
    void theColumnsAreThoseOfTheConventions() {
        assertThat(rows.get(0).schema().simpleString())
                .isEqualTo("struct<image_id:string,uri:string,content_sha256:string,label:int,predicted:int,target:int,"
                        + "logit:float,probability:float,method:string,layer:string,status:string,cam:array<float>,"
                        + "cam_height:int,cam_width:int,heatmap:binary,image_width:int,image_height:int,"
                        + "focus:double,entropy:double,gini:double,peak_x:double,peak_y:double,center_x:double,"
                        + "center_y:double,spread:double,area_50:double,border_mass:double,border_lift:double,"
                        + "foreground_mass:double,foreground_lift:double,background_mass:double,"
                        + "background_lift:double,pointing_hit:double,rank_accuracy:double,iou_50:double,"
                        + "p_foreground_only:double,p_background_only:double,background_gap:double,"
                        + "p_background_blurred:double,p_mixed_same:double,p_mixed_random:double,"
                        + "p_mixed_same_2:double,p_mixed_random_2:double,p_background_wide:double,"
                        + "predicted_foreground_only:int,predicted_background_only:int,"
                        + "predicted_background_blurred:int,predicted_mixed_same:int,predicted_mixed_random:int,"
                        + "predicted_mixed_same_2:int,predicted_mixed_random_2:int,predicted_background_wide:int,"
                        + "model_sha256:string,run_id:string>");
    }

    @Test
    void scoresAreThoseOfTheImageAlone() throws IOException {
        List<Pixels> pictures = Digits.first(COUNT);
        byte[] labels = Digits.labels(COUNT);
        try (Execution execution = Backends.prepare(
                        Plans.of(KerasReader.read(Files.readAllBytes(Path.of(Cli.MODEL)), "mnist-cnn.keras"), "auto"),
                        Backends.AUTO)
                .plan()
                .open(1)) {
            for (int i = 0; i < COUNT; i++) {
                float[] logits = execution.forward(scaled(pictures.get(i)), 1);
                Row row = rows.get(i);
                int target = row.getAs("target");
                assertThat(target).isEqualTo(strongest(logits)).isEqualTo(row.<Integer>getAs("predicted"));
                assertThat(row.<Float>getAs("logit"))
                        .isCloseTo(logits[target], within(1e-4f * Math.abs(logits[target])));
                assertThat((double) row.<Float>getAs("probability")).isCloseTo(softmax(logits, target), within(1e-5));
                assertThat(row.<Integer>getAs("label")).isEqualTo(labels[i]);
            }
        }
    }

    @Test
    void whatEveryRowSays() throws Exception {
        String model = sha256(Files.readAllBytes(Path.of(Cli.MODEL)));
        List<Pixels> pictures = Digits.first(COUNT);
        for (int i = 0; i < COUNT; i++) {
            Row row = rows.get(i);
            assertThat(row.<String>getAs("uri")).endsWith("images-idx3-ubyte.gz#" + i);
            assertThat(row.<String>getAs("content_sha256"))
                    .isEqualTo(sha256(pictures.get(i).samples()));
            assertThat(row.<String>getAs("method")).isEqualTo("grad-cam");
            assertThat(row.<String>getAs("status")).isIn("OK", "ALL_NEGATIVE", "ZERO_GRADIENT");
            assertThat(row.getList(row.fieldIndex("cam")))
                    .hasSize(row.<Integer>getAs("cam_height") * row.<Integer>getAs("cam_width"));
            assertThat(row.<byte[]>getAs("heatmap")).isNull();
            assertThat(row.<Integer>getAs("image_width")).isEqualTo(28);
            assertThat(row.<Integer>getAs("image_height")).isEqualTo(28);
            assertThat(row.<String>getAs("model_sha256")).isEqualTo(model);
            assertThat(row.<String>getAs("run_id"))
                    .isEqualTo(report.path("run_id").asText());
            boolean blank = !row.<String>getAs("status").equals("OK");
            assertThat(row.isNullAt(row.fieldIndex("focus"))).isEqualTo(blank);
        }
    }

    @Test
    void theReportNamesTheModel() throws Exception {
        JsonNode model = report.path("model");
        assertThat(model.path("sha256").asText()).isEqualTo(sha256(Files.readAllBytes(Path.of(Cli.MODEL))));
        assertThat(model.path("bytes").asLong()).isEqualTo(Files.size(Path.of(Cli.MODEL)));
        assertThat(model.path("classes").asInt()).isEqualTo(10);
        assertThat(model.path("head").asText()).isEqualTo("SOFTMAX");
        JsonNode explained = report.path("explained");
        assertThat(explained.path("layer").asText()).isEqualTo(rows.get(0).getAs("layer"));
        assertThat(explained.path("methods")).hasSize(1);
        assertThat(explained.path("target").asText()).isEqualTo("predicted");
        assertThat(explained.path("batch_size").asInt()).isPositive();
    }

    @Test
    void theReportNamesInputAndDatasetAndConfiguration() {
        assertThat(report.path("format").asInt()).isEqualTo(1);
        assertThat(report.path("input").path("scale").asDouble()).isEqualTo(1 / 255.0);
        assertThat(report.path("input").path("channels").asText()).isEqualTo("GRAY");
        assertThat(report.path("dataset").path("layout").asText()).isEqualTo("IDX");
        assertThat(report.path("dataset").path("uri").asText())
                .startsWith("file:")
                .endsWith(".gz");
        assertThat(report.path("dataset").path("labels").asText()).isEqualTo(Cli.LABELS);
        assertThat(report.path("configuration").path("limit").asText()).isEqualTo("" + COUNT);
        assertThat(report.path("configuration").path("scale").asText()).isEqualTo("1/255");
        for (String name :
                List.of("camaudit", "commit", "java", "spark", "scala", "hadoop", "engine", "master", "arch")) {
            assertThat(report.path("environment").path(name).asText()).as(name).isNotEmpty();
        }
        assertThat(report.path("environment").path("master").asText()).isEqualTo("local[2]");
        assertThat(report.path("started").asText())
                .isLessThan(report.path("finished").asText());
    }

    @Test
    void countsOfReportRowsAndWordsAgree() {
        JsonNode counts = report.path("counts");
        long agreed = rows.stream()
                .filter(r -> r.<Integer>getAs("label").equals(r.<Integer>getAs("predicted")))
                .count();
        assertThat(counts.path("images").asLong()).isEqualTo(COUNT);
        assertThat(counts.path("explained").asLong()).isEqualTo(COUNT);
        assertThat(counts.path("rejected")).isEmpty();
        assertThat(counts.path("labelled").asLong()).isEqualTo(COUNT);
        assertThat(counts.path("predicted_is_label").asLong()).isEqualTo(agreed);
        assertThat(agreed).isGreaterThan(COUNT * 95 / 100);
        long maps = 0;
        for (JsonNode count : counts.path("maps")) {
            maps += count.asLong();
        }
        assertThat(maps).isEqualTo(COUNT);
        assertThat(outcome.out())
                .contains("explained   120 of 120 images in ")
                .contains("rejected    0")
                .contains("agreement   predicted is label for " + agreed + " of 120 images (")
                .contains("written     " + folder.resolve("out") + "/{explanations,rejections,run.json}");
    }

    private static float[] scaled(Pixels picture) {
        float[] values = new float[picture.samples().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (picture.samples()[i] & 0xff) / 255f;
        }
        return values;
    }

    private static int strongest(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    private static double softmax(float[] logits, int target) {
        List<Double> powers = new ArrayList<>();
        for (float logit : logits) {
            powers.add(Math.exp(logit - logits[target]));
        }
        return 1 / powers.stream().mapToDouble(p -> p).sum();
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
