package camaudit.network.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.network.BatchNormalization;
import camaudit.network.Convolution;
import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models within models, and layers and models that are called several times. */
class TestNested {
    @ParameterizedTest
    @ValueSource(strings = {"nested.keras", "nested.h5"})
    void layersCarryTheNamesOfTheirModelsAndTheNumbersOfTheirCalls(String file) {
        Network network = ModelFiles.read(file);
        assertThat(network.nodes().stream().map(Node::name))
                .containsExactly(
                        "image",
                        "features/stem",
                        "features/block/0/spatial",
                        "features/block/0/norm",
                        "features/block/0/relu",
                        "features/block/1/spatial",
                        "features/block/1/norm",
                        "features/block/1/relu",
                        "features/norm_2",
                        "shared/0/pre_activation",
                        "shared/0",
                        "shared/1/pre_activation",
                        "shared/1",
                        "sum",
                        "last/pre_activation",
                        "last",
                        "gap",
                        "head/logits",
                        "scores");
        assertThat(node(network, "sum").inputs()).containsExactly("features/norm_2", "shared/1");
        assertThat(node(network, "shared/1/pre_activation").inputs()).containsExactly("shared/0");
    }

    @Test
    void callsOfALayerShareItsWeights() {
        Network network = ModelFiles.read("nested.keras");
        Convolution first = ModelFiles.operation(network, "shared/0/pre_activation", Convolution.class);
        Convolution second = ModelFiles.operation(network, "shared/1/pre_activation", Convolution.class);
        assertThat(second.kernel()).isSameAs(first.kernel());
        BatchNormalization norm = ModelFiles.operation(network, "features/block/0/norm", BatchNormalization.class);
        BatchNormalization again = ModelFiles.operation(network, "features/block/1/norm", BatchNormalization.class);
        assertThat(again.mean()).isSameAs(norm.mean());
    }

    @Test
    void bothFormatsAreOneNetwork() {
        SameNetwork.require(ModelFiles.read("nested.h5"), ModelFiles.read("nested.keras"));
        SameNetwork.require(ModelFiles.read("merges.h5"), ModelFiles.read("merges.keras"));
        SameNetwork.require(ModelFiles.read("convolutions.h5"), ModelFiles.read("convolutions.keras"));
    }

    @Test
    void aClassWithinAModelIsRefusedUnderItsFullName() {
        byte[] file = ModelFiles.withConfig("nested.keras", config -> {
            var features = ModelFiles.layer(config, "features");
            for (var layer : features.path("config").path("layers")) {
                if (layer.path("config").path("name").asText().equals("stem")) {
                    ((com.fasterxml.jackson.databind.node.ObjectNode) layer).put("class_name", "Conv2DLSTM");
                }
            }
        });
        assertThatThrownBy(() -> KerasReader.read(file, "nested.keras"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("stem");
    }

    private static Node node(Network network, String name) {
        return network.nodes().stream()
                .filter(n -> n.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
