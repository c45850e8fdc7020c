package camaudit.network.keras;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.network.Network;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks whose file leaves the image size open are the same network once it is given. */
class TestOpenSize {
    @ParameterizedTest
    @ValueSource(strings = {"mobilenetv2", "mobilenetv3", "densenet", "efficientnetv2", "nasnet", "convnext"})
    void networkOfTheSizeItWasBuiltFor(String family) {
        String file = "applications/" + family + "-small.keras";
        byte[] open = ModelFiles.withConfig(file, config -> {
            JsonNode input = config.path("config").path("layers").get(0).path("config");
            ((ObjectNode) input).set("batch_shape", Refusals.json("[null,null,null,3]"));
        });
        Network network = KerasReader.read(open, file);
        assertThat(network.inputShape().isKnown()).isFalse();
        SameNetwork.require(network.withInputSize(64, 64), ModelFiles.read(file));
    }
}
