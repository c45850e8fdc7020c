package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.attribution.Response;
import camaudit.network.Activation;
import camaudit.network.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Logits, activations and gradients of the compiled plan against the network as written and finite differences. */
class TestAgainstSlowNetwork {
    private static final int IMAGES = 3;

    static Stream<Arguments> networks() {
        return Stream.of(
                        EveryBackend.on("plain", HandMadeNetworks.plain(), "conv", "bn1", "pre"),
                        EveryBackend.on(
                                "residual",
                                HandMadeNetworks.residual(),
                                "last",
                                "add1",
                                "stem/pre_activation",
                                "short",
                                "stem"),
                        EveryBackend.on("pre-activation", HandMadeNetworks.preActivation(), "sum", "bn1", "conv1"),
                        EveryBackend.on("strides and even kernels", HandMadeNetworks.strides(), "c1", "c2", "c3", "c4"),
                        EveryBackend.on("activations", HandMadeNetworks.activations(), "c0", "a2", "c4"),
                        EveryBackend.on("binary", HandMadeNetworks.binary(), "conv"),
                        EveryBackend.on("max head", HandMadeNetworks.maxHead(), "conv"),
                        EveryBackend.on("paddings", HandMadeNetworks.paddings(), "first", "padded", "c2"),
                        EveryBackend.on("vectors", HandMadeNetworks.vectors(), "conv"),
                        EveryBackend.on(
                                "depthwise, grouped, dilated",
                                HandMadeNetworks.depthwise(),
                                "c0",
                                "dw1",
                                "dw2",
                                "dw3",
                                "dw4",
                                "g1",
                                "g2",
                                "d1"))
                .flatMap(Function.identity());
    }

    @ParameterizedTest(name = "{0} on {2}")
    @MethodSource("networks")
    void logitsActivationsAndGradients(Network network, List<String> layers, Backend backend) {
        check(network, layers, backend);
    }

    /** Compares all values at these layers on every backend; the network ends on a softmax, a sigmoid or its logits. */
    static void check(Network network, List<String> layers) {
        EveryBackend.all().forEach(backend -> check(network, layers, backend));
    }

    private static void check(Network network, List<String> layers, Backend backend) {
        SlowNetwork slow = new SlowNetwork(network);
        int size = network.inputShape().size();
        float[] input = new RandomNetworks(99).values(1, IMAGES * size);
        for (String layer : layers) {
            Plan plan = Plans.of(network, layer);
            try (Execution execution = backend.prepare(plan).open(IMAGES)) {
                float[] logits = execution.forward(input, IMAGES);
                int classes = plan.classes();
                int[] targets = new Random(7).ints(IMAGES, 0, classes).toArray();
                Response response = execution.respond(targets);
                boolean binary = network.shapes().get(network.output()).size() == 1;
                String scores = scores(network);
                for (int i = 0; i < IMAGES; i++) {
                    double[] image = image(input, i, size);
                    Map<String, double[]> values = slow.run(image, Map.of());
                    double[] expected = values.get(scores);
                    double sign = binary && targets[i] == 0 ? -1 : 1;
                    int unit = binary ? 0 : targets[i];
                    assertThat((double) logits[i * classes + targets[i]])
                            .isCloseTo(
                                    sign * expected[unit],
                                    org.assertj.core.api.Assertions.within(1e-4 * (1 + Math.abs(expected[unit]))));
                    assertClose(layer + " activations", slice(response.activations(), response, i), values.get(layer));
                    assertClose(
                            layer + " gradients",
                            slice(response.gradients(), response, i),
                            slow.gradient(image, layer, scores, unit, sign));
                }
            }
        }
    }

    private static String scores(Network network) {
        Graph graph = new Graph(network);
        return graph.node(network.output()).operation() instanceof Activation
                ? graph.node(network.output()).inputs().get(0)
                : network.output();
    }

    private static double[] image(float[] input, int image, int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = input[image * size + i];
        }
        return values;
    }

    private static float[] slice(float[] values, Response response, int image) {
        return Arrays.copyOfRange(values, response.offset(image), response.offset(image + 1));
    }

    private static void assertClose(String what, float[] actual, double[] expected) {
        double scale = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        assertThat(scale).as(what + " is not all zero").isPositive();
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i]) / scale)
                    .as(what + " at " + i)
                    .isLessThan(1e-4);
        }
    }
}
