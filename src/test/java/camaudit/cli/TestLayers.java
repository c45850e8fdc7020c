package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What {@code layers} prints. */
class TestLayers {
    @Test
    void theDemoNetwork() {
        Cli.Outcome outcome = Cli.run("layers", "--model", Cli.MODEL);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .containsPattern("(?m)^→ conv2d_1 .* 11×11×64 +18,496 ")
                .contains(", 431,242 parameters, ")
                .contains("input       28×28×1 (height×width×channels)")
                .contains("classes     10, softmax")
                .contains("cost        1.14 forward passes for a Grad-CAM: 5,731,904 FLOPs forward, 830,976 back")
                .containsPattern("engine      (onednn|nd4j) .*")
                .containsPattern("memory      0\\.\\d MB of buffers an image, batches of 64 by default")
                .doesNotContain("speed");
        assertThat(outcome.out().lines().filter(line -> line.startsWith("→"))).hasSize(1);
    }

    @Test
    void theArrowFollowsTheLayer() {
        Cli.Outcome outcome = Cli.run("layers", "--model", Cli.MODEL, "--layer", "conv2d");
        assertThat(outcome.out()).containsPattern("(?m)^→ conv2d ");
    }

    @Test
    void measured() {
        Cli.Outcome outcome = Cli.run("layers", "--model", Cli.MODEL, "--backend", "nd4j", "--measure");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("engine      nd4j 1.0.0-M2.1")
                .containsPattern("speed       [\\d,.]+ Grad-CAMs a second on one thread");
    }

    @Test
    void anUnknownBackend() {
        Cli.Outcome outcome = Cli.run("layers", "--model", Cli.MODEL, "--backend", "gpu");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("--backend = 'gpu'", "one of auto, onednn, nd4j");
    }

    @Test
    void anUnknownLayer() {
        Cli.Outcome outcome = Cli.run("layers", "--model", Cli.MODEL, "--layer", "conv");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("layer 'conv' is not a layer of model", "Layers to choose from: [");
    }

    @Test
    void noModel() {
        assertThat(Cli.run("layers").code()).isEqualTo(2);
        assertThat(Cli.run("layers").err()).contains("--model is missing");
    }
}
