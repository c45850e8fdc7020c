package camaudit.attribution;

import static camaudit.attribution.Responses.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestPixelMethods {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void againstPlainLoops(boolean pooled) {
        FakeSubject subject = FakeSubject.random(new SmallNetwork(5, pooled, 4), 6, 2, 0, 1);
        List<RawMap> saliency = new Saliency().attribute(subject);
        List<RawMap> product = new GradientTimesInput().attribute(subject);
        List<RawMap> guided = new GuidedBackpropagation().attribute(subject);
        List<RawMap> rectified = new Deconvnet().attribute(subject);
        List<RawMap> guidedCam = new GuidedGradCam(Fusion.MAXIMUM).attribute(subject);
        for (int image = 0; image < 3; image++) {
            SmallNetwork.Pass pass = subject.pass(image);
            int target = subject.targets[image];
            double[] gradient = subject.network.backward(pass, target).input;
            double[] greatest = new double[30];
            double[] products = new double[30];
            for (int i = 0; i < gradient.length; i++) {
                greatest[i / 2] = Math.max(greatest[i / 2], Math.abs(gradient[i]));
                products[i / 2] += gradient[i] * pass.input[i];
            }
            assertClose(saliency.get(image).values(), greatest);
            assertClose(product.get(image).values(), products);
            double[] byGuidance = sums(subject, image, SmallNetwork.Rule.GUIDED);
            assertClose(guided.get(image).values(), byGuidance);
            assertClose(rectified.get(image).values(), sums(subject, image, SmallNetwork.Rule.RECTIFIED));
            double[] cam = TestFinerCam.gradCam(
                    pass.after2, subject.network.backward(pass, target).after2, subject.network.channels);
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

    private static double[] sums(FakeSubject subject, int image, SmallNetwork.Rule rule) {
        double[] gradients =
                subject.network.backward(subject.pass(image), SmallNetwork.oneHot(subject.targets[image]), rule).input;
        double[] sums = new double[gradients.length / 2];
        for (int i = 0; i < gradients.length; i++) {
            sums[i / 2] += gradients[i];
        }
        return sums;
    }

    @Test
    void guidedGradCamTakesTheFusedMap() {
        FakeSubject subject =
                FakeSubject.random(new SmallNetwork(5, true, 4), 6, 2, 0).withTwoLayers();
        List<RawMap> maps = new GuidedGradCam(Fusion.MEAN).attribute(subject);
        List<RawMap> fused = new OfLayers(new GradCam(), Fusion.MEAN).attribute(subject);
        List<RawMap> guided = new GuidedBackpropagation().attribute(subject);
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
        FakeSubject subject = FakeSubject.random(network, 6, 2);
        assertThat(new GuidedBackpropagation().attribute(subject).get(0).values())
                .containsOnly(0);
        assertThat(new Saliency().attribute(subject).get(0).values()).containsOnly(0);
        assertThat(new GuidedGradCam(Fusion.MAXIMUM).attribute(subject).get(0).values())
                .containsOnly(0);
        assertThat(Responses.sum(new Deconvnet().attribute(subject).get(0).values()))
                .isNotZero();
    }

    /** Two channels a pixel: |−3| beats 2, and 1·2 − 3·0.5 = ½. */
    @Test
    void aPixelByHand() {
        Response pixels = new Response(1, 1, 1, 2, new float[] {2, 0.5f}, new float[] {1, -3});
        Subject subject = Subjects.answering((proxy, method, arguments) -> pixels);
        assertThat(new Saliency().attribute(subject).get(0).values()).containsExactly(3);
        assertThat(new GradientTimesInput().attribute(subject).get(0).values()).containsExactly(0.5f);
        assertThat(new GuidedBackpropagation().attribute(subject).get(0).values())
                .containsExactly(-2);
    }
}
