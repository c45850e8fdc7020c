package camaudit.attribution.method;

import static camaudit.attribution.method.Responses.assertClose;
import static camaudit.attribution.method.Responses.scaled;
import static camaudit.attribution.method.Responses.sum;
import static camaudit.attribution.method.Responses.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.attribution.Requirement;
import camaudit.attribution.Response;
import camaudit.vocabulary.MapStatus;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestLayerMethods {
    private static final Response RANDOM = Responses.random(5, 3, 5, 4, 7);

    static List<LayerMethod> methods() {
        return List.of(
                new Cam(),
                new GradCam(),
                new GradCamPlusPlus(),
                new XGradCam(),
                new HiResCam(),
                new ElementWise(),
                new LayerCam());
    }

    static List<LayerMethod> all() {
        return Stream.concat(methods().stream(), Stream.of(new EigenCam(), new EigenGradCam()))
                .toList();
    }

    static List<LayerMethod> undivided() {
        return without(methods(), "grad-cam++", "xgrad-cam");
    }

    static List<LayerMethod> homogeneous() {
        return without(all(), "grad-cam++");
    }

    static List<LayerMethod> ofGradients() {
        return without(all(), "eigen-cam");
    }

    private static List<LayerMethod> without(List<LayerMethod> methods, String... names) {
        return methods.stream()
                .filter(method -> !List.of(names).contains(method.method().label()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void againstTheFormula(LayerMethod method) {
        for (int image = 0; image < RANDOM.images(); image++) {
            assertClose(
                    method.attribute(RANDOM, image),
                    PlainLayerMethods.of(method.method().label(), RANDOM, image));
        }
    }

    /** As with SiLU, where activations are negative, too; not the two that divide by their sum. */
    @ParameterizedTest
    @MethodSource("undivided")
    void againstTheFormulaWithNegativeActivations(LayerMethod method) {
        Response signed = with(RANDOM, RANDOM.gradients(), scaled(RANDOM.gradients(), -0.7f));
        for (int image = 0; image < RANDOM.images(); image++) {
            assertClose(
                    method.attribute(signed, image),
                    PlainLayerMethods.of(method.method().label(), signed, image));
        }
    }

    /** A power of two changes no rounding; Grad-CAM++ has a constant in its formula. */
    @ParameterizedTest
    @MethodSource("homogeneous")
    void scalesWithGradients(LayerMethod method) {
        float scale = method.method().label().equals("eigen-cam") ? 1 : 4;
        Response more = with(RANDOM, RANDOM.activations(), scaled(RANDOM.gradients(), 4));
        assertClose(method.attribute(more, 1), Responses.doubles(scaled(method.attribute(RANDOM, 1), scale)));
    }

    @ParameterizedTest
    @MethodSource("homogeneous")
    void scalesWithActivations(LayerMethod method) {
        Response more = with(RANDOM, scaled(RANDOM.activations(), 4), RANDOM.gradients());
        assertClose(method.attribute(more, 1), Responses.doubles(scaled(method.attribute(RANDOM, 1), 4)));
    }

    /** g → s·g: α falls to α/s where g²·ΣA dominates, w stays; A → A/s undoes it exactly but for the constant. */
    @Test
    void gradCamPlusPlusScalesWithBoth() {
        LayerMethod method = new GradCamPlusPlus();
        Response both = with(RANDOM, scaled(RANDOM.activations(), 0.25f), scaled(RANDOM.gradients(), 4));
        float[] once = method.attribute(RANDOM, 0);
        float[] other = method.attribute(both, 0);
        for (int i = 0; i < once.length; i++) {
            assertThat(other[i]).isCloseTo(once[i], within(1e-3f * Math.abs(once[i])));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anImageDoesNotDependOnItsBatch(LayerMethod method) {
        int size = RANDOM.cells() * RANDOM.channels();
        for (int image = 0; image < RANDOM.images(); image++) {
            Response alone = new Response(
                    1,
                    RANDOM.height(),
                    RANDOM.width(),
                    RANDOM.channels(),
                    Arrays.copyOfRange(RANDOM.activations(), image * size, (image + 1) * size),
                    Arrays.copyOfRange(RANDOM.gradients(), image * size, (image + 1) * size));
            assertThat(method.attribute(RANDOM, image)).containsExactly(method.attribute(alone, 0));
        }
    }

    @ParameterizedTest
    @MethodSource("ofGradients")
    void zeroGradientsGiveAZeroMap(LayerMethod method) {
        Response dead = with(RANDOM, RANDOM.activations(), new float[RANDOM.gradients().length]);
        assertThat(method.attribute(dead, 0)).containsOnly(0);
    }

    @ParameterizedTest
    @MethodSource("all")
    void zeroActivationsGiveAZeroMap(LayerMethod method) {
        Response dead = with(RANDOM, new float[RANDOM.activations().length], RANDOM.gradients());
        assertThat(method.attribute(dead, 0)).containsOnly(0);
    }

    /** What is not a number must not be taken for a map. */
    @ParameterizedTest
    @MethodSource("all")
    void notANumberIsHandedOn(LayerMethod method) {
        int middle = 7 * RANDOM.channels() + 3;
        float[] a = RANDOM.activations().clone();
        a[middle] = Float.NaN;
        assertThat(MapStatus.of(method.attribute(with(RANDOM, a, RANDOM.gradients()), 0), 1))
                .isEqualTo(MapStatus.NOT_FINITE);
        float[] g = RANDOM.gradients().clone();
        g[middle] = Float.NaN;
        if (!(method instanceof EigenCam)) {
            assertThat(MapStatus.of(method.attribute(with(RANDOM, RANDOM.activations(), g), 0), 1))
                    .isEqualTo(MapStatus.NOT_FINITE);
        }
    }

    @Test
    void someAreNeverNegative() {
        for (int image = 0; image < RANDOM.images(); image++) {
            for (LayerMethod method : List.of(new LayerCam(), new ElementWise(), new GradCamPlusPlus())) {
                for (float value : method.attribute(RANDOM, image)) {
                    assertThat(value).isNotNegative();
                }
            }
        }
    }

    /** Behind global average pooling g is the same in all cells of a channel. */
    @Test
    void behindPoolingHiResCamIsGradCamAndCamIsTimesTheCells() {
        float[] g = RANDOM.gradients().clone();
        for (int i = 0; i < g.length; i++) {
            g[i] = RANDOM.gradients()[i % RANDOM.channels()];
        }
        Response pooled = with(RANDOM, RANDOM.activations(), g);
        for (int image = 0; image < pooled.images(); image++) {
            double[] gradCam = Responses.doubles(new GradCam().attribute(pooled, image));
            assertClose(new HiResCam().attribute(pooled, image), gradCam);
            assertClose(new XGradCam().attribute(pooled, image), gradCam);
            for (int i = 0; i < gradCam.length; i++) {
                gradCam[i] *= pooled.cells();
            }
            assertClose(new Cam().attribute(pooled, image), gradCam);
        }
    }

    @Test
    void someKeepTheSumOfGradientTimesActivation() {
        for (int image = 0; image < RANDOM.images(); image++) {
            double total = 0;
            for (int cell = 0; cell < RANDOM.cells(); cell++) {
                for (int k = 0; k < RANDOM.channels(); k++) {
                    total += Responses.g(RANDOM, image, cell, k) * Responses.a(RANDOM, image, cell, k);
                }
            }
            assertThat(sum(new XGradCam().attribute(RANDOM, image))).isCloseTo(total, within(1e-4));
            assertThat(sum(new HiResCam().attribute(RANDOM, image))).isCloseTo(total, within(1e-4));
        }
    }

    /**
     * One channel on 2×2, A = (1, 2, 0, 1), g = (1, −1, 2, 0): Σg = 2, ΣA = 4, Σg·A = −1. Grad-CAM++: α₀ = 1/(2 + 4) = 1/6, α₂ = 4/(8 +
     * 8·4) = 1/10, w = 1/6·1 + 1/10·2 = 11/30.
     */
    @Test
    void twoByTwoByHand() {
        Response response = new Response(1, 2, 2, 1, new float[] {1, 2, 0, 1}, new float[] {1, -1, 2, 0});
        assertClose(new Cam().attribute(response, 0), new double[] {2, 4, 0, 2});
        assertClose(new GradCam().attribute(response, 0), new double[] {0.5, 1, 0, 0.5});
        assertClose(new GradCamPlusPlus().attribute(response, 0), new double[] {11 / 30., 22 / 30., 0, 11 / 30.});
        assertClose(new XGradCam().attribute(response, 0), new double[] {-0.25, -0.5, 0, -0.25});
        assertClose(new HiResCam().attribute(response, 0), new double[] {1, -2, 0, 0});
        assertClose(new ElementWise().attribute(response, 0), new double[] {1, 0, 0, 0});
        assertClose(new LayerCam().attribute(response, 0), new double[] {1, 0, 0, 0});
    }

    /** ReLU of the product is not the ReLU of the gradient where an activation is negative. */
    @Test
    void elementWiseAndLayerCamDifferOnNegativeActivations() {
        Response response = new Response(1, 1, 2, 1, new float[] {-1, -2}, new float[] {3, -1});
        assertThat(new ElementWise().attribute(response, 0)).containsExactly(0, 2);
        assertThat(new LayerCam().attribute(response, 0)).containsExactly(-3, 0);
    }

    @Test
    void needs() {
        assertThat(new Cam().needs()).containsExactlyInAnyOrder(Requirement.LINEAR_HEAD, Requirement.GRADIENTS);
        assertThat(new EigenCam().needs()).containsExactly(Requirement.ACTIVATIONS);
        assertThat(new EigenGradCam().needs()).containsExactly(Requirement.GRADIENTS);
        assertThat(new LayerCam().needs()).containsExactly(Requirement.GRADIENTS);
    }
}
