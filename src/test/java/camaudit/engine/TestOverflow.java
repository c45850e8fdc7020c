package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.engine.nd4j.Nd4jBackend;
import camaudit.engine.onednn.OnednnBackend;
import camaudit.network.Activation;
import camaudit.network.Add;
import camaudit.network.Convolution;
import camaudit.network.GlobalPooling;
import camaudit.network.Network;
import camaudit.network.Operation;
import camaudit.network.Padding;
import camaudit.network.Pooling;
import camaudit.network.Tensor;
import camaudit.network.Window;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers beyond the range of 32 bits end alike on every backend: where one gives NaN, so does the other. */
class TestOverflow {
    private static final Window ONE = new Window(1, 1, 1, 1, Padding.VALID);
    private static final int IMAGES = 5;
    private static final int CELLS = 4 * 4;

    @BeforeAll
    static void bothBackendsLoad() {
        Assumptions.assumeTrue(new OnednnBackend().obstacle().isEmpty());
    }

    private static Convolution pointwise(float... weights) {
        int channels = (int) Math.round(Math.sqrt(weights.length));
        return new Convolution(Tensor.of(weights, 1, 1, channels, channels), Tensor.filled(0.25f, channels), ONE);
    }

    /** Two channels; a pixel of 1 gets to infinity in both at {@code overflow}, whose difference is NaN at {@code difference}. */
    private static RandomNetworks explosive() {
        return new RandomNetworks(7)
                .input(4, 4, 2)
                .node("grow", pointwise(1e30f, 0, 0, 1e30f))
                .node("overflow", pointwise(1e30f, 0, 0, 1e30f))
                .node("difference", pointwise(1, -1, -1, 1));
    }

    private static Network ended(RandomNetworks network) {
        return network.node("gap", new GlobalPooling(Pooling.Mode.AVERAGE))
                .node("scores", network.dense(2, 3))
                .softmax();
    }

    static Stream<Named<Network>> networks() {
        Stream<Operation> activations = Stream.of(
                Activation.relu(),
                Activation.relu(0, 6, 0),
                Activation.relu(0.1, Double.POSITIVE_INFINITY, 0),
                Activation.relu(0.1, 6, 0.5),
                Activation.elu(1),
                Activation.of(Activation.Function.SIGMOID),
                Activation.of(Activation.Function.TANH),
                Activation.of(Activation.Function.SOFTPLUS),
                Activation.of(Activation.Function.SILU),
                Activation.of(Activation.Function.HARD_SILU),
                Activation.of(Activation.Function.HARD_TANH),
                Activation.of(Activation.Function.GELU),
                Activation.of(Activation.Function.MISH),
                new Pooling(Pooling.Mode.MAX, new Window(2, 2, 2, 2, Padding.VALID)),
                new Pooling(Pooling.Mode.AVERAGE, new Window(2, 2, 2, 2, Padding.VALID)));
        Stream<Named<Network>> after = activations.map(
                operation -> Named.of(operation.kind(), ended(explosive().node("swallows", operation))));
        return Stream.concat(
                after,
                Stream.of(
                        Named.of(
                                "ReLU after every convolution",
                                ended(new RandomNetworks(7)
                                        .input(4, 4, 2)
                                        .node("c1", pointwise(1e30f, 0, 0, 1e30f))
                                        .relu("r1")
                                        .node("c2", pointwise(1e30f, 0, 0, 1e30f))
                                        .relu("r2")
                                        .node("c3", pointwise(1, -1, -1, 1))
                                        .relu("r3"))),
                        Named.of(
                                "residual sum",
                                ended(explosive()
                                        .node("sum", new Add(), "overflow", "difference")
                                        .relu("r"))),
                        Named.of(
                                "global maximum",
                                explosive()
                                        .node("max", new GlobalPooling(Pooling.Mode.MAX))
                                        .node("scores", new RandomNetworks(1).dense(2, 3))
                                        .softmax()),
                        Named.of(
                                "infinity that a bound makes finite",
                                ended(new RandomNetworks(7)
                                        .input(4, 4, 2)
                                        .node("c1", pointwise(1e30f, 0, 0, 1e30f))
                                        .node("c2", pointwise(1e30f, 0, 0, 1e30f))
                                        .node("bound", Activation.relu(0, 6, 0))
                                        .node("c3", pointwise(1, -1, -1, 1))
                                        .relu("r3")))));
    }

    /** Images 1 and 3 hold pixels of 1, one of them in a single cell; the others are black. */
    private static float[] input() {
        float[] input = new float[IMAGES * CELLS * 2];
        for (int i = 0; i < CELLS * 2; i++) {
            input[CELLS * 2 + i] = 1;
        }
        input[3 * CELLS * 2 + 10] = 1;
        input[3 * CELLS * 2 + 11] = 1;
        return input;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void backendsAgreeOnWhichLogitsAreFinite(Network network) {
        Plan plan = Plans.of(network, network.nodes().get(1).name());
        float[] portable = logits(new Nd4jBackend(), plan);
        float[] fast = logits(new OnednnBackend(), plan);
        for (int i = 0; i < portable.length; i++) {
            assertThat(Float.isFinite(fast[i]))
                    .as("logit %d of image %d: %s and %s", i % 3, i / 3, portable[i], fast[i])
                    .isEqualTo(Float.isFinite(portable[i]));
            if (Float.isFinite(portable[i])) {
                assertThat(fast[i]).isCloseTo(portable[i], org.assertj.core.data.Percentage.withPercentage(0.01));
            }
        }
        assertThat(portable[0]).isFinite();
    }

    @Test
    void aNanBehindAReluIsSeenInTheImageThatHasItOnly() {
        Network network = ended(explosive().relu("r"));
        for (Backend backend : List.of(new Nd4jBackend(), new OnednnBackend())) {
            float[] logits = logits(backend, Plans.of(network, "difference"));
            for (int image = 0; image < IMAGES; image++) {
                assertThat(Float.isFinite(logits[3 * image]))
                        .as("%s, image %d", backend.name(), image)
                        .isEqualTo(image != 1 && image != 3);
            }
        }
    }

    @Test
    void afterABatchWithLargeNumbersAnotherRunsAsBefore() {
        Plan plan = Plans.of(ended(explosive().relu("r")), "difference");
        float[] black = new float[IMAGES * CELLS * 2];
        try (Execution execution = new OnednnBackend().prepare(plan).open(IMAGES)) {
            float[] before = execution.forward(black, IMAGES);
            execution.forward(input(), IMAGES);
            assertThat(execution.forward(black, IMAGES)).isEqualTo(before);
            execution.respond(new int[IMAGES]);
        }
    }

    private static float[] logits(Backend backend, Plan plan) {
        try (Execution execution = backend.prepare(plan).open(IMAGES)) {
            return execution.forward(input(), IMAGES);
        }
    }
}
