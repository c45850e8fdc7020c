package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.attribution.Response;
import camaudit.engine.nd4j.Nd4jBackend;
import camaudit.network.Activation;
import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.Flatten;
import camaudit.network.Network;
import camaudit.network.Padding;
import camaudit.network.Pooling;
import camaudit.network.Tensor;
import camaudit.network.Window;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** The same weights through DL4J's own layers: another implementation, another layout (NCHW), the same logits and activations. */
class TestAgainstDl4j {
    private static final int IMAGES = 3;
    private static final int CLASSES = 4;

    @Test
    void logitsAndActivationsOfAPlainCnn() {
        RandomNetworks b = new RandomNetworks(11).input(8, 8, 2);
        Convolution convolution = b.convolution(3, 1, Padding.VALID, 2, 5);
        Dense hidden = b.dense(45, 6);
        Dense scores = b.dense(6, CLASSES);
        Network network = b.node("conv/pre_activation", convolution)
                .relu("conv")
                .node("pool", new Pooling(Pooling.Mode.MAX, new Window(2, 2, 2, 2, Padding.VALID)))
                .node("flat", new Flatten())
                .node("hidden", hidden)
                .node("hidden_relu", Activation.relu())
                .node("scores", scores)
                .softmax();
        MultiLayerNetwork dl4j = dl4j(convolution, hidden, scores);
        float[] input = b.values(1, IMAGES * 8 * 8 * 2);
        INDArray channelsFirst = Nd4j.create(input, new int[] {IMAGES, 8, 8, 2})
                .permute(0, 3, 1, 2)
                .dup('c');

        Plan plan = Plans.of(network, "conv");
        try (Execution execution = new Nd4jBackend().prepare(plan).open(IMAGES)) {
            float[] logits = execution.forward(input, IMAGES);
            Response response = execution.respond(new int[IMAGES]);
            INDArray expectedLogits = dl4j.output(channelsFirst);
            assertClose(logits, expectedLogits.dup('c').data().asFloat());
            INDArray expected = dl4j.feedForward(channelsFirst, false)
                    .get(1)
                    .permute(0, 2, 3, 1)
                    .dup('c');
            assertClose(response.activations(), expected.data().asFloat());
        }
    }

    private static MultiLayerNetwork dl4j(Convolution convolution, Dense hidden, Dense scores) {
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3)
                        .nOut(5)
                        .activation(org.nd4j.linalg.activations.Activation.RELU)
                        .build())
                .layer(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nOut(6)
                        .activation(org.nd4j.linalg.activations.Activation.RELU)
                        .build())
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                        .nOut(CLASSES)
                        .activation(org.nd4j.linalg.activations.Activation.IDENTITY)
                        .build())
                .setInputType(InputType.convolutional(8, 8, 2))
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        network.setParam("0_W", array(convolution.kernel(), 3, 3, 2, 5).permute(3, 2, 0, 1));
        network.setParam("0_b", array(convolution.bias(), 1, 5));
        INDArray channelsLast = array(hidden.kernel(), 3, 3, 5, 6);
        network.setParam("2_W", channelsLast.permute(2, 0, 1, 3).dup('c').reshape('c', 45, 6));
        network.setParam("2_b", array(hidden.bias(), 1, 6));
        network.setParam("3_W", array(scores.kernel(), 6, CLASSES));
        network.setParam("3_b", array(scores.bias(), 1, CLASSES));
        return network;
    }

    private static INDArray array(Tensor tensor, int... shape) {
        return Nd4j.create(tensor.values(), shape);
    }

    private static void assertClose(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], org.assertj.core.api.Assertions.within(1e-4f));
        }
    }
}
