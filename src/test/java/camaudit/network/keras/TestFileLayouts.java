package camaudit.network.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.network.Convolution;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestFileLayouts {
    @ParameterizedTest
    @ValueSource(strings = {"residual-bn.h5", "residual-bn.keras2.h5"})
    void oneModelInThreeLayoutsIsOneNetwork(String file) {
        SameNetwork.require(ModelFiles.read(file), ModelFiles.read("residual-bn.keras"));
    }

    @Test
    void stateOfTheOptimizerIsPassedOver() {
        SameNetwork.require(ModelFiles.read("odd/trained.h5"), ModelFiles.read("odd/trained.keras"));
    }

    @Test
    void everyLayerInBothLayoutsIsOneNetwork() {
        SameNetwork.require(ModelFiles.read("odd/every-layer.h5"), ModelFiles.read("odd/every-layer.keras"));
    }

    @Test
    void keras1GraphWithWeightsAtTheRoot() {
        Network network = ModelFiles.read("odd/keras1-graph.h5");
        assertThat(node(network, "merge_1").inputs()).containsExactly("left", "right");
        assertThat(network.shapes()).containsEntry("pad", Shape.map(8, 10, 2)).containsEntry("scores", Shape.vector(3));
        Convolution right = ModelFiles.operation(network, "right/pre_activation", Convolution.class);
        assertThat(right.kernel().values()).startsWith(0.024259565f, 1.5458208f);
    }

    @Test
    void groupsWithoutNamesGoByCounterNotByAlphabet() {
        Network network = ModelFiles.read("odd/many-unnamed.keras");
        for (int i = 0; i < 12; i++) {
            Convolution step = ModelFiles.operation(network, "step_" + i, Convolution.class);
            assertThat(step.kernel().values()).containsOnly(i + 1f);
            assertThat(step.bias().values()).containsOnly(i + 1f);
        }
        assertThat(network.inputShape().isKnown()).isFalse();
        assertThat(network.withInputSize(5, 7).shapes()).containsEntry("step_11", Shape.map(5, 7, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked-names.h5", "gzip.h5", "reversed-names.h5", "float64-big-endian.h5"})
    void otherStorageOfTheSameWeights(String file) {
        SameNetwork.require(ModelFiles.read("odd/" + file), ModelFiles.read("odd/tiny.h5"));
    }

    @Test
    void halfPrecision() {
        Network half = ModelFiles.read("odd/float16.h5");
        Network single = ModelFiles.read("odd/tiny.h5");
        float[] expected = ModelFiles.operation(single, "conv1/pre_activation", Convolution.class)
                .kernel()
                .values();
        float[] values = ModelFiles.operation(half, "conv1/pre_activation", Convolution.class)
                .kernel()
                .values();
        assertThat(values).containsExactly(expected, within(5e-4f)).isNotEqualTo(expected);
    }

    private static Node node(Network network, String name) {
        return network.nodes().stream()
                .filter(n -> n.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
