package camaudit.attribution.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.attribution.preset.Fusion;
import org.junit.jupiter.api.Test;

class TestMethodOptions {
    @Test
    void valuesOutOfRangeAreNamed() {
        refused(-1, 1, 0, 1, 1, 1, "channels is -1");
        refused(0, 0, 0, 1, 1, 1, "samples is 0");
        refused(0, 1001, 0, 1, 1, 1, "samples is 1001");
        refused(0, 1, -0.1, 1, 1, 1, "noise is -0.1");
        refused(0, 1, 1.5, 1, 1, 1, "noise is 1.5");
        refused(0, 1, Double.NaN, 1, 1, 1, "noise is NaN");
        refused(0, 1, 0, 0, 1, 1, "steps is 0");
        refused(0, 1, 0, 1001, 1, 1, "steps is 1001");
        refused(0, 1, 0, 1, -1, 1, "alpha is -1.0");
        refused(0, 1, 0, 1, Double.NaN, 1, "alpha is NaN");
        refused(0, 1, 0, 1, Double.POSITIVE_INFINITY, 1, "alpha is Infinity");
        refused(0, 1, 0, 1, 1, 0, "others is 0");
    }

    @Test
    void theBordersAreAllowed() {
        assertThat(new MethodOptions(Fusion.MEAN, 0, 1, 0, 1, 0, 1, null).steps())
                .isEqualTo(1);
        assertThat(new MethodOptions(Fusion.MEAN, 9999, 1000, 1, 1000, 1000, 9999, null).samples())
                .isEqualTo(1000);
    }

    private static void refused(
            int channels, int samples, double noise, int steps, double alpha, int others, String message) {
        assertThatThrownBy(() -> new MethodOptions(Fusion.MEAN, channels, samples, noise, steps, alpha, others, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message + ", not ");
    }
}
