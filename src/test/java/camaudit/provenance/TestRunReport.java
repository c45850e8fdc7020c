package camaudit.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.image.decode.DecodeOptions;
import camaudit.image.fit.Preprocess;
import camaudit.spec.Layout;
import camaudit.text.InputException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code run.json} as it is written and read back, and what older files lack. */
class TestRunReport {
    private static final Preprocess PIXELS = new Preprocess(
            Preprocess.Channels.GRAY,
            28,
            28,
            Preprocess.Resize.SQUASH,
            0,
            Preprocess.Interpolation.BILINEAR,
            1 / 255.0,
            0,
            List.of(0.5),
            List.of());

    private static RunReport report() {
        return new RunReport(
                "run",
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:01:00Z",
                60,
                1.5,
                new ReportedModel("m.keras", "00", 7L, "net", 10, "SOFTMAX"),
                new ReportedTarget(
                        "conv",
                        List.of(5, 6, 3),
                        0.5,
                        2.0,
                        3.0,
                        1.5,
                        2.0,
                        4.0,
                        List.of("grad-cam"),
                        null,
                        false,
                        "predicted",
                        16,
                        true),
                ReportedInput.of(PIXELS, DecodeOptions.DEFAULT),
                new ReportedDataset("photos", Layout.FILES, "9 files", "folder", "none", List.of("a", "b")),
                Map.of("limit", "9"),
                Map.of("java", "17"),
                ReportedCheck.NONE,
                new RunTotals(9, 8, Map.of("CORRUPT", 1L), Map.of("OK", 8L), 8, 7, 0, Map.of()),
                Map.of(),
                ReportedFaithfulness.NONE,
                Map.of("images", 6),
                new Increment(9, 0, 0, 0, 0, 1, 0, 2),
                Map.of("forward", 0.75));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        RunReport report = report();
        RunReport read = RunReport.parse(report.toJson());
        assertThat(read).isEqualTo(report);
        assertThat(read.toJson()).isEqualTo(report.toJson());
        assertThat(read.input().decode()).isEqualTo(DecodeOptions.DEFAULT);
        assertThat(read.input().pixels().resize()).isEqualTo(Preprocess.Resize.SQUASH);
        assertThat(read.explained().placement().vertical().reach()).isEqualTo(3);
    }

    @Test
    void theKeysAndTheirOrderAreThoseOfEveryVersion() throws IOException {
        JsonNode json = new ObjectMapper().readTree(report().toJson());
        assertThat(names(json))
                .containsExactly(
                        "format",
                        "run_id",
                        "started",
                        "finished",
                        "seconds",
                        "images_per_second",
                        "model",
                        "explained",
                        "input",
                        "dataset",
                        "configuration",
                        "environment",
                        "self_check",
                        "counts",
                        "counterfactual",
                        "faithfulness",
                        "masks",
                        "increment",
                        "time");
        assertThat(names(json.get("model"))).containsExactly("uri", "sha256", "bytes", "name", "classes", "head");
        assertThat(names(json.get("explained")))
                .containsExactly(
                        "layer",
                        "layer_shape",
                        "cell_origin_y",
                        "cell_step_y",
                        "cell_reach_y",
                        "cell_origin_x",
                        "cell_step_x",
                        "cell_reach_x",
                        "methods",
                        "mirrored",
                        "target",
                        "batch_size",
                        "closed_form");
        assertThat(names(json.get("input")))
                .containsExactly(
                        "height",
                        "width",
                        "channels",
                        "resize",
                        "interpolation",
                        "scale",
                        "offset",
                        "mean",
                        "std",
                        "orientation",
                        "background");
        assertThat(names(json.get("dataset")))
                .containsExactly("uri", "layout", "description", "labels", "foreground", "class_names");
        assertThat(names(json.get("counts")))
                .containsExactly(
                        "images",
                        "explained",
                        "rejected",
                        "maps",
                        "labelled",
                        "predicted_is_label",
                        "foreground_known",
                        "foreground_unusable");
        assertThat(names(json.get("increment")))
                .containsExactly(
                        "images",
                        "images_before",
                        "files_changed",
                        "files_touched",
                        "files_gone",
                        "units",
                        "units_undone",
                        "members_ignored");
        assertThat(json.get("self_check")).isEmpty();
        assertThat(json.get("faithfulness")).isEmpty();
    }

    @Test
    void anOlderFileIsReadAndSaysWhatItLacks() {
        RunReport report = RunReport.parse("{\"run_id\": \"x\", \"input\": {\"height\": 28}, \"later\": 1}");
        assertThat(report.input().decode()).isEqualTo(DecodeOptions.DEFAULT);
        assertThat(report.model().name()).isNull();
        assertThat(report.faithfulness().of("grad-cam")).isEmpty();
        assertThatThrownBy(() -> report.input().pixels())
                .isInstanceOf(InputException.class)
                .hasMessage("run.json has no 'channels': it was written by another version, explain the images again");
        assertThatThrownBy(() -> report.explained().placement()).hasMessageContaining("has no 'cell_origin_y'");
    }

    @Test
    void whatIsNoReportIsRefused() {
        for (String text : List.of("", "null", "{\"run_id\": \"x\", ", "no report", "{}", "[]")) {
            assertThatThrownBy(() -> RunReport.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("not a run.json: ");
        }
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
