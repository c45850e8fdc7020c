package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import camaudit.attribution.Requirement;
import camaudit.attribution.Response;
import camaudit.network.Activation;
import camaudit.network.ModelException;
import camaudit.network.Network;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that methods can ask of a session, against double precision and finite differences. */
class TestBackwardPasses {
    private static final int IMAGES = 3;
    private static final Set<Requirement> ALL = EnumSet.of(
            Requirement.ACTIVATIONS,
            Requirement.GRADIENTS,
            Requirement.PIXELS,
            Requirement.GUIDED,
            Requirement.RECTIFIED,
            Requirement.BIASES);

    static Stream<Arguments> networks() {
        return Stream.concat(
                piecewiseLinearNetworks(), EveryBackend.on("activations", HandMadeNetworks.activations(), "a2"));
    }

    static Stream<Arguments> piecewiseLinearNetworks() {
        return Stream.of(
                        EveryBackend.on("plain", HandMadeNetworks.plain(), "bn1", "post"),
                        EveryBackend.on("residual", HandMadeNetworks.residual(), "last", "stem", "c1"),
                        EveryBackend.on("pre-activation", HandMadeNetworks.preActivation(), "sum"),
                        EveryBackend.on("paddings", HandMadeNetworks.paddings(), "c2", "padded"),
                        EveryBackend.on("depthwise", HandMadeNetworks.depthwise(), "dw2", "g2", "d1"))
                .flatMap(s -> s);
    }

