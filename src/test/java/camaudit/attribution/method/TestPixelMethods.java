package camaudit.attribution.method;

import static camaudit.attribution.method.Responses.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import camaudit.attribution.ModelProbe;
import camaudit.attribution.RawMap;
import camaudit.attribution.Response;
import camaudit.attribution.preset.Fusion;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestPixelMethods {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void againstPlainLoops(boolean pooled) {
        FakeProbe probe = FakeProbe.random(new SmallNetwork(5, pooled, 4), 6, 2, 0, 1);
        List<RawMap> saliency = new Saliency().attribute(probe);
        List<RawMap> product = new GradientTimesInput().attribute(probe);
        List<RawMap> guided = new GuidedBackpropagation().attribute(probe);
        List<RawMap> rectified = new Deconvnet().attribute(probe);
        List<RawMap> guidedCam = new GuidedGradCam(Fusion.MAXIMUM).attribute(probe);
        for (int image = 0; image < 3; image++) {
            SmallNetwork.Pass pass = probe.pass(image);
            int target = probe.targets[image];
            double[] gradient = probe.network.backward(pass, target).input;
            double[] greatest = new double[30];
            double[] products = new double[30];
            for (int i = 0; i < gradient.length; i++) {
                greatest[i / 2] = Math.max(greatest[i / 2], Math.abs(gradient[i]));
                products[i / 2] += gradient[i] * pass.input[i];
            }
            assertClose(saliency.get(image).values(), greatest);
            assertClose(product.get(image).values(), products);
            double[] byGuidance = sums(probe, image, SmallNetwork.Rule.GUIDED);
            assertClose(guided.get(image).values(), byGuidance);
            assertClose(rectified.get(image).values(), sums(probe, image, SmallNetwork.Rule.RECTIFIED));
            double[] cam = TestFinerCam.gradCam(
                    pass.after2, probe.network.backward(pass, target).after2, probe.network.channels);
            double[] gate =
                    PlainBilinear.of(Arrays.stream(cam).map(v -> Math.max(v, 0)).toArray(), 3, 3, 6, 5);
            for (int i = 0; i < gate.length; i++) {
                byGuidance[i] *= gate[i];
            }
            assertClose(guidedCam.get(image).values(), byGuidance);
            assertThat(product.get(image).map().height()).isEqualTo(6);
            assertThat(guidedCam.get(image).map().width()).isEqualTo(5);
        }
    }

    private static double[] sums(FakeProbe probe, int image, SmallNetwork.Rule rule) {
        double[] gradients =
                probe.network.backward(probe.pass(image), SmallNetwork.oneHot(probe.targets[image]), rule).input;
        double[] sums = new double[gradients.length / 2];
        for (int i = 0; i < gradients.length; i++) {
            sums[i / 2] += gradients[i];
        }
        return sums;
    }

    @Test
    void guidedGradCamTakesTheFusedMap() {
        FakeProbe probe =
                FakeProbe.random(new SmallNetwork(5, true, 4), 6, 2, 0).withTwoLayers();
        List<RawMap> maps = new GuidedGradCam(Fusion.MEAN).attribute(probe);
        List<RawMap> fused = new LayerAttribution(new GradCam(), Fusion.MEAN).attribute(probe);
        List<RawMap> guided = new GuidedBackpropagation().attribute(probe);
        for (int image = 0; image < 2; image++) {
            for (int i = 0; i < 30; i++) {
                assertThat(maps.get(image).values()[i])
                        .isEqualTo(
                                fused.get(image).values()[i] * guided.get(image).values()[i]);
            }
        }
    }

    @Test
    void behindDeadUnitsTheGuidedMapIsZero() {
        SmallNetwork network = new SmallNetwork(5, true, 4);
        Arrays.fill(network.second.bias, -1000);
        FakeProbe probe = FakeProbe.random(network, 6, 2);
        assertThat(new GuidedBackpropagation().attribute(probe).get(0).values()).containsOnly(0);
        assertThat(new Saliency().attribute(probe).get(0).values()).containsOnly(0);
        assertThat(new GuidedGradCam(Fusion.MAXIMUM).attribute(probe).get(0).values())
                .containsOnly(0);
        assertThat(Responses.sum(new Deconvnet().attribute(probe).get(0).values()))
                .isNotZero();
    }

    /** Two channels a pixel: |−3| beats 2, and 1·2 − 3·0.5 = ½. */
    @Test
    void aPixelByHand() {
        Response pixels = new Response(1, 1, 1, 2, new float[] {2, 0.5f}, new float[] {1, -3});
        ModelProbe probe = ModelProbes.answering((proxy, method, arguments) -> pixels);
        assertThat(new Saliency().attribute(probe).get(0).values()).containsExactly(3);
        assertThat(new GradientTimesInput().attribute(probe).get(0).values()).containsExactly(0.5f);
        assertThat(new GuidedBackpropagation().attribute(probe).get(0).values()).containsExactly(-2);
    }
}
