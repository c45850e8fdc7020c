package camaudit.network.keras;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import camaudit.SharedData;
import camaudit.network.ModelException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestRefusals {
    private static final String MODEL = "odd/every-layer.keras";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            zeta        | dilation_rate | [2,2]              | only 1 is
            zeta        | dilation_rate | [1,2]              | only 1 is
            zeta        | groups        | 2                  | only 1 is
            zeta        | data_format   | "channels_first"   | only channels_last
            zeta        | padding       | "causal"           | only valid and same
            zeta        | kernel_size   | [3,3,3]            | one or two whole numbers
            zeta        | kernel_size   | 0                  | 1 or more
            zeta        | strides       | [1.5,1]            | 1 or more
            zeta        | filters       | 2147483648         | 1 or more
            zeta        | filters       | null               | save the model again
            zeta        | activation    | "gelu"             | relu, relu6, sigmoid
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
            pad         | padding       | -1                 | 0 or more
            max         | data_format   | "channels_first"   | only channels_last
            max         | pool_size     | []                 | 1 or more
            global_max  | keepdims      | true               | without keepdims
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
    void unknownClassWithTheSupportedOnes() {
        assertThatThrownBy(() -> read(config -> ModelFiles.layer(config, "max").put("class_name", "LSTM")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("layer 'max' is of class 'LSTM'")
                .hasMessageContaining("Activation, ActivityRegularization, Add, AlphaDropout, AveragePooling2D,")
                .hasMessageContaining("Softmax, SpatialDropout2D, ZeroPadding2D");
    }

    @Test
    void depthwiseConvolutionOfARealModel() {
        Optional<Path> file = SharedData.find("models/imagenet_mobilenet_v1_0.25_128.keras2.h5");
        assumeTrue(file.isPresent(), "needs ../shared/data beside the project");
        assertThatThrownBy(() -> KerasReader.read(ModelFiles.bytes(file.orElseThrow()), "mobilenet.h5"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("layer 'dw_2' is of class 'DepthwiseConv2D'");
    }

    @Test
    void nestedSharedAndCustom() {
        refused(config -> ModelFiles.layer(config, "max").put("class_name", "Functional"), "nested model 'max'");
        refused(
                config -> ModelFiles.layer(config, "max").put("registered_name", "mine>MaxPooling2D"),
                "not a layer of Keras");
        refused(config -> ModelFiles.layer(config, "max").put("module", "my_layers"), "not a layer of Keras");
        refused(config -> ModelFiles.layer(config, "sum").put("module", "keras.src.ops.numpy"), "not a layer of Keras");
        refused(
                config -> {
                    ObjectNode layer = ModelFiles.layer(config, "max");
                    layer.withArray("inbound_nodes")
                            .add(layer.path("inbound_nodes").get(0));
                },
                "'max' (MaxPooling2D) is shared, the model calls it 2 times");
        refused(config -> config.put("class_name", "MyModel"), "model class 'MyModel'");
    }

    @Test
    void fusedActivationLayerWithAnUnknownOption() {
        String activation = "{\"class_name\":\"LeakyReLU\",\"config\":{\"name\":\"a\",\"slant\":2}}";
        refused(
                config -> options(config, "zeta").set("activation", json(activation)),
                "layer 'zeta' (LeakyReLU): option slant = 2");
    }

    @Test
    void callArgumentsThatChangeInference() {
        refused(config -> kwargs(config, "norm").put("training", true), "'norm' (BatchNormalization) is called with");
        refused(config -> kwargs(config, "sum").put("mask", 1), "mask = 1");
        read(config -> kwargs(config, "norm").put("training", false));
    }

    @Test
    void inputsAndOutputs() {
        refused(
                config -> inner(config).set("input_layers", json("[[\"image\",0,0],[\"b\",0,0]]")),
                "exactly one input");
        refused(config -> inner(config).set("output_layers", json("[[\"flat\",0,0],[\"drop\",0,0]]")), "one output");
        refused(config -> inner(config).set("output_layers", json("[\"nothing\",0,0]")), "no layer 'nothing'");
        refused(config -> inner(config).set("output_layers", json("[\"scores\",1,0]")), "second use");
        refused(config -> inner(config).set("input_layers", json("{\"a\":[\"image\",0,0]}")), "exactly one input");
        refused(config -> ModelFiles.layer(config, "sum").set("inbound_nodes", json("[]")), "'sum' (Add)");
        read(config -> inner(config).set("output_layers", json("[[\"scores\",0,0]]")));
    }

    @Test
    void layersInACircleOrNamedTwice() {
        String circle = "[[[\"scores\",0,0,{}]]]";
        refused(config -> ModelFiles.layer(config, "leaky").set("inbound_nodes", json(circle)), "in turn reads");
        refused(
                config -> inner(config).withArray("layers").add(ModelFiles.layer(config, "drop")),
                "two layers named 'drop'");
    }

    @Test
    void weightsThatDoNotFit() {
        refused(config -> options(config, "zeta").put("filters", 5), "kernel of layer 'zeta' (Conv2D) has shape");
        refused(config -> options(config, "zeta").put("filters", 2_000_000_000), "[3, 3, 3, 2000000000]");
        refused(config -> options(config, "zeta").put("use_bias", false), "'zeta' (Conv2D) has 2 weights in the file");
        refused(config -> options(config, "conv2d_1").put("use_bias", true), "asks for 2 (kernel, bias)");
        refused(config -> options(config, "dense").put("units", 4), "kernel of layer 'dense' (Dense)");
        refused(config -> options(config, "norm").put("scale", true), "asks for 4 (gamma, beta");
        refused(
                config -> {
                    ModelFiles.layer(config, "dense").put("class_name", "Dropout");
                    options(config, "dense").retain("name");
                },
                "belong to no layer");
    }

    @Test
    void sizesBeyondAnyMachine() {
        refused(
                config -> options(config, "image").set("batch_shape", json("[null,2147483647,2147483647,3]")),
                "layer '");
    }

    private static ObjectNode inner(ObjectNode config) {
        return (ObjectNode) config.path("config");
    }

    private static ObjectNode options(ObjectNode config, String layer) {
        return (ObjectNode) ModelFiles.layer(config, layer).path("config");
    }

    private static ObjectNode kwargs(ObjectNode config, String layer) {
        return (ObjectNode)
                ModelFiles.layer(config, layer).path("inbound_nodes").get(0).path("kwargs");
    }

    private static void refused(Consumer<ObjectNode> change, String message) {
        assertThatThrownBy(() -> read(change))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model file 'changed.keras'")
                .hasMessageContaining(message)
                .hasMessageNotContaining("is damaged and cannot be read");
    }

    private static void read(Consumer<ObjectNode> change) {
        KerasReader.read(ModelFiles.withConfig(MODEL, change), "changed.keras");
    }

    private static JsonNode json(String text) {
        try {
            return text.equals("NaN") ? MAPPER.getNodeFactory().numberNode(Double.NaN) : MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
