package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.attribution.preset.Preset;
import camaudit.resample.FloatMap;
import camaudit.spark.session.LocalSpark;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several methods in one run: what they give, what they cost, and whether they can be trusted. */
class TestMethods {
    private static final List<String> METHODS = List.of(
            "grad-cam",
            "layer-cam",
            "finer-cam",
            "eigen-cam",
            "random-cam",
            "full-grad",
            "saliency",
            "guided-grad-cam",
            "smooth-grad",
            "integrated-gradients",
            "score-cam",
            "ablation-cam");
    private static final String[] SAMPLE = {"--sample", "0.003"};

    @TempDir
    private Path folder;

    @Test
    void everyMethodHasItsRowWhateverTheBatchThePartitionsAndTheOthers() throws IOException {
        Map<String, float[]> together = maps(folder.resolve("all"), METHODS, "--batch-size", "64");
        int images = together.size() / METHODS.size();
        assertThat(images).isBetween(15, 45);
        for (List<String> some : List.of(METHODS.subList(0, 5), METHODS.subList(5, 9), METHODS.subList(9, 12))) {
            Map<String, float[]> apart =
                    maps(folder.resolve(some.get(0)), some, "--batch-size", "5", "--master", "local[1]");
            assertThat(apart).hasSize(images * some.size());
            apart.forEach((key, map) -> {
                float[] expected = together.get(key);
                float peak = 0;
                for (float value : expected) {
                    peak = Math.max(peak, Math.abs(value));
                }
                assertThat(map).as(key).hasSameSizeAs(expected);
                for (int i = 0; i < map.length; i++) {
                    assertThat(map[i]).as(key).isCloseTo(expected[i], within(1e-4f * peak + 1e-9f));
                }
            });
        }
    }

    @Test
    void theSampleIsTheSameWhateverElseIsAsked() {
        Path output = folder.resolve("out");
        assertThat(Cli.explain(Cli.IMAGES, output, SAMPLE).code()).isZero();
        List<String> ids = Output.inputs(output);
        assertThat(ids.size()).isBetween(15, 45);
        assertThat(Cli.explain(Cli.IMAGES, folder.resolve("few"), "--sample", "0.003", "--limit", "4")
                        .code())
                .isZero();
        assertThat(Output.inputs(folder.resolve("few"))).isEqualTo(ids.subList(0, 4));
        assertThat(Cli.explain(Cli.IMAGES, folder.resolve("no"), "--sample", "0")
                        .err())
                .contains("--sample = '0': expected a share above 0, at most 1");
    }

    @Test
    void expensiveMethodsAreEstimatedAndRefusedAboveTheLimit() {
        Cli.Outcome refused = Cli.explain(
                Cli.IMAGES,
                folder.resolve("no"),
                "--method",
                "score-cam",
                "--method",
                "smooth-grad",
                "--max-core-hours",
                "0.000001");
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err())
                .contains(
                        "costs more than --max-core-hours 1.0E-6: forward passes an image: score-cam 64.0, smooth-grad ")
                .contains("10,000 images take about")
                .contains("--sample 0.01, --limit N");
        assertThat(folder.resolve("no")).doesNotExist();
        assertThat(Cli.explain(Cli.IMAGES, folder.resolve("yes"), "--limit", "3", "--max-core-hours", "0")
                        .code())
                .as("a Grad-CAM runs no network again")
                .isZero();
    }

    @Test
    void theSelfCheckIsInTheReportAndStopsAMethodThatDoesNotAnswerToTheModel() throws IOException {
        Path output = folder.resolve("out");
        Cli.Outcome passed =
                Cli.explain(Cli.IMAGES, output, "--sample", "0.001", "--self-check", "6", "--method", "grad-cam");
        assertThat(passed.code()).as(passed.err()).isZero();
        assertThat(passed.out()).contains("self-check  gradients at conv2d_1 are within ");
        JsonNode check = Output.report(output).get("self_check");
        assertThat(check.get("images").asInt()).isEqualTo(6);
        assertThat(check.get("gradient_error_median").asDouble()).isLessThan(0.02);
        assertThat(Math.abs(check.get("rank_correlation_with_shuffled_weights")
                        .get("grad-cam")
                        .asDouble()))
                .isLessThan(0.7);
        assertThat(Output.report(output).get("self_check").has("gradients_at")).isTrue();
        Cli.Outcome failed = Cli.explain(
                Cli.IMAGES, folder.resolve("no"), "--self-check", "6", "--method", "eigen-cam", "--layer", "conv2d");
        assertThat(failed.code()).isEqualTo(ExitCode.FAILED);
        assertThat(failed.out())
                .contains("gradients at conv2d are within ")
                .contains("FAILED      eigen-cam gives almost the same maps when the model's weights are shuffled")
                .doesNotContain("explained ");
        assertThat(folder.resolve("no")).doesNotExist();
    }

    @Test
    void aPresetsHeatmapsAreStored() throws IOException {
        Path output = folder.resolve("out");
        Cli.Outcome outcome =
                Cli.explain(Cli.IMAGES, output, "--limit", "5", "--preset", "pytorch-grad-cam", "--heatmap", "input");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        for (Row row : Output.explanations(output)) {
            BufferedImage stored = ImageIO.read(new ByteArrayInputStream(row.<byte[]>getAs("heatmap")));
            float[] expected = Preset.PYTORCH_GRAD_CAM
                    .heatmap(new FloatMap(LocalSpark.cam(row), row.getAs("cam_height"), row.getAs("cam_width")), 28, 28)
                    .values();
            for (int i = 0; i < expected.length; i++) {
                assertThat(stored.getRaster().getSample(i % 28, i / 28, 0))
                        .isCloseTo(Math.round(255 * expected[i]), within(1));
            }
        }
        assertThat(Output.report(output).get("explained").get("preset").asText())
                .isEqualTo("pytorch-grad-cam");
        assertThat(Cli.explain(Cli.IMAGES, folder.resolve("no"), "--preset", "torch-cam", "--method", "grad-cam++")
                        .err())
                .contains("--preset = 'torch-cam' does not reproduce grad-cam++: torch-cam ");
    }

    @Test
    void whatANetworkCannotGiveStopsBeforeAnyWork() {
        assertThat(Cli.explain(Cli.IMAGES, folder.resolve("no"), "--method", "cam")
                        .err())
                .contains("method cam is only defined where nothing but global average pooling");
        assertThat(Cli.explain(
                                Cli.IMAGES,
                                folder.resolve("no"),
                                "--method",
                                "score-cam",
                                "--layer",
                                "conv2d",
                                "--layer",
                                "conv2d_1")
                        .err())
                .contains("method score-cam takes one --layer, not [conv2d, conv2d_1]");
        assertThat(Files.exists(folder.resolve("no"))).isFalse();
    }

    private Map<String, float[]> maps(Path output, List<String> methods, String... more) {
        List<String> all = new ArrayList<>(Arrays.asList(SAMPLE));
        methods.forEach(method -> all.addAll(List.of("--method", method)));
        all.addAll(List.of("--samples", "4", "--steps", "5", "--top-channels", "6"));
        all.addAll(Arrays.asList(more));
        Cli.Outcome outcome = Cli.explain(Cli.IMAGES, output, all.toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        Map<String, float[]> maps = new LinkedHashMap<>();
        for (Row row : Output.explanations(output)) {
            maps.put(row.getAs("image_id") + " " + row.getAs("method"), LocalSpark.cam(row));
        }
        return maps;
    }
}
