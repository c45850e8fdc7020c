package camaudit.network.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.network.Activation;
import camaudit.network.Affine;
import camaudit.network.Elementwise;
import camaudit.network.ModelException;
import camaudit.network.Network;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Keras 2 means or writes otherwise than Keras 3. */
class TestKeras2 {
    @Test
    void theHardSigmoidIsSteeper() {
        assertThat(hardSigmoid("3.15.1").slope()).isEqualTo(1.0 / 6);
        assertThat(hardSigmoid("2.15.0").slope()).isEqualTo(0.2);
        assertThatThrownBy(() -> hardSigmoid("nightly"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Keras version 'nightly'");
    }

    private static Activation hardSigmoid(String version) {
        Map<String, byte[]> entries = ModelFiles.unzip(ModelFiles.bytes("merges.keras"));
        entries.put("metadata.json", ("{\"keras_version\":\"" + version + "\"}").getBytes(StandardCharsets.UTF_8));
        Network network = KerasReader.read(ModelFiles.zip(entries), "merges.keras");
        return ModelFiles.operation(network, "excite", Activation.class);
    }

    @Test
    void operatorsOfTensorFlow() {
        Network number = lambda("__operators__.add", "[[\"unit\",0,0,{\"y\":3.0,\"name\":null}]]");
        assertThat(ModelFiles.operation(number, "multiply", Affine.class)
                        .shift()
                        .values())
                .containsExactly(3f);
        Network first = lambda("math.subtract", "[[\"_CONSTANT_VALUE\",-1,2.0,{\"y\":[\"unit\",0,0]}]]");
        assertThat(ModelFiles.operation(first, "multiply", Affine.class)
                        .factor()
                        .values())
                .containsExactly(-1f);
        Network both = lambda("math.multiply", "[[\"unit\",0,0,{\"y\":[\"conv6\",0,0]}]]");
        assertThat(ModelFiles.operation(both, "multiply", Elementwise.class).function())
                .isEqualTo(Elementwise.Function.MULTIPLY);
    }

    @Test
    void otherFunctionsOfTensorFlowAreRefused() {
        assertThatThrownBy(() -> lambda("math.erf", "[[\"unit\",0,0,{}]]"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("layer 'multiply' is of class 'TFOpLambda'");
        assertThatThrownBy(() -> lambda("math.add", "[[\"unit\",0,0,{}]]"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("operands");
    }

    private static Network lambda(String function, String nodes) {
        byte[] file = ModelFiles.withConfig("merges.keras", config -> {
            ObjectNode layer = ModelFiles.layer(config, "multiply");
            layer.put("class_name", "TFOpLambda");
            layer.remove("module");
            layer.remove("registered_name");
            ((ObjectNode) layer.path("config")).put("function", function);
            layer.set("inbound_nodes", Refusals.json(nodes));
        });
        return KerasReader.read(file, "merges.keras");
    }
}
