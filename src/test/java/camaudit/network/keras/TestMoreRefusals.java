package camaudit.network.keras;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.network.ModelException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options of merging, reshaping, normalizing and transposed layers that would change the scores. */
class TestMoreRefusals {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            merges       | center     | height        | 20            | at least as large
            merges       | resized    | interpolation | "area"        | lanczos5
            merges       | resized    | antialias     | true          | without it
            merges       | resized    | crop_to_aspect_ratio | true   | whole image
            merges       | fixed      | mean          | [0.1,0.2]     | one for each of 3 channels
            merges       | fixed      | invert        | true          | normalization itself
            merges       | rescaled   | scale         | "half"        | one number
            merges       | prelu      | shared_axes   | [0]           | axes from 1 on
            merges       | prelu      | shared_axes   | [1]           | alpha
            merges       | layer_norm | axis          | [1,2]         | only the last axis
            merges       | layer_norm | rms_scaling   | true          | ordinary layer normalization
            merges       | group_norm | groups        | 4             | divide the 6 channels
            merges       | joined     | axis          | 0             | stay apart
            merges       | joined     | axis          | 9             | axis of a value
            merges       | turned     | dims          | [1,1,2]       | name each dimension once
            merges       | folded     | target_shape  | [-1,-1,2]     | more than one dimension open
            merges       | cropped    | cropping      | [[1,2],[3]]   | one, two or four
            merges       | nearest    | size          | 0             | 1 to 65536
            merges       | dot        | normalize     | true          | UnitNormalization
            merges       | dot        | axes          | [1,1,1]       | one axis of each
            merges       | unit       | axis          | 1             | only the last axis
            merges       | flip       | horizon       | 1             | does not know
            convolutions | same_up    | output_padding| [5,5]         | cannot be cut
            convolutions | same_up    | padding       | "causal"      | only valid and same
            convolutions | grouped    | groups        | 3             | must divide
            convolutions | depthwise  | depth_multiplier | 3          | of layer 'depthwise'
            convolutions | separable  | filters       | 6             | pointwise_kernel
            """)
    void namedWithLayerAndRemedy(String model, String layer, String option, String value, String remedy) {
        JsonNode json = Refusals.json(value);
        byte[] file = ModelFiles.withConfig(
                model + ".keras",
                config -> ((ObjectNode) ModelFiles.layer(config, layer).path("config")).set(option, json));
        assertThatThrownBy(() -> KerasReader.read(file, "changed.keras"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("'" + layer + "'")
                .hasMessageContaining(remedy)
                .hasMessageNotContaining("is damaged");
    }

    @Test
    void numbersWhereALayerReadsValuesOnly() {
        byte[] file = ModelFiles.withConfig("merges.keras", config -> {
            ObjectNode layer = ModelFiles.layer(config, "gated");
            layer.set("inbound_nodes", Refusals.json("[{\"args\":[2.5],\"kwargs\":{}}]"));
        });
        assertThatThrownBy(() -> KerasReader.read(file, "changed.keras"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("layer 'gated' (Multiply)");
    }
}
