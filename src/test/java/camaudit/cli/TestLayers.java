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
                .contains("classes     10, softmax");
        assertThat(outcome.out().lines().filter(line -> line.startsWith("→"))).hasSize(1);
    }

    @Test
    void theArrowFollowsTheLayer() {
        Cli.Outcome outcome = Cli.run("layers", "--model", Cli.MODEL, "--layer", "conv2d");
        assertThat(outcome.out()).containsPattern("(?m)^→ conv2d ");
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
