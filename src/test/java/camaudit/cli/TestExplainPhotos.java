package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trained network on photos with masks of the object: Grad-CAM looks at the object, a random map does not. */
class TestExplainPhotos {
    private static final int BACKGROUND = 1;

    @TempDir
    private Path folder;

    @Test
    void gradCamLooksAtTheObjectAndARandomMapDoesNot() throws IOException {
        Path photos = SharedData.require("photos");
        Path model = SharedData.require("models/imagenet_mobilenet_v1_0.25_128.keras2.h5");
        List<String> lines = new ArrayList<>(List.of("image,label"));
        for (String line : Files.readAllLines(photos.resolve("photos.csv"))) {
            List<String> fields = List.of(line.split(",", -1));
            if (fields.get(1).matches("\\d+")) {
                lines.add(fields.get(0) + "," + (Integer.parseInt(fields.get(1)) + BACKGROUND));
            }
        }
        Path manifest = Files.write(folder.resolve("photos.csv"), lines);
        Path output = folder.resolve("out");
        Cli.Outcome outcome = Cli.explain(
                photos.resolve("images").toString(),
                output,
                "--model",
                model.toString(),
                "--labels",
                manifest.toString(),
                "--masks",
                photos.resolve("masks").toString(),
                "--target",
                "label",
                "--method",
                "grad-cam",
                "--method",
                "random-cam",
                "--resize",
                "squash",
                "--interpolation",
                "nearest",
                "--scale",
                "1/128",
                "--offset",
                "-1");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        List<Row> rows = Output.explanations(output);
        assertThat(Output.report(output).path("counts").path("foreground_known").asInt())
                .isGreaterThan(rows.size() / 2 * 9 / 10);
        Map<String, Double> lifts = rows.stream()
                .filter(row -> !row.isNullAt(row.fieldIndex("foreground_lift")))
                .collect(Collectors.groupingBy(
                        row -> row.getAs("method"),
                        Collectors.averagingDouble(row -> row.<Double>getAs("foreground_lift"))));
        assertThat(lifts.get("grad-cam")).isGreaterThan(1.2);
        assertThat(lifts.get("random-cam")).isBetween(0.75, 1.3);
    }
}