    @ParameterizedTest(name = "{0} on {2}")
    @MethodSource("networks")
    void everyAnswerIsTheOracles(Network network, List<String> layers, Backend backend) {
        Plan plan = Compiler.compile(network, layers, ALL);
        String pixels = network.input().name();
        int size = network.inputShape().size();
        float[] input = new RandomNetworks(99).values(1, IMAGES * size);
        int[] targets = {1, 0, plan.classes() - 1};
        float[] seeds = new RandomNetworks(5).values(1, IMAGES * plan.classes());
        try (ModelSession examined = new LoadedModel(backend.prepare(plan), Optional.empty(), "").open(IMAGES)) {
            examined.begin(input, IMAGES, new float[size], new long[IMAGES]);
            examined.explain(targets);
            for (int image = 0; image < IMAGES; image++) {
                double[] one = image(input, image, size);
                double[] target = new double[plan.classes()];
                target[targets[image]] = 1;
                double[] mixed = image(seeds, image, plan.classes());
                var gradient = back(network, one, target, BackwardRule.GRADIENT);
                var seeded = back(network, one, mixed, BackwardRule.GRADIENT);
                var guided = back(network, one, target, BackwardRule.GUIDED);
                var rectified = back(network, one, target, BackwardRule.RECTIFIED);
                assertClose("pixels", examined.pixels(), image, gradient.get(pixels));
                assertClose("guided", examined.guided(), image, guided.get(pixels));
                assertClose("rectified", examined.rectified(), image, rectified.get(pixels));
                for (int i = 0; i < layers.size(); i++) {
                    String layer = layers.get(i);
                    assertClose(layer, examined.layers().get(i), image, gradient.get(layer));
                    assertClose(layer + " seeded", examined.layers(seeds).get(i), image, seeded.get(layer));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} on {2}")
    @MethodSource("piecewiseLinearNetworks")
    void inputAndBiasesAddUpToTheLogitWhereEverythingIsPiecewiseLinear(
            Network network, List<String> layers, Backend backend) {
        Plan plan = Compiler.compile(network, layers, ALL);
        int size = network.inputShape().size();
        float[] input = new RandomNetworks(98).values(1, IMAGES * size);
        int[] targets = {1, 0, plan.classes() - 1};
        try (ModelSession examined = new LoadedModel(backend.prepare(plan), Optional.empty(), "").open(IMAGES)) {
            float[] logits = examined.begin(input, IMAGES, new float[size], new long[IMAGES]);
            examined.explain(targets);
            double[] sums = new double[IMAGES];
            Response pixels = examined.pixels();
            for (int i = 0; i < IMAGES * size; i++) {
                sums[i / size] += (double) input[i] * pixels.gradients()[i];
            }
            examined.biases((place, bias) -> {
                for (int i = 0; i < place.offset(IMAGES); i++) {
                    sums[i / place.offset(1)] += (double) bias[i % bias.length] * place.gradients()[i];
                }
            });
            for (int image = 0; image < IMAGES; image++) {
                double logit = logits[image * plan.classes() + targets[image]];
                assertThat(sums[image]).isCloseTo(logit, within(1e-4 * (1 + Math.abs(logit))));
            }
        }
    }

    /** Answers stay right whatever was asked in between. */
    @ParameterizedTest(name = "{0} on {2}")
    @MethodSource("networks")
    void probingDoesNotDisturb(Network network, List<String> layers, Backend backend) {
        Plan plan = Compiler.compile(network, layers, ALL);
        int size = network.inputShape().size();
        float[] input = new RandomNetworks(97).values(1, IMAGES * size);
        float[] others = new RandomNetworks(96).values(1, 8 * size);
        int[] targets = {1, 0, plan.classes() - 1};
        int[] otherTargets = {0, 1, 0, 1, 0, 1, 0, 1};
        try (ModelSession examined = new LoadedModel(backend.prepare(plan), Optional.empty(), "").open(IMAGES)) {
            examined.begin(others, IMAGES, new float[size], new long[IMAGES]);
            examined.explain(Arrays.copyOf(otherTargets, IMAGES));
            float[] first = Arrays.copyOf(examined.pixels().gradients(), IMAGES * size);
            examined.begin(input, IMAGES, new float[size], new long[IMAGES]);
            examined.explain(targets);
            float[] before = examined.layers().get(0).gradients().clone();
            float[] guided = examined.guided().gradients().clone();
            float[] logits = examined.logits().clone();
            Response probed = examined.pixels(others, otherTargets);
            assertThat(Arrays.copyOf(probed.gradients(), IMAGES * size))
                    .usingComparatorWithPrecision(1e-5f)
                    .containsExactly(first);
            float[] scores = examined.logits(others, 8);
            assertThat(scores).hasSize(8 * plan.classes());
            assertThat(examined.layers().get(0).gradients()).isEqualTo(before);
            assertThat(examined.guided().gradients()).isEqualTo(guided);
            assertThat(examined.logits()).isEqualTo(logits);
            assertThat(examined.layers().get(0).gradients()).isEqualTo(before);
        }
    }

    static Stream<Named<Backend>> backends() {
        return EveryBackend.all().map(b -> Named.of(b.name(), b));
    }

    @ParameterizedTest
    @MethodSource("backends")
    void theTailGivesTheLogits(Backend backend) {
        Network network = HandMadeNetworks.residual();
        for (String layer : List.of("last", "r2", "stem")) {
            Plan plan =
                    Compiler.compile(network, List.of(layer), EnumSet.of(Requirement.ACTIVATIONS, Requirement.TAIL));
            int size = network.inputShape().size();
            float[] input = new RandomNetworks(95).values(1, IMAGES * size);
            LoadedModel loadedModel =
                    new LoadedModel(backend.prepare(plan), Optional.of(backend.prepare(Tail.of(plan))), "");
            try (ModelSession examined = loadedModel.open(IMAGES)) {
                float[] logits = examined.begin(input, IMAGES, new float[size], new long[IMAGES]);
                float[] again =
                        examined.logitsFrom(examined.activations().get(0).activations(), IMAGES);
                for (int i = 0; i < logits.length; i++) {
                    assertThat(again[i]).isCloseTo(logits[i], within(1e-5f));
                }
            }
        }
    }

    @Test
    void whatANetworkCannotGiveIsRefused() {
        Network residual = HandMadeNetworks.residual();
        assertThatThrownBy(() -> Compiler.compile(residual, List.of("c1"), EnumSet.of(Requirement.TAIL)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("past 'c1' goes 'stem' to 'add1'");
        assertThatThrownBy(() -> Compiler.compile(residual, List.of("c1"), EnumSet.of(Requirement.LINEAR_HEAD)))
                .hasMessageContaining("use grad-cam");
        Compiler.compile(residual, List.of("last"), EnumSet.of(Requirement.LINEAR_HEAD));
        assertThatThrownBy(() ->
                        Compiler.compile(HandMadeNetworks.strides(), List.of("c2"), EnumSet.of(Requirement.GUIDED)))
                .hasMessageContaining("has no ReLU");
        assertThatThrownBy(() -> Compiler.compile(residual, List.of("last", "stem"), EnumSet.of(Requirement.TAIL)))
                .hasMessageContaining("one target layer");
    }

    private static Map<String, double[]> back(Network network, double[] image, double[] seeds, BackwardRule rule) {
        Graph graph = new Graph(network);
        String scores = graph.node(network.output()).operation() instanceof Activation
                ? graph.node(network.output()).inputs().get(0)
                : network.output();
        return SlowBackward.run(network, image, scores, seeds, rule);
    }

    private static double[] image(float[] input, int image, int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = input[image * size + i];
        }
        return values;
    }

    private static void assertClose(String what, Response response, int image, double[] expected) {
        double scale = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        assertThat(scale).as(what + " is not all zero").isPositive();
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(response.gradients()[response.offset(image) + i] - expected[i]) / scale)
                    .as(what + " at " + i)
                    .isLessThan(1e-4);
        }
    }
}
