package camaudit.attribution.method;

import static camaudit.attribution.method.Responses.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.attribution.Attribution;
import camaudit.attribution.RawMap;
import camaudit.attribution.Requirement;
import camaudit.attribution.Response;
import camaudit.attribution.Work;
import camaudit.attribution.preset.Fusion;
import camaudit.resample.FloatMap;
import camaudit.vocabulary.MapStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All methods by their names. */
class TestAttributions {
    private static final MethodOptions OPTIONS = new MethodOptions(Fusion.MAXIMUM, 0, 9, 0.15, 11, 1, 3, null);
    private final FakeProbe probe = FakeProbe.random(new SmallNetwork(15, true, 6), 16, 2, 0, 1);

    static List<String> names() {
        return Attributions.names();
    }

    @Test
    void inTheOrderInWhichAnswersAreShared() {
        assertThat(names())
                .containsExactly(
                        "grad-cam",
                        "cam",
                        "grad-cam++",
                        "xgrad-cam",
                        "hires-cam",
                        "element-wise",
                        "layer-cam",
                        "eigen-grad-cam",
                        "eigen-cam",
                        "random-cam",
                        "finer-cam",
                        "full-grad",
                        "saliency",
                        "gradient-x-input",
                        "guided-backprop",
                        "deconvnet",
                        "guided-grad-cam",
                        "smooth-grad",
                        "integrated-gradients",
                        "score-cam",
                        "ablation-cam");
    }

    @ParameterizedTest
    @MethodSource("names")
    void anImageDoesNotDependOnItsBatch(String name) {
        Attribution method = Attributions.named(name, OPTIONS);
        List<RawMap> together = method.attribute(probe);
        assertThat(together).hasSize(3);
        for (int image = 0; image < 3; image++) {
            RawMap alone = method.attribute(probe.alone(image)).get(0);
            assertThat(together.get(image).values()).containsExactly(alone.values());
            assertThat(MapStatus.of(alone.values(), 1)).isIn(MapStatus.OK, MapStatus.ALL_NEGATIVE);
        }
    }

    /** A second run gives the same and the first run's maps are not overwritten. */
    @ParameterizedTest
    @MethodSource("names")
    void mapsAreTheCallersOwn(String name) {
        Attribution method = Attributions.named(name, OPTIONS);
        List<RawMap> first = method.attribute(probe);
        float[] before = first.get(2).values().clone();
        List<RawMap> second = method.attribute(probe);
        assertThat(first.get(2).values()).containsExactly(before);
        assertThat(second.get(2).values()).containsExactly(before);
        assertThat(second.get(2).values()).isNotSameAs(first.get(2).values());
    }

    @ParameterizedTest
    @MethodSource("names")
    void severalLayersAreFusedOrRefused(String name) {
        Attribution method = Attributions.named(name, OPTIONS);
        FakeProbe two = probe.withTwoLayers();
        if (method.fusesLayers()) {
            assertThat(method.attribute(two).get(0).values()).hasSize(30);
        } else {
            assertThatThrownBy(() -> method.attribute(two))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(name)
                    .hasMessageContaining("2");
        }
    }

    @Test
    void onlyThreeCannotFuse() {
        assertThat(names())
                .filteredOn(name -> !Attributions.named(name, OPTIONS).fusesLayers())
                .containsExactly("cam", "score-cam", "ablation-cam");
    }

    /** No channel of this network is dead, so what is probed is what was announced. */
    @ParameterizedTest
    @MethodSource("names")
    void workIsWhatIsDone(String name) {
        Attribution method = Attributions.named(name, OPTIONS);
        method.attribute(probe);
        Work work = method.work(6);
        assertThat(probe.forwards).isLessThanOrEqualTo(3 * work.forwards());
        if (probe.forwards > 0 && !name.equals("score-cam")) {
            assertThat(probe.forwards).isEqualTo(3 * work.forwards());
            assertThat(probe.backwards).isEqualTo(3 * work.backwards());
        }
        assertThat(probe.tails).isLessThanOrEqualTo(3 * work.tails());
    }

