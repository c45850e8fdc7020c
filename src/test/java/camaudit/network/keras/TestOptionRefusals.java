package camaudit.network.keras;

import static camaudit.network.keras.Refusals.json;
import static camaudit.network.keras.Refusals.options;
import static camaudit.network.keras.Refusals.read;
import static camaudit.network.keras.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.network.ModelException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestOptionRefusals {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            zeta        | dilation_rate | [0,2]              | 1 to 65536
            zeta        | groups        | 2                  | must divide the 3 input channels
            zeta        | data_format   | "channels_first"   | only channels_last
            zeta        | padding       | "causal"           | only valid and same
            zeta        | kernel_size   | [3,3,3]            | one or two whole numbers
            zeta        | kernel_size   | 0                  | 1 to 65536
            zeta        | strides       | [1.5,1]            | 1 to 65536
            zeta        | filters       | 2147483648         | 1 or more
            zeta        | filters       | null               | save the model again
            zeta        | activation    | "wavelet"          | relu, relu6, selu
            zeta        | activation    | {"class_name":"GELU","config":{}} | relu6
            zeta        | activation    | {"module":"builtins","class_name":"function","config":"relu"} | Keras's own
            zeta        | use_bias      | "yes"              | true or false
            zeta        | dtype         | "int8_from_float32"| before quantization
            zeta        | dtype         | {"class_name":"QuantizedDTypePolicy","config":{"name":"int8"}} | before quantization
            zeta        | lora_rank     | 4                  | does not know
            zeta        | my_option     | false              | does not know
            norm        | axis          | 1                  | only the last axis
            norm        | axis          | [1,2]              | only the last axis
            norm        | renorm        | true               | ordinary batch normalization
            norm        | mode          | 1                  | moving statistics
            norm        | epsilon       | -1                 | 0 or more
            norm        | epsilon       | NaN                | finite number
            bounded     | max_value     | "six"              | finite number
            leaky       | negative_slope| [0.1,0.2]          | finite number
            pad         | padding       | [[1,2],[3]]        | one, two or four
            pad         | padding       | -1                 | 0 to 65536
            pad         | padding       | 2147483647         | 0 to 65536
            max         | data_format   | "channels_first"   | only channels_last
            max         | pool_size     | []                 | 1 to 65536
            max         | strides       | [2147483647,1]     | 1 to 65536
            dense_1     | quantization_config | {"mode":"int8"} | before quantization
            scores      | axis          | 0                  | only the last axis
            image       | sparse        | true               | dense input
            image       | ragged        | true               | dense input
            image       | batch_shape   | [null,3]           | image input
            image       | batch_shape   | [null,12,12,null]  | image input
            image       | batch_shape   | [null,12,-3,3]     | image input
            """)
    void optionNamedWithItsValueAndLayer(String layer, String option, String value, String remedy) {
        JsonNode json = json(value);
        assertThatThrownBy(() -> read(config -> options(config, layer).set(option, json)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model file 'changed.keras'")
                .hasMessageContaining("'" + layer + "'")
                .hasMessageContaining(option)
                .hasMessageContaining(json.isNull() ? option : json.isTextual() ? json.asText() : json.toString())
                .hasMessageContaining(remedy);
    }

    @ParameterizedTest
    @CsvSource({"[3], norm", "3, norm", "-1, norm"})
    void axisOfAMapInAnyOfItsForms(String axis, String layer) {
        read(config -> options(config, layer).set("axis", json(axis)));
    }

    @Test
    void valuesInWrappersOfKeras2() {
        read(config -> options(config, "bounded").set("max_value", json("{\"type\":\"ndarray\",\"value\":6.0}")));
        read(config -> options(config, "leaky").set("negative_slope", json("{\"type\":\"ndarray\",\"value\":[0.25]}")));
        read(config -> options(config, "zeta").putNull("some_new_option"));
    }

    @Test
    void namesOfKeras1() {
        refused(
                config -> {
                    options(config, "max").remove("data_format");
                    options(config, "max").put("dim_ordering", "th");
                },
                "layer 'max' (MaxPooling2D): option data_format = th");
        refused(config -> options(config, "max").put("border_mode", "valid"), "stands beside its other name");
    }

    @Test
    void fusedActivationLayerWithAnUnknownOption() {
        String activation = "{\"class_name\":\"LeakyReLU\",\"config\":{\"name\":\"a\",\"slant\":2}}";
        refused(
                config -> options(config, "zeta").set("activation", json(activation)),
                "layer 'zeta' (LeakyReLU): option slant = 2");
    }
}
