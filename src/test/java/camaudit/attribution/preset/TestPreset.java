package camaudit.attribution.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.attribution.Response;
import camaudit.attribution.method.Attributions;
import camaudit.attribution.method.GradCam;
import camaudit.attribution.method.LayerAttribution;
import camaudit.attribution.method.MethodOptions;
import camaudit.resample.FloatMap;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Stored activations and gradients → preset → heatmap, against an independent implementation (src/test/python/make_presets.py). */
class TestPreset {
    private static final double TOLERANCE = 1e-4;

    static Stream<Arguments> heatmaps() {
        return Stream.of("synthetic", "mnist-cnn", "residual-bn")
                .flatMap(file -> PresetGolden.each(PresetGolden.read(file).get("responses")))
                .flatMap(response -> PresetGolden.each(response.get("heatmaps"))
                        .map(heatmap -> Arguments.of(
                                Named.of(response.get("name").asText(), response),
                                Named.of(
                                        heatmap.get("preset").asText() + " "
                                                + heatmap.get("method").asText(),
                                        heatmap))));
    }

    static Stream<Arguments> fusions() {
        return Stream.of("synthetic", "residual-bn")
                .flatMap(file -> PresetGolden.each(PresetGolden.read(file).get("fusions"))
                        .map(fusion -> Arguments.of(Named.of(
                                file + " " + fusion.get("preset").asText() + " "
                                        + fusion.get("method").asText(),
                                fusion))));
    }

    @ParameterizedTest(name = "{1}, {0}")
    @MethodSource("heatmaps")
    void equalsTheIndependentOne(JsonNode golden, JsonNode expected) {
        Preset preset = PresetGolden.preset(expected);
        String method = expected.get("method").asText();
        int[] size = PresetGolden.ints(expected.get("size"));
        Response response = response(golden);
        float[] stored = PresetGolden.floats(expected.get("raw"));
        float[] raw = raw(method, preset.normalised(response)).orElse(stored);

        FloatMap heatmap = preset.heatmap(method, List.of(response.map(raw)), size[0], size[1]);

        assertThat(PresetGolden.error(Preset.CAPTUM, raw, stored)).as("raw").isLessThan(1e-5);
        assertThat(PresetGolden.error(preset, heatmap.values(), PresetGolden.floats(expected.get("heatmap"))))
                .isLessThan(TOLERANCE);
        assertThat(heatmap.height()).isEqualTo(preset != Preset.TORCH_CAM ? size[0] : response.height());
        assertThat(heatmap.width()).isEqualTo(preset != Preset.TORCH_CAM ? size[1] : response.width());
        assertThat(preset.heatmap(response.map(raw), size[0], size[1]).values()).isEqualTo(heatmap.values());
    }

    @ParameterizedTest
    @MethodSource("fusions")
    void severalLayersEqualTheIndependentOnes(JsonNode golden) {
        Preset preset = PresetGolden.preset(golden);
        int[] size = PresetGolden.ints(golden.get("size"));
        List<FloatMap> layers = PresetGolden.each(golden.get("layers"))
                .map(layer -> new FloatMap(
                        PresetGolden.floats(layer.get("raw")),
                        layer.at("/shape/0").asInt(),
                        layer.at("/shape/1").asInt()))
                .toList();

        FloatMap heatmap = preset.heatmap(golden.get("method").asText(), layers, size[0], size[1]);

        assertThat(new int[] {heatmap.height(), heatmap.width()}).isEqualTo(PresetGolden.ints(golden.get("shape")));
        assertThat(PresetGolden.error(preset, heatmap.values(), PresetGolden.floats(golden.get("heatmap"))))
                .isLessThan(TOLERANCE);
    }

    private static Response response(JsonNode golden) {
        int[] shape = PresetGolden.ints(golden.get("shape"));
        return new Response(
                1,
                shape[0],
                shape[1],
                shape[2],
                PresetGolden.floats(golden.get("activations")),
                PresetGolden.floats(golden.get("gradients")));
    }

    /** By this project's method; empty where it has none of that name that takes one layer. */
    private static Optional<float[]> raw(String method, Response response) {
        return Attributions.names().contains(method)
                        && Attributions.named(method, MethodOptions.DEFAULT) instanceof LayerAttribution layers
                ? Optional.of(layers.attribute(List.of(response)).get(0).values())
                : Optional.empty();
    }

