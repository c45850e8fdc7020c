package camaudit.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which trained values are refused, and which infinities are not trained values. */
class TestFiniteWeights {
    private static final float NAN = Float.NaN;
    private static final float INFINITE = Float.POSITIVE_INFINITY;
    private static final Window ONE = new Window(1, 1, 1, 1, Padding.VALID);

    private static Tensor vector(float... values) {
        return Tensor.of(values, values.length);
    }

    private static Tensor kernel(float... values) {
        return Tensor.of(values, 1, 1, 1, values.length);
    }

    private static Network of(Operation... operations) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Node("image", new Input(Shape.map(2, 2, 2)), List.of()));
        for (Operation operation : operations) {
            nodes.add(new Node(
                    "layer" + nodes.size(),
                    operation,
                    List.of(nodes.get(nodes.size() - 1).name())));
        }
        return new Network("m", nodes, nodes.get(nodes.size() - 1).name());
    }

    static Stream<Named<Operation>> faulty() {
        Tensor good = vector(1, 2);
        return Stream.of(
                        new Convolution(kernel(1, NAN), good, ONE),
                        new Convolution(kernel(1, 2), vector(-INFINITE, 0), ONE),
                        new TransposedConvolution(
                                kernel(INFINITE), vector(1), ONE, new TransposedConvolution.Crop(0, 0, 0, 0)),
                        new Dense(Tensor.of(new float[] {1, NAN}, 2, 1), vector(0)),
                        new Dense(Tensor.of(new float[] {1, 2}, 2, 1), vector(NAN)),
                        new BatchNormalization(vector(NAN, 1), good, good, good, 1e-3),
                        new BatchNormalization(good, vector(NAN, 1), good, good, 1e-3),
                        new BatchNormalization(good, good, vector(NAN, 1), good, 1e-3),
                        new BatchNormalization(good, good, good, vector(INFINITE, 1), 1e-3),
                        new LayerNormalization(vector(NAN, 1), good, 1e-3),
                        new GroupNormalization(1, good, vector(NAN, 1), 1e-3),
                        new ParametricRelu(Tensor.of(new float[] {NAN}, 1, 1, 1)),
                        new Affine(vector(NAN, 1), good),
                        new Affine(good, vector(INFINITE, 1)),
                        new Affine(good, vector(NAN, 1)),
                        new WeightedSum(List.of(1.0, Double.NaN)),
                        Activation.elu(Double.POSITIVE_INFINITY))
                .map(operation -> Named.of(operation.kind(), operation));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void anyTrainedValueThatIsNotFiniteIsFound(Operation operation) {
        List<FiniteWeights.FaultyLayer> faults = FiniteWeights.faults(of(operation));
        assertThat(faults).singleElement().satisfies(layer -> {
            assertThat(layer.name()).isEqualTo("layer1");
            assertThat(layer.faulty()).isOne();
        });
        assertThatThrownBy(() -> FiniteWeights.require(of(operation)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Layer 'layer1' (" + operation.kind() + "): 1 of ");
    }

    @Test
    void aVarianceBelowZeroHasNoScale() {
        BatchNormalization negative =
                new BatchNormalization(vector(1, 1), vector(0, 0), vector(0, 0), vector(1, -0.5f), 1e-3);
        assertThatThrownBy(() -> FiniteWeights.require(of(negative)))
                .hasMessageContaining("'layer1' (BatchNorm): 1 of 2 channels have no finite scale")
                .hasMessageContaining("variance + epsilon is not above 0");
        BatchNormalization constant = new BatchNormalization(vector(1, 1), vector(0, 0), vector(0, 0), vector(1, 0), 0);
        assertThat(FiniteWeights.faults(of(constant))).hasSize(1);
        BatchNormalization sound = new BatchNormalization(vector(1, 1), vector(0, 0), vector(0, 0), vector(1, 0), 1e-3);
        assertThat(FiniteWeights.faults(of(sound))).isEmpty();
    }

    @Test
    void boundsAndMasksAreNoTrainedValues() {
        assertThat(FiniteWeights.faults(of(
                        Activation.relu(),
                        Activation.relu(0, Double.POSITIVE_INFINITY, 0),
                        new Affine(vector(1, 1), vector(0, -INFINITE)))))
                .isEmpty();
    }

    @Test
    void manyLayersAreCountedAndSomeAreNamed() {
        Operation broken = new Affine(vector(NAN, NAN), vector(0, 0));
        Network network = of(broken, broken, broken, broken, broken, broken, broken);
        assertThatThrownBy(() -> FiniteWeights.require(network))
                .hasMessageStartingWith("model 'm' has weights that are not finite (NaN or infinite)")
                .hasMessageContaining("'layer5' (Affine): 2 of 4 values are not finite; and 2 more layers")
                .hasMessageNotContaining("'layer6'")
                .hasMessageEndingWith("take an earlier checkpoint, or save the model again");
    }

    @Test
    void mergedLayersMustStayInRange() {
        Network overflown = of(new Convolution(kernel(1, INFINITE), vector(0, 0), ONE));
        assertThatThrownBy(() -> FiniteWeights.requireMerged(overflown))
                .hasMessageContaining("exceed the range of 32-bit numbers")
                .hasMessageContaining("'layer1' (Conv2D 1×1): 1 of 4 values");
        FiniteWeights.requireMerged(of(new Convolution(kernel(1, 2), vector(0, -INFINITE), ONE)));
    }
}
