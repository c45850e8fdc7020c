package camaudit.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import camaudit.attribution.method.Attributions;
import camaudit.attribution.method.MethodOptions;
import camaudit.attribution.preset.Preset;
import camaudit.image.Pixels;
import camaudit.image.decode.IdxImages;
import camaudit.network.ModelException;
import camaudit.spec.ExplainOptions;
import camaudit.spec.TargetRule;
import camaudit.text.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The facade, on the demo's network and digits. */
class TestExplainer {
    private static final Path MODEL = Path.of("src/demo/mnist-cnn.keras");
    private static final ExplainOptions DIGITS = ExplainOptions.DEFAULT.pixels(1 / 255.0, 0, List.of(), List.of());

    @Test
    void everyMethodExplainsADigit() throws IOException {
        List<String> methods = new ArrayList<>(Attributions.names());
        methods.remove("cam");
        try (Explainer explainer = Explainer.open(MODEL, DIGITS.by(methods.toArray(String[]::new)))) {
            Explanation explanation = explainer.explain(digit());
            assertThat(explanation.maps())
                    .extracting(Explanation.MethodMap::method)
                    .isEqualTo(methods);
            assertThat(explanation.predicted()).isEqualTo(explanation.target());
            assertThat(explanation.probability()).isGreaterThan(0.5f);
            for (Explanation.MethodMap map : explanation.maps()) {
                int size = map.layer().equals("conv2d_1") && !map.method().equals("guided-grad-cam") ? 11 : 28;
                assertThat(map.raw().map().height()).as(map.method()).isEqualTo(size);
                double magnitude = 0;
                for (float value : map.raw().values()) {
                    assertThat(value).as(map.method()).isFinite();
                    magnitude += Math.abs(value);
                }
                assertThat(magnitude).as(map.method()).isPositive();
            }
        }
    }

    /** Σ of integrated gradients is what the logit gains from a black picture on. */
    @Test
    void integratedGradientsAreComplete() throws IOException {
        MethodOptions fine = new MethodOptions(MethodOptions.DEFAULT.fusion(), 0, 25, 0.15, 300, 1, 3, null);
        try (Explainer explainer =
                Explainer.open(MODEL, DIGITS.by("integrated-gradients").with(fine))) {
            Explanation explanation = explainer.explain(digit());
            double sum = 0;
            for (float value : explanation.map("integrated-gradients").raw().values()) {
                sum += value;
            }
            TargetRule same = new TargetRule(TargetRule.Kind.FIXED, explanation.target());
            try (Explainer fixed = Explainer.open(MODEL, DIGITS.target(same))) {
                double black =
                        fixed.explain(new Pixels(28, 28, 1, new byte[28 * 28])).logit();
                double gained = explanation.logit() - black;
                assertThat(sum).isCloseTo(gained, within(0.02 * Math.abs(gained)));
            }
        }
    }

    @Test
    void aMirroredPictureHasTheMirroredMapWhenBothAreTaken() throws IOException {
        ExplainOptions both =
                DIGITS.by("hires-cam", "saliency").smoothed().target(new TargetRule(TargetRule.Kind.FIXED, 3));
        Pixels digit = digit();
        byte[] turned = new byte[28 * 28];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = digit.samples()[i / 28 * 28 + 27 - i % 28];
        }
        try (Explainer explainer = Explainer.open(MODEL, both)) {
            for (String method : List.of("hires-cam", "saliency")) {
                float[] map =
                        explainer.explain(digit).map(method).raw().values().clone();
                float[] other = explainer
                        .explain(new Pixels(28, 28, 1, turned))
                        .map(method)
                        .raw()
                        .values();
                int side = (int) Math.sqrt(map.length);
                for (int i = 0; i < map.length; i++) {
                    assertThat(other[i]).isCloseTo(map[i / side * side + side - 1 - i % side], within(1e-4f));
                }
            }
        }
    }

    @Test
    void layersAreFused() throws IOException {
        try (Explainer explainer =
                Explainer.open(MODEL, DIGITS.at("conv2d", "conv2d_1").by("layer-cam"))) {
            Explanation.MethodMap map = explainer.explain(digit()).map("layer-cam");
            assertThat(map.layer()).isEqualTo("conv2d+conv2d_1");
            assertThat(map.raw().map().height()).isEqualTo(26);
            assertThat(map.raw().layers()).extracting(p -> p.height()).containsExactly(26, 11);
        }
        assertThatThrownBy(() ->
                        Explainer.open(MODEL, DIGITS.at("conv2d", "conv2d_1").by("score-cam")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("score-cam takes one --layer");
    }

    @Test
    void kerasVisCountsPoolingAsTheTargetLayer() throws IOException {
        MethodOptions options =
                new MethodOptions(MethodOptions.DEFAULT.fusion(), 0, 25, 0.15, 50, 1, 3, Preset.KERAS_VIS);
        try (Explainer explainer = Explainer.open(MODEL, DIGITS.with(options))) {
            assertThat(explainer.recipe().spec().layers()).containsExactly("max_pooling2d_1");
        }
    }

    @Test
    void whatIsNoPictureIsToldWithTheReason() {
        try (Explainer explainer = Explainer.open(MODEL, DIGITS)) {
            assertThatThrownBy(() -> explainer.explain("no picture".getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("NOT_AN_IMAGE: ");
            assertThatThrownBy(() -> explainer.explain(new Pixels(2, 2, 1, new byte[4])))
                    .hasMessageContaining("WRONG_SIZE");
        }
    }

    private static Pixels digit() throws IOException {
        Path file = Path.of("src/demo/mnist/images-idx3-ubyte.gz");
        try (IdxImages images = IdxImages.open(Files.newInputStream(file), file.toString())) {
            images.skip(7000);
            return images.next();
        }
    }
}
