package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model whose weights are not finite stops every command before any work. */
class TestFiniteModels {
    @TempDir
    private Path folder;

    @Test
    void explainRunAndMaximizeRefuseIt() throws IOException {
        String model = FaultyModel.of(folder.resolve("nan.keras"), "conv2d_1", 3, Float.NaN)
                .toString();
        Path output = folder.resolve("out");
        refused(Cli.explain(Cli.IMAGES, output, "--model", model));
        Path config = folder.resolve("run.conf");
        Files.writeString(
                config,
                "explain { model = \"%s\", images = \"%s\", output = \"%s\" }\naudit { output = \"%s\" }\n"
                        .formatted(model, Cli.IMAGES, output, folder.resolve("audit")));
        refused(Cli.run("run", "--config", config.toString(), "--master", "local[2]"));
        refused(Cli.run(
                "maximize",
                "--model",
                model,
                "--class",
                "1",
                "--output",
                folder.resolve("a.png").toString()));
        assertThat(output).doesNotExist();
        assertThat(folder.toFile().list()).hasSize(2);
    }

    private static void refused(Cli.Outcome outcome) {
        assertThat(outcome.code()).as(outcome.out()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("has weights that are not finite (NaN or infinite)")
                .containsPattern("Layer 'conv2d_1[^']*' \\(Conv2D 3×3\\): 3 of 18,496 values")
                .contains("take an earlier checkpoint");
    }

    @Test
    void layersDescribesItAndSaysSo() throws IOException {
        String model = FaultyModel.of(folder.resolve("inf.keras"), "dense", 1, Float.NEGATIVE_INFINITY)
                .toString();
        Cli.Outcome outcome = Cli.run("layers", "--model", model);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).contains(" 431,242 parameters, ").contains("conv2d_1");
        assertThat(outcome.err()).containsPattern("Layer 'dense[^']*' \\(Dense\\): 1 of [\\d,]+ values");
    }
}
