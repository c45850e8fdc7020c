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

    /** Two calls a level: a few kilobytes that claim 2³⁰ layers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"class_name\":\"Activation\",\"config\":{\"name\":\"a\",\"activation\":\"relu\"}}",
                "{\"class_name\":\"InputLayer\",\"config\":{\"name\":\"a\"}}"
            })
    void modelsThatCallEachOtherBeyondAnyNetworkAreRefused(String innermost) {
        String model = "{\"class_name\":\"Sequential\",\"config\":{\"name\":\"m0\",\"layers\":[" + innermost + "]}";
        for (int level = 1; level <= 30; level++) {
            model = """
                    {"class_name":"Functional","config":{"name":"m%1$d","layers":[
                    {"class_name":"InputLayer","config":{"name":"i"},"inbound_nodes":[]},
                    %3$s,"inbound_nodes":[[["i",0,0,{}]],[["m%2$d",0,0,{}]]]}],
                    "input_layers":[["i",0,0]],"output_layers":[["m%2$d",1,0]]}""".formatted(level, level - 1, model);
        }
        ModelConfig config = ModelConfig.parse(Refusals.json(model + "}"), "bomb");
        assertThatThrownBy(() -> ModelFlattening.of(config, 3))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("more than 100000 times");
    }

    private static Node node(Network network, String name) {
        return network.nodes().stream()
                .filter(n -> n.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
