package camaudit.attribution.ascent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Total variation and p-norm: values by hand, gradients by finite differences. */
class TestRegularizers {
    @Test
    void totalVariationOfTwoByTwoByHand() {
        float[] picture = {1, 3, 6, 2};
        TotalVariation variation = new TotalVariation(2, 2, 1);
        assertThat(roughness(picture, variation)).isEqualTo(2 * 2 + 5 * 5 + 1 + 4 * 4);
        assertThat(variation.gradient(picture)).containsExactly(-4 - 10, 4 + 2, 10 + 8, -2 - 8);
    }

    @Test
    void totalVariationOfThreeByThreeByHand() {
        float[] picture = {0, 0, 0, 0, 1, 0, 0, 0, 0};
        TotalVariation variation = new TotalVariation(3, 3, 1);
        assertThat(roughness(picture, variation)).isEqualTo(4);
        assertThat(variation.gradient(picture)).containsExactly(0, -2, 0, -2, 8, -2, 0, -2, 0);
    }

    @Test
    void totalVariationKeepsChannelsAndRowsApart() {
        assertThat(roughness(new float[] {1, 10, 2, 13}, new TotalVariation(1, 2, 2)))
                .isEqualTo(1 + 9);
        assertThat(roughness(new float[] {1, 10, 2, 13}, new TotalVariation(2, 1, 2)))
                .isEqualTo(1 + 9);
        assertThat(roughness(new float[] {1, 10, 2}, new TotalVariation(1, 1, 3)))
                .isZero();
    }

    @Test
    void totalVariationByFiniteDifferences() {
        TotalVariation variation = new TotalVariation(4, 3, 2);
        float[] picture = random(24);
        assertGradient(variation.gradient(picture), picture, at -> roughness(at, variation));
    }

    @Test
    void powerNormByHand() {
        PowerNorm square = new PowerNorm(2);
        assertThat(distance(new float[] {1, -2, 0, 3}, 2)).isEqualTo(14);
        assertThat(square.gradient(new float[] {1, -2, 0, 3})).containsExactly(2, -4, 0, 6);
        PowerNorm cube = new PowerNorm(3);
        assertThat(distance(new float[] {1, -2, 0, 3}, 3)).isEqualTo(36);
        assertThat(cube.gradient(new float[] {1, -2, 0, 3})).containsExactly(3, -12, 0, 27);
    }

    @Test
    void powerNormByFiniteDifferences() {
        float[] deviations = random(30);
        for (double p : new double[] {1.5, 2, 3, 6}) {
            PowerNorm norm = new PowerNorm(p);
            assertGradient(norm.gradient(deviations), deviations, at -> distance(at, p));
        }
    }

    @Test
    void whatIsNoRegularizer() {
        assertThatThrownBy(() -> new PowerNorm(1)).hasMessageContaining("p is 1.0: give a number above 1");
        assertThatThrownBy(() -> new PowerNorm(Double.NaN)).hasMessageContaining("p is NaN");
        assertThatThrownBy(() -> new TotalVariation(0, 2, 1)).hasMessageContaining("0×2×1");
    }

    /** Σ of squared differences to the right and downwards, channel by channel. */
    private static double roughness(float[] picture, TotalVariation of) {
        double sum = 0;
        for (int y = 0; y < of.height(); y++) {
            for (int x = 0; x < of.width(); x++) {
                for (int c = 0; c < of.channels(); c++) {
                    double here = picture[(y * of.width() + x) * of.channels() + c];
                    if (x + 1 < of.width()) {
                        sum += Math.pow(picture[(y * of.width() + x + 1) * of.channels() + c] - here, 2);
                    }
                    if (y + 1 < of.height()) {
                        sum += Math.pow(picture[((y + 1) * of.width() + x) * of.channels() + c] - here, 2);
                    }
                }
            }
        }
        return sum;
    }

    /** Σ |d|^p. */
    private static double distance(float[] deviations, double p) {
        double sum = 0;
        for (float d : deviations) {
            sum += Math.pow(Math.abs(d), p);
        }
        return sum;
    }

    private static float[] random(int size) {
        Random random = new Random(7);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (0.2 + random.nextDouble()) * (i % 3 == 0 ? -1 : 1);
        }
        return values;
    }

    private static void assertGradient(float[] gradient, float[] at, ToDoubleFunction<float[]> function) {
        float step = 1f / 512;
        for (int i = 0; i < at.length; i++) {
            float[] up = at.clone();
            float[] down = at.clone();
            up[i] += step;
            down[i] -= step;
            double measured = (function.applyAsDouble(up) - function.applyAsDouble(down)) / ((double) up[i] - down[i]);
            assertThat((double) gradient[i]).isCloseTo(measured, within(1e-3 * Math.max(1, Math.abs(measured))));
        }
    }
}
