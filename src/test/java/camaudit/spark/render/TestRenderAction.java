package camaudit.spark.render;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.provenance.RunReport;
import camaudit.report.FigureInput;
import camaudit.spark.explain.Runs;
import camaudit.spark.session.LocalSpark;
import camaudit.spark.table.ExplanationTable;
import camaudit.spark.table.RejectionTable;
import camaudit.spec.HeatDrawing;
import camaudit.spec.RenderChoice;
import camaudit.spec.RenderRequest;
import camaudit.spec.RenderSheet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures from tables made by hand, drawn as text. */
class TestRenderAction {
    @TempDir
    private Path folder;

    @Test
    void classNamesOfTheRunOrOfTheRequest() throws IOException {
        Runs.source(folder.resolve("images"), 1);
        table("FILES", folder.resolve("images").toString(), "00.png");
        assertThat(render(List.of(), "figures").drawn()).isEqualTo(1);
        assertThat(folder.resolve("figures/00.png.grad-cam.png")).hasContent("zero, one, 2");
        assertThat(render(List.of("a", "b", "c"), "others").drawn()).isEqualTo(1);
        assertThat(folder.resolve("others/00.png.grad-cam.png")).hasContent("a, b, c");
    }

    @Test
    void anIdThatLeavesTheFolderIsRefused() throws IOException {
        Runs.source(folder.resolve("a/images"), 1);
        Runs.source(folder, 1);
        table("FILES", folder.resolve("a/images").toString(), "../../00.png", "x/../../../00.png", "00.png");
        RenderAction.Result result = render(List.of(), "a/b/figures");
        assertThat(result.drawn()).isEqualTo(1);
        assertThat(result.missing())
                .hasSize(2)
                .contains("../../00.png: image id '../../00.png' leaves the folder of the images");
        assertThat(figures()).containsExactly("a/b/figures/00.png.grad-cam.png");
    }

    @Test
    void anIdThatIsNoNumberOfTheIdxFileIsRefused() throws IOException {
        table("IDX", "src/demo/mnist/images-idx3-ubyte.gz", "../5", "-1", "10000", "99999999999999999999", "9999");
        RenderAction.Result result = render(List.of(), "figures");
        assertThat(result.drawn()).isEqualTo(1);
        assertThat(result.missing())
                .hasSize(4)
                .contains("../5: image id '../5' is no image number of an IDX file")
                .anyMatch(m -> m.startsWith("10000: image 10000 is not in ") && m.endsWith("which has 10000 images"));
        assertThat(figures()).containsExactly("figures/9999.grad-cam.png");
    }

    private RenderAction.Result render(List<String> classNames, String output) {
        return new RenderAction(
                        LocalSpark.workspace(),
                        (page, rows) -> words(rows.next()).getBytes(StandardCharsets.UTF_8))
                .run(new RenderRequest(
                        folder.resolve("run").toString(),
                        Optional.empty(),
                        folder.resolve(output).toString(),
                        RenderSheet.FIGURE,
                        Optional.empty(),
                        1,
                        1,
                        classNames,
                        RenderRequest.Geometry.HALFPIXEL,
                        new HeatDrawing(HeatDrawing.Colors.JET, 1, Optional.empty()),
                        RenderChoice.ALL,
                        false));
    }

    private static String words(FigureInput row) {
        return String.join(", ", row.label().orElse("none"), row.predicted(), row.target());
    }

    private List<String> figures() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(".grad-cam.png"))
                    .filter(name -> !name.contains("/."))
                    .toList();
        }
    }

    private void table(String layout, String images, String... ids) throws IOException {
        SparkSession spark = LocalSpark.session();
        List<Row> rows = new ArrayList<>();
        for (String id : ids) {
            List<Object> values = new ArrayList<>(Arrays.asList(
                    id,
                    "file:/x",
                    "",
                    0,
                    1,
                    2,
                    1f,
                    0.5f,
                    "grad-cam",
                    "conv",
                    "OK",
                    new float[] {1f},
                    1,
                    1,
                    null,
                    28,
                    28));
            while (values.size() < ExplanationTable.structure().size() - 2) {
                values.add(null);
            }
            values.addAll(List.of("model", "run"));
            rows.add(RowFactory.create(values.toArray()));
        }
        spark.createDataFrame(rows, ExplanationTable.structure())
                .write()
                .parquet(folder.resolve("run/explanations").toString());
        spark.createDataFrame(List.of(), RejectionTable.structure())
                .coalesce(1)
                .write()
                .parquet(folder.resolve("run/rejections").toString());
        RunReport report = RunReport.parse("""
                {
                  "run_id": "run",
                  "input": {"height": 28, "width": 28, "channels": "GRAY", "resize": "NONE", "interpolation": "BILINEAR"},
                  "dataset": {"uri": "%s", "layout": "%s", "class_names": ["zero", "one"]}
                }
                """.formatted(images, layout));
        Files.writeString(folder.resolve("run/run.json"), report.toJson());
    }
}
