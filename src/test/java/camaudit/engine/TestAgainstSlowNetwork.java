package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.attribution.Response;
import camaudit.network.Activation;
import camaudit.network.Add;
import camaudit.network.Flatten;
import camaudit.network.GlobalPooling;
import camaudit.network.Identity;
import camaudit.network.Network;
import camaudit.network.Padding;
import camaudit.network.Pooling;
import camaudit.network.Window;
import camaudit.network.ZeroPadding;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Logits, activations and gradients of the compiled plan against the network as written and finite differences. */
class TestAgainstSlowNetwork {
    private static final int IMAGES = 3;

    static Stream<Arguments> networks() {
        return Stream.of(
                        named("plain", plain(), "conv", "bn1", "pre"),
                        named("residual", residual(), "last", "add1", "stem/pre_activation", "short", "stem"),
                        named("pre-activation", preActivation(), "sum", "bn1", "conv1"),
                        named("strides and even kernels", strides(), "c1", "c2", "c3", "c4"),
                        named("activations", activations(), "c0", "a2", "c4"),
                        named("binary", binary(), "conv"),
                        named("max head", maxHead(), "conv"),
                        named("paddings", paddings(), "first", "padded", "c2"),
                        named("vectors", vectors(), "conv"),
                        named(
                                "depthwise, grouped, dilated",
                                depthwise(),
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

    private static Stream<Arguments> named(String name, Network network, String... layers) {
        return EveryBackend.all()
                .map(b -> Arguments.of(Named.of(name, network), List.of(layers), Named.of(b.name(), b)));
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
            Plan plan = Compiler.compile(network, layer);
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

    private static Network plain() {
        RandomNetworks b = new RandomNetworks(1).input(9, 8, 2);
        return b.node("conv", b.convolution(3, 1, Padding.VALID, 2, 5))
                .node("bn1", b.normalization(5))
                .relu("relu1")
                .node("pool", new Pooling(Pooling.Mode.MAX, new Window(2, 2, 2, 2, Padding.VALID)))
                .node("drop", new Identity("Dropout"))
                .node("pre", b.convolution(2, 1, Padding.VALID, 5, 4))
                .relu("post")
                .node("flat", new Flatten())
                .node("dense1", b.dense(16, 6))
                .node("bn2", b.normalization(6))
                .relu("relu2")
                .node("scores", b.dense(6, 3))
                .softmax();
    }

    private static Network residual() {
        RandomNetworks b = new RandomNetworks(2).input(8, 8, 3);
        return b.node("pad", new ZeroPadding(1, 2, 1, 0))
                .node("stem/pre_activation", b.convolution(3, 1, Padding.VALID, 3, 4))
                .relu("stem")
                .node("c1", b.convolution(3, 1, Padding.SAME, 4, 4))
                .node("b1", b.normalization(4))
                .relu("r1")
                .node("c2", b.convolution(3, 1, Padding.SAME, 4, 4))
                .node("b2", b.normalization(4))
                .node("add1", new Add(), "b2", "stem")
                .relu("r2")
                .node("c3", b.convolution(3, 2, Padding.SAME, 4, 6))
                .node("short", b.convolution(1, 2, Padding.VALID, 4, 6), "r2")
                .node("add2", new Add(), "c3", "short")
                .relu("last")
                .node("gap", new GlobalPooling(Pooling.Mode.AVERAGE))
                .node("scores", b.dense(6, 4))
                .softmax();
    }

    private static Network preActivation() {
        RandomNetworks b = new RandomNetworks(3).input(6, 6, 3);
        return b.node("conv1", b.convolution(1, 1, Padding.VALID, 3, 4))
                .node("bn1", b.normalization(4))
                .relu("r1")
                .node("conv2", b.convolution(3, 1, Padding.SAME, 4, 4))
                .node("sum", new Add(), "conv2", "conv1", "r1")
                .node("bn2", b.normalization(4))
                .relu("r2")
                .node("gap", new GlobalPooling(Pooling.Mode.AVERAGE))
                .node("scores", b.dense(4, 3))
                .softmax();
    }

    private static Network strides() {
        RandomNetworks b = new RandomNetworks(4).input(13, 12, 2);
        return b.node("c1", b.convolution(4, 2, Padding.SAME, 2, 3))
                .node("c2", b.convolution(new Window(2, 4, 1, 1, Padding.SAME), 3, 4))
                .node("c3", b.convolution(new Window(3, 2, 2, 3, Padding.VALID), 4, 3))
                .node("c4", b.convolution(2, 1, Padding.explicit(1, 0, 2, 1), 3, 3))
                .node("avg", new Pooling(Pooling.Mode.AVERAGE, new Window(2, 2, 2, 2, Padding.SAME)))
                .node("max", new Pooling(Pooling.Mode.MAX, new Window(3, 3, 1, 1, Padding.SAME)))
                .node("flat", new Flatten())
                .node("scores", b.dense(12, 3))
                .softmax();
    }

    private static Network activations() {
        RandomNetworks b = new RandomNetworks(5).input(5, 5, 2);
        List<Activation> all = List.of(
                Activation.relu(0, 6, 0),
                Activation.relu(0.1, Double.POSITIVE_INFINITY, 0),
                Activation.relu(0.2, 1.5, 0.25),
                Activation.elu(0.7),
                Activation.of(Activation.Function.TANH),
                Activation.of(Activation.Function.SIGMOID),
                Activation.of(Activation.Function.SOFTPLUS),
                Activation.of(Activation.Function.SILU));
        b.node("c0", b.convolution(1, 1, Padding.VALID, 2, 6));
        for (int i = 0; i < all.size(); i++) {
            b.node("a" + i, all.get(i));
            b.node("c" + (i + 1), b.convolution(3, 1, Padding.SAME, 6, 6));
        }
        return b.node("flat", new Flatten()).node("scores", b.dense(150, 3)).softmax();
    }

    private static Network binary() {
        RandomNetworks b = new RandomNetworks(6).input(6, 6, 1);
        return b.node("conv", b.convolution(3, 1, Padding.VALID, 1, 3))
                .relu("relu")
                .node("flat", new Flatten())
                .node("hidden", b.dense(48, 5))
                .relu("relu2")
                .node("scores", b.dense(5, 1))
                .node("sigmoid", Activation.of(Activation.Function.SIGMOID))
                .end();
    }

    private static Network maxHead() {
        RandomNetworks b = new RandomNetworks(8).input(6, 5, 2);
        return b.node("conv", b.convolution(3, 1, Padding.SAME, 2, 4))
                .node("max", new GlobalPooling(Pooling.Mode.MAX))
                .node("scores", b.dense(4, 3))
                .end();
    }

    /** Padding that cannot be folded: two readers, before a pooling, as the target, wider than the kernel. */
    private static Network paddings() {
        RandomNetworks b = new RandomNetworks(9).input(6, 5, 3);
        return b.node("first", b.convolution(3, 1, Padding.SAME, 3, 20))
                .relu("r1")
                .node("padded", new ZeroPadding(1, 0, 2, 1))
                .node("left", b.convolution(3, 2, Padding.VALID, 20, 18))
                .node("right", b.convolution(3, 2, Padding.VALID, 20, 18), "padded")
                .node("sum", new Add(), "left", "right", "right")
                .relu("r2")
                .node("pad2", new ZeroPadding(2, 2, 2, 2))
                .node("c2", b.convolution(1, 1, Padding.VALID, 18, 5))
                .node("pad3", new ZeroPadding(0, 1, 1, 0))
                .node("avg", new Pooling(Pooling.Mode.AVERAGE, new Window(3, 3, 2, 2, Padding.VALID)))
                .node("flat", new Flatten())
                .node("scores", b.dense(45, 3))
                .end();
    }

    /** Vectors in every place where a map may lie behind them. */
    private static Network vectors() {
        RandomNetworks b = new RandomNetworks(10).input(5, 5, 2);
        return b.node("conv", b.convolution(3, 1, Padding.VALID, 2, 20))
                .node("flat", new Flatten())
                .node("bn", b.normalization(180))
                .node("tanh", Activation.of(Activation.Function.TANH))
                .node("d1", b.dense(180, 20))
                .node("max", new GlobalPooling(Pooling.Mode.MAX), "conv")
                .node("mean", new GlobalPooling(Pooling.Mode.AVERAGE), "conv")
                .node("sum", new Add(), "max", "d1", "mean")
                .node("bn2", b.normalization(20))
                .node("general", Activation.relu(0.3, 2, 0.1))
                .node("scores", b.dense(20, 3), "bn2")
                .node("more", b.dense(20, 3), "general")
                .node("total", new Add(), "scores", "more")
                .end();
    }

    private static Network depthwise() {
        RandomNetworks b = new RandomNetworks(9).input(15, 14, 3);
        return b.node("c0", b.convolution(1, 1, Padding.VALID, 3, 4))
                .node("dw1", b.grouped(new Window(3, 3, 1, 1, Padding.SAME), 4, 4, 4))
                .node("dw2", b.grouped(new Window(3, 2, 2, 1, Padding.SAME), 4, 8, 4))
                .node("bn", b.normalization(8))
                .relu("relu")
                .node("dw3", b.grouped(new Window(2, 3, 1, 1, 2, 2, Padding.SAME), 8, 8, 8))
                .node("dw4", b.grouped(new Window(2, 2, 1, 2, Padding.VALID), 8, 8, 8))
                .node("g1", b.grouped(new Window(3, 3, 1, 1, 1, 2, Padding.SAME), 8, 6, 2))
                .node("g2", b.grouped(new Window(2, 1, 1, 1, Padding.explicit(1, 0, 0, 0)), 6, 9, 3))
                .node("d1", b.convolution(new Window(3, 2, 1, 1, 2, 3, Padding.VALID), 9, 3))
                .node("flat", new Flatten())
                .node("scores", b.dense(36, 3))
                .softmax();
    }
}