    /** Half of these gradients are positive for the second image alone. */
    @Test
    void kerasVisDividesByTheSignedMaximumOfEachImage() {
        float[] gradients = {-2, -4, -8, -6, 1, 2, -8, 4};
        Response both = new Response(2, 1, 2, 2, new float[8], gradients);

        float[] normalised = Preset.KERAS_VIS.normalised(both).gradients();

        assertThat(normalised)
                .containsExactly(
                        new float[] {1, 2, 4, 3, 0.25f, 0.5f, -2, 1}, org.assertj.core.api.Assertions.within(1e-6f));
        assertThat(gradients).startsWith(-2);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KERAS_VIS")
    void theOthersLeaveGradientsAlone(Preset preset) {
        Response response = new Response(1, 1, 1, 1, new float[1], new float[] {-3});
        assertThat(preset.normalised(response)).isSameAs(response);
    }

    @Test
    void kerasVisTurnsAMapOverWhoseGradientsAreAllNegative() {
        float[] activations = {0, 1, 2, 3};
        Response response = new Response(1, 2, 2, 1, activations, new float[] {-1, -1, -1, -1});
        GradCam gradCam = new GradCam();

        float[] turned = gradCam.attribute(Preset.KERAS_VIS.normalised(response), 0);

        assertThat(Preset.KERAS_VIS.heatmap(response.map(turned), 2, 2).values()[3])
                .isGreaterThan(0.99f);
        assertThat(Preset.TF_KERAS_VIS
                        .heatmap(response.map(gradCam.attribute(response, 0)), 2, 2)
                        .values())
                .containsOnly(0);
    }

    @Test
    void eachPresetIsWhatTheConventionsSay() {
        assertThat(Preset.values())
                .extracting(Preset::label)
                .containsExactly("keras-vis", "tf-keras-vis", "pytorch-grad-cam", "torch-cam", "captum");
        assertThat(Preset.values()).extracting(Preset::poolingCounts).containsExactly(true, false, false, false, false);
        assertThat(Preset.values()).extracting(Preset::signed).containsExactly(false, false, false, false, true);
        assertThat(Preset.values())
                .extracting(preset -> preset.fusion().orElse(null))
                .containsExactly(null, null, Fusion.MEAN, Fusion.MAXIMUM, null);
    }

    /** CAM alone is not cut off at 0 there. */
    @Test
    void torchCamKeepsTheNegativeValuesOfCam() {
        List<FloatMap> map = List.of(new FloatMap(new float[] {-1, 0, 1}, 1, 3));
        assertThat(Preset.TORCH_CAM.heatmap("cam", map, 9, 9).values()).containsExactly(0, 0.5f, 1);
        assertThat(Preset.TORCH_CAM.heatmap("grad-cam", map, 9, 9).values()).containsExactly(0, 0, 1);
    }

    @Test
    void differencesAreNamed() {
        for (Preset preset : Preset.values()) {
            assertThat(preset.differs("grad-cam")).isEmpty();
        }
        assertThat(Preset.PYTORCH_GRAD_CAM.differs("xgrad-cam")).isEmpty();
        assertThat(Preset.TORCH_CAM.differs("grad-cam++").orElseThrow())
                .startsWith("torch-cam computes grad-cam++ otherwise: it ");
        assertThat(Preset.KERAS_VIS.differs("layer-cam").orElseThrow())
                .isEqualTo(
                        "keras-vis has no layer-cam: this is CamAudit's raw map, made a heatmap as keras-vis makes its own");
    }

    @ParameterizedTest
    @EnumSource
    void whatHasNoHeatmapIsRefused(Preset preset) {
        assertThatThrownBy(() -> preset.heatmap(new FloatMap(new float[] {1, Float.NaN}, 1, 2), 2, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value 1 of the map is NaN");
        assertThatThrownBy(() -> preset.heatmap(new FloatMap(new float[3], 1, 2), 2, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 values are not a 1×2 map");
        assertThatThrownBy(() -> preset.heatmap("grad-cam", List.of(), 2, 4))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void severalLayersAreRefusedWhereTheToolTakesOne() {
        FloatMap map = new FloatMap(new float[] {1}, 1, 1);
        assertThatThrownBy(() -> Preset.CAPTUM.heatmap("grad-cam", List.of(map, map), 2, 4))
                .hasMessage("captum explains one layer, not 2: name one, or use another preset");
    }
}