    /** What a plan is not compiled for cannot be asked, and what is not asked need not be compiled. */
    @ParameterizedTest
    @MethodSource("names")
    void asksForWhatItNeedsAndNothingElse(String name) {
        Map<String, Requirement> questions = Map.of(
                "layers", Requirement.GRADIENTS,
                "activations", Requirement.ACTIVATIONS,
                "pixels", Requirement.PIXELS,
                "guided", Requirement.GUIDED,
                "rectified", Requirement.RECTIFIED,
                "biases", Requirement.BIASES,
                "logitsFrom", Requirement.TAIL);
        Set<Requirement> asked = new HashSet<>();
        Attribution method = Attributions.named(name, OPTIONS);
        method.attribute(ModelProbes.answering((proxy, question, arguments) -> {
            if (questions.containsKey(question.getName())) {
                asked.add(questions.get(question.getName()));
            }
            return question.invoke(probe, arguments);
        }));
        if (name.equals("cam")) {
            asked.add(Requirement.LINEAR_HEAD);
        }
        assertThat(method.needs()).isEqualTo(asked);
    }

    @Test
    void workOfEach() {
        assertThat(Attributions.named("grad-cam", OPTIONS).work(64)).isEqualTo(Work.NONE);
        assertThat(Attributions.named("saliency", OPTIONS).work(64)).isEqualTo(new Work(0, 1, 0));
        assertThat(Attributions.named("finer-cam", OPTIONS).work(64)).isEqualTo(new Work(0, 0, 1));
        assertThat(Attributions.named("score-cam", OPTIONS).work(64)).isEqualTo(new Work(64, 0, 0));
        assertThat(Attributions.named("ablation-cam", OPTIONS).work(64)).isEqualTo(new Work(0, 0, 64));
        assertThat(Attributions.named("smooth-grad", OPTIONS).work(64)).isEqualTo(new Work(9, 9, 0));
        assertThat(Attributions.named("integrated-gradients", OPTIONS).work(64)).isEqualTo(new Work(11, 11, 0));
        MethodOptions few = new MethodOptions(Fusion.MEAN, 10, 1, 0, 1, 1, 1, null);
        assertThat(Attributions.named("score-cam", few).work(64)).isEqualTo(new Work(10, 0, 0));
        assertThat(Attributions.named("ablation-cam", few).work(6)).isEqualTo(new Work(0, 0, 6));
    }

    @Test
    void randomWeightsComeFromTheImageAlone() {
        List<RawMap> maps = Attributions.named("random-cam", OPTIONS).attribute(probe);
        for (int image = 0; image < 3; image++) {
            SplittableRandom random = new SplittableRandom(probe.seed(image));
            double[] expected = new double[9];
            for (int k = 0; k < 6; k++) {
                double weight = random.nextDouble(-1, 1);
                for (int cell = 0; cell < 9; cell++) {
                    expected[cell] += weight * probe.pass(image).after2[cell * 6 + k];
                }
            }
            assertClose(maps.get(image).values(), expected);
        }
        FakeProbe otherNetwork = probe.of(new SmallNetwork(99, true, 6));
        assertThat(Attributions.named("random-cam", OPTIONS)
                        .attribute(otherNetwork)
                        .get(0)
                        .values())
                .isNotEqualTo(maps.get(0).values());
    }

    /** The weights of the second layer follow those of the first. */
    @Test
    void randomMapsOfTwoLayersAreFused() {
        FakeProbe two = probe.withTwoLayers();
        SplittableRandom random = new SplittableRandom(two.seed(0));
        List<FloatMap> parts = new ArrayList<>();
        for (Response layer : two.activations()) {
            double[] weights = random.doubles(layer.channels(), -1, 1).toArray();
            parts.add(layer.map(Combination.of(layer, 0, weights)));
        }
        assertClose(
                new RandomCam(Fusion.MEAN).attribute(two).get(0).values(),
                Responses.doubles(Fusion.MEAN.of(parts).values()));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Attributions.named("grad-kam", OPTIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("grad-kam")
                .hasMessageContaining("grad-cam, cam, grad-cam++");
    }
}
