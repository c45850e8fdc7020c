package camaudit.attribution;

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
        assertThat(variation.value(picture)).isEqualTo(2 * 2 + 5 * 5 + 1 + 4 * 4);
        assertThat(variation.gradient(picture)).containsExactly(-4 - 10, 4 + 2, 10 + 8, -2 - 8);
    }

    @Test
    void totalVariationOfThreeByThreeByHand() {
        float[] picture = {0, 0, 0, 0, 1, 0, 0, 0, 0};
        TotalVariation variation = new TotalVariation(3, 3, 1);
        assertThat(variation.value(picture)).isEqualTo(4);
        assertThat(variation.gradient(picture)).containsExactly(0, -2, 0, -2, 8, -2, 0, -2, 0);
    }

    @Test
    void totalVariationKeepsChannelsAndRowsApart() {
        assertThat(new TotalVariation(1, 2, 2).value(new float[] {1, 10, 2, 13}))
                .isEqualTo(1 + 9);
        assertThat(new TotalVariation(2, 1, 2).value(new float[] {1, 10, 2, 13}))
                .isEqualTo(1 + 9);
        assertThat(new TotalVariation(1, 1, 3).value(new float[] {1, 10, 2})).isZero();
    }

    @Test
    void totalVariationByFiniteDifferences() {
        TotalVariation variation = new TotalVariation(4, 3, 2);
        float[] picture = random(24);
        assertGradient(variation.gradient(picture), picture, variation::value);
    }

    @Test
    void powerNormByHand() {
        PowerNorm square = new PowerNorm(2);
        assertThat(square.value(new float[] {1, -2, 0, 3})).isEqualTo(14);
        assertThat(square.gradient(new float[] {1, -2, 0, 3})).containsExactly(2, -4, 0, 6);
        PowerNorm cube = new PowerNorm(3);
        assertThat(cube.value(new float[] {1, -2, 0, 3})).isEqualTo(36);
        assertThat(cube.gradient(new float[] {1, -2, 0, 3})).containsExactly(3, -12, 0, 27);
    }

    @Test
    void powerNormByFiniteDifferences() {
        float[] deviations = random(30);
        for (double p : new double[] {1.5, 2, 3, 6}) {
            PowerNorm norm = new PowerNorm(p);
            assertGradient(norm.gradient(deviations), deviations, norm::value);
        }
    }

    @Test
    void whatIsNoRegularizer() {
        assertThatThrownBy(() -> new PowerNorm(1)).hasMessageContaining("p is 1.0: give a number above 1");
        assertThatThrownBy(() -> new PowerNorm(Double.NaN)).hasMessageContaining("p is NaN");
        assertThatThrownBy(() -> new TotalVariation(0, 2, 1)).hasMessageContaining("0×2×1");
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
