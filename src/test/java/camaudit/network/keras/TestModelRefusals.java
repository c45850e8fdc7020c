package camaudit.network.keras;

import static camaudit.network.keras.Refusals.inner;
import static camaudit.network.keras.Refusals.json;
import static camaudit.network.keras.Refusals.kwargs;
import static camaudit.network.keras.Refusals.options;
import static camaudit.network.keras.Refusals.read;
import static camaudit.network.keras.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.network.ModelException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.junit.jupiter.api.Test;

class TestModelRefusals {
    @Test
    void unknownClassWithTheSupportedOnes() {
        assertThatThrownBy(() -> read(config -> ModelFiles.layer(config, "max").put("class_name", "LSTM")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("layer 'max' is of class 'LSTM'")
                .hasMessageContaining(
                        "Activation, ActivityRegularization, Add, AlphaDropout, Average, AveragePooling2D,")
                .hasMessageContaining("UpSampling2D, ZeroPadding2D");
    }

    @Test
    void nestedSharedAndCustom() {
        refused(
                config -> ModelFiles.layer(config, "max").put("class_name", "Functional"),
                "the configuration of model 'max' has no layers");
        refused(
                config -> ModelFiles.layer(config, "max").put("registered_name", "mine>MaxPooling2D"),
                "not a layer of Keras");
        refused(config -> ModelFiles.layer(config, "max").put("module", "my_layers"), "not a layer of Keras");
        refused(config -> ModelFiles.layer(config, "max").put("module", "keras.src.ops.nn"), "not a layer of Keras");
        refused(config -> config.put("class_name", "MyModel"), "model class 'MyModel'");
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
        refused(
                config -> inner(config).set("output_layers", json("[\"scores\",1,0]")),
                "the output of call 1 of layer 'scores'");
        refused(config -> inner(config).set("input_layers", json("{\"a\":[\"image\",0,0]}")), "exactly one input");
        refused(config -> ModelFiles.layer(config, "sum").set("inbound_nodes", json("[]")), "'sum' (Add)");
        read(config -> inner(config).set("output_layers", json("[[\"scores\",0,0]]")));
    }

    @Test
    void layersInACircleOrNamedTwice() {
        String circle = "[[[\"scores\",0,0,{}]]]";
        refused(config -> ModelFiles.layer(config, "leaky").set("inbound_nodes", json(circle)), "in turn read");
        refused(
                config -> ModelFiles.layer(config, "leaky").set("inbound_nodes", json("[[[\"no\",0,0,{}]]]")),
                "no layer 'no', which one of its layers");
        refused(
                config -> inner(config).withArray("layers").add(ModelFiles.layer(config, "drop")),
                "two layers named 'drop'");
    }

    @Test
    void layersInAnyOrder() {
        read(config -> {
            ArrayNode layers = inner(config).withArray("layers");
            for (int i = layers.size() - 1; i >= 0; i--) {
                layers.add(layers.remove(i));
            }
        });
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
                config -> options(config, "image").set("batch_shape", json("[null,65536,65536,3]")),
                "layer 'image' (InputLayer): its shape 65536×65536×3");
        refused(
                config -> options(config, "image").set("batch_shape", json("[null,2147483647,2147483647,3]")),
                "at most 65536");
    }
}
