package camaudit.network.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import camaudit.SharedData;
import camaudit.network.BatchNormalization;
import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Shape;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestKerasReader {
    @ParameterizedTest
    @ValueSource(strings = {"mnist-cnn.keras", "mnist-cnn.h5"})
    void sequentialModelOfTheDemo(String file) {
        Network network = KerasReader.read(ModelFiles.demo(file), file);
        assertThat(network.name()).isEqualTo("mnist_cnn");
        assertThat(network.nodes())
                .extracting(Node::name)
                .containsExactly(
                        "input_layer_1",
                        "conv2d/pre_activation",
                        "conv2d",
                        "max_pooling2d",
                        "dropout",
                        "conv2d_1/pre_activation",
                        "conv2d_1",
                        "max_pooling2d_1",
                        "dropout_1",
                        "flatten",
                        "dense/pre_activation",
                        "dense",
                        "visualized_layer/pre_activation",
                        "visualized_layer");
        assertThat(network.output()).isEqualTo("visualized_layer");
        assertThat(network.shapes())
                .containsEntry("input_layer_1", Shape.map(28, 28, 1))
                .containsEntry("conv2d_1", Shape.map(11, 11, 64))
                .containsEntry("flatten", Shape.vector(1600))
                .containsEntry("visualized_layer", Shape.vector(10));
        Convolution first = ModelFiles.operation(network, "conv2d/pre_activation", Convolution.class);
        assertThat(first.kernel().values()).startsWith(0.035031885f, 0.2547602f);
        assertThat(first.bias().values()).startsWith(-0.032774117f, 0.036983952f);
        Dense scores = ModelFiles.operation(network, "visualized_layer/pre_activation", Dense.class);
        assertThat(scores.kernel().values()).startsWith(-0.09948875f, -0.014936719f);
        assertThat(scores.bias().size()).isEqualTo(10);
    }

    @Test
    void residualModel() {
        Network network = ModelFiles.read("residual-bn.keras");
        assertThat(node(network, "add2").inputs()).containsExactlyInAnyOrder("max1", "bn2b");
        assertThat(network.shapes()).containsEntry("relu3", Shape.map(4, 4, 12)).containsEntry("gap", Shape.vector(12));
        Convolution shortcut = ModelFiles.operation(network, "conv3s", Convolution.class);
        assertThat(shortcut.kernel().values()).startsWith(-0.12781115f, -0.7832038f);
        assertThat(ModelFiles.operation(network, "conv3a", Convolution.class)
                        .bias()
                        .values())
                .containsOnly(0f)
                .hasSize(12);
        BatchNormalization unscaled = ModelFiles.operation(network, "bn2b", BatchNormalization.class);
        assertThat(unscaled.gamma().values()).containsOnly(1f);
        assertThat(unscaled.beta().values()).startsWith(-0.73742867f, -0.33143392f);
        BatchNormalization unshifted = ModelFiles.operation(network, "bn3a", BatchNormalization.class);
        assertThat(unshifted.gamma().values()).startsWith(0.8853264f, 0.68088716f);
        assertThat(unshifted.beta().values()).containsOnly(0f);
        assertThat(unshifted.mean().values()).startsWith(-0.46321398f, -0.12991802f);
        assertThat(unshifted.variance().values()).startsWith(1.0971777f, 2.9263463f);
    }

    @Test
    void keras1Sequential() {
        Network network = ModelFiles.read("keras1-cnn.h5");
        assertThat(network.nodes())
                .extracting(Node::name)
                .startsWith("convolution2d_1_input", "convolution2d_1/pre_activation", "convolution2d_1")
                .endsWith("dense_2", "activation_2");
        assertThat(network.shapes())
                .containsEntry("convolution2d_1_input", Shape.map(20, 20, 2))
                .containsEntry("activation_2", Shape.vector(5));
        BatchNormalization norm = ModelFiles.operation(network, "batchnormalization_1", BatchNormalization.class);
        assertThat(norm.gamma().values()).startsWith(0.9481333f, 0.8747757f);
        assertThat(norm.beta().values()).startsWith(0.3131946f, 0.4617749f);
        assertThat(norm.mean().values()).startsWith(-0.32686707f, -0.020702474f);
        assertThat(norm.variance().values()).startsWith(2.47446f, 1.2388083f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"activations.keras", "binary.keras", "bn-two-dense.keras", "preact.keras"})
    void otherModelsHaveShapesThroughout(String file) {
        Network network = ModelFiles.read(file);
        assertThat(network.shapes()).hasSameSizeAs(network.nodes());
    }

    @Test
    void normalizationOfAVector() {
        Network network = ModelFiles.read("bn-two-dense.keras");
        assertThat(network.shapes()).containsEntry("bn_3", Shape.vector(16));
        BatchNormalization norm = ModelFiles.operation(network, "bn_3", BatchNormalization.class);
        assertThat(norm.variance().values()).startsWith(0.43400836f, 2.1652768f);
    }

    @Test
    void residualNetworkOf20LayersFromTheWild() {
        Optional<Path> file = SharedData.find("models/cifar10_resnet20.keras2.h5");
        assumeTrue(file.isPresent(), "needs ../shared/data beside the project");
        Network network = KerasReader.read(ModelFiles.bytes(file.orElseThrow()), "cifar10_resnet20.keras2.h5");
        assertThat(network.shapes())
                .containsEntry("s3b2_out", Shape.map(8, 8, 64))
                .containsEntry("fc", Shape.vector(10));
        assertThat(network.nodes().stream().filter(n -> n.operation() instanceof Convolution))
                .hasSize(21);
        BatchNormalization last = ModelFiles.operation(network, "s3b2_bn2", BatchNormalization.class);
        assertThat(last.variance().values()).startsWith(0.30160227f, 0.21566619f);
        Convolution first = ModelFiles.operation(network, "conv1", Convolution.class);
        assertThat(first.kernel().values()).startsWith(-0.13818146f, -0.043045454f, -0.06829275f);
    }

    private static Node node(Network network, String name) {
        return network.nodes().stream()
                .filter(n -> n.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
