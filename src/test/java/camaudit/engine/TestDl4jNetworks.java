package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.Shape;
import camaudit.network.dl4j.Dl4jReader;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PoolHelperVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Whole networks of DL4J through their files: scores against DL4J, gradients against finite differences. */
class TestDl4jNetworks {
    private static final int IMAGES = 3;

    @Test
    void activationsAndGradientsOfAChain() {
        MultiLayerNetwork dl4j = Dl4jModels.chain(
                CNN2DFormat.NCHW,
                conv(5, 3, Activation.SIGMOID),
                new BatchNormalization(),
                new LocalResponseNormalization.Builder().alpha(0.2).build(),
                new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build(),
                conv(4, 2, Activation.CUBE),
                new DenseLayer.Builder().nOut(6).build());
        Network network = Dl4jModels.read(dl4j, 8, 9);
        requireScores(dl4j, network, CNN2DFormat.NCHW);
        TestAgainstSlowNetwork.check(network, List.of("layer0", "layer1", "layer4"));
    }

    @ParameterizedTest
    @EnumSource(CNN2DFormat.class)
    void everyVertex(CNN2DFormat format) {
        ComputationGraph dl4j = Dl4jModels.randomized(new ComputationGraph(graph(format)));
        Network network = Dl4jModels.read(dl4j, 8, 9);
        assertThat(network.input().name()).isEqualTo("image");
        requireScores(dl4j, network, format);
        TestAgainstSlowNetwork.check(network, List.of("stem", "right", "sum"));
    }

    private static ComputationGraphConfiguration graph(CNN2DFormat format) {
        MergeVertex merge = new MergeVertex();
        ComputationGraphConfiguration.GraphBuilder b = new NeuralNetConfiguration.Builder()
                .activation(Activation.TANH)
                .graphBuilder()
                .addInputs("image")
                .addLayer("stem", conv(4, 3, Activation.TANH, format), "image")
                .addLayer("left", conv(4, 3, Activation.RELU, format), "stem")
                .addLayer("right", conv(4, 1, Activation.TANH, format), "stem")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "left", "right", "stem")
                .addVertex("minus", new ElementWiseVertex(ElementWiseVertex.Op.Subtract), "left", "right")
                .addVertex("product", new ElementWiseVertex(ElementWiseVertex.Op.Product), "left", "right")
                .addVertex("mean", new ElementWiseVertex(ElementWiseVertex.Op.Average), "sum", "minus")
                .addVertex("max", new ElementWiseVertex(ElementWiseVertex.Op.Max), "product", "mean")
                .addVertex("scaled", new ScaleVertex(0.5), "max")
                .addVertex("shifted", new ShiftVertex(0.25), "scaled")
                .addVertex("both", merge, "shifted", "right");
        if (format == CNN2DFormat.NHWC) {
            merge.setMergeAxis(3);
        }
        String last = "both";
        if (format == CNN2DFormat.NCHW) {
            b.addVertex("some", new SubsetVertex(1, 6), "both").addVertex("cut", new PoolHelperVertex(), "some");
            b.addVertex("reshaped", new ReshapeVertex(-1, 7, 6, 8), "cut");
            last = "reshaped";
        }
        b.addLayer("last", conv(3, 3, Activation.TANH, format, format == CNN2DFormat.NCHW ? 7 : 8), last)
                .addLayer(
                        "first",
                        new GlobalPoolingLayer.Builder(PoolingType.MAX)
                                .poolingDimensions(axes(format))
                                .build(),
                        "last")
                .addLayer(
                        "second",
                        new GlobalPoolingLayer.Builder(PoolingType.AVG)
                                .poolingDimensions(axes(format))
                                .build(),
                        "stem")
                .addVertex("vector", new MergeVertex(), "first", "second")
                .addVertex("part", new SubsetVertex(1, 5), "vector")
                .addVertex("unit", new L2NormalizeVertex(), "part")
                .addLayer(
                        "scores",
                        new CenterLossOutputLayer.Builder(LossFunctions.LossFunction.MSE)
                                .nIn(5)
                                .nOut(3)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "unit")
                .setOutputs("scores");
        return b.build();
    }

    private static int[] axes(CNN2DFormat format) {
        return format == CNN2DFormat.NCHW ? new int[] {2, 3} : new int[] {1, 2};
    }

    @Test
    void flattenedInTheMiddleOfAGraph() {
        CnnToFeedForwardPreProcessor flat = new CnnToFeedForwardPreProcessor(8, 9, 2);
        ComputationGraph dl4j = Dl4jModels.randomized(new ComputationGraph(new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("image")
                .addLayer("conv", conv(2, 3, Activation.TANH, CNN2DFormat.NCHW, 2), "image")
                .addVertex("flat", new PreprocessorVertex(flat), "conv")
                .addLayer("relu", new ActivationLayer(Activation.TANH), "flat")
                .addLayer("dense", new DenseLayer.Builder().nIn(144).nOut(4).build(), "relu")
                .addLayer("scores", Dl4jModels.scores(), "dense")
                .setOutputs("scores")
                .setInputTypes(InputType.convolutional(8, 9, 2))
                .build()));
        requireScores(dl4j, Dl4jModels.read(dl4j, 8, 9), CNN2DFormat.NCHW);
    }

    @Test
    void flattenedImagesStateTheirSize() {
        MultiLayerNetwork dl4j = Dl4jModels.chain(
                InputType.convolutionalFlat(8, 9, 2),
                conv(3, 2, Activation.RELU),
                new DenseLayer.Builder().nOut(5).build());
        Network network = Dl4jReader.read(Dl4jModels.file(dl4j), "flat.zip");
        assertThat(network.inputShape()).isEqualTo(Shape.map(8, 9, 2));
        requireScores(dl4j, network, CNN2DFormat.NCHW);
    }

    @Test
    void otherImagesOfTheSameSizeAreNotTaken() {
        MultiLayerNetwork dl4j = Dl4jModels.chain(
                CNN2DFormat.NCHW,
                conv(3, 3, Activation.RELU),
                new DenseLayer.Builder().nOut(5).build());
        Network open = Dl4jReader.read(Dl4jModels.file(dl4j), "open.zip");
        assertThat(open.inputShape()).isEqualTo(Shape.map(Shape.UNKNOWN, Shape.UNKNOWN, 2));
        assertThatThrownBy(() -> open.withInputSize(9, 8).shapes())
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("was built for 8×9×3, its input is 9×8×3");
    }

    @Test
    void softmaxIsTheHead() {
        MultiLayerNetwork dl4j = Dl4jModels.chain(
                CNN2DFormat.NCHW,
                conv(3, 3, Activation.RELU),
                new DenseLayer.Builder().nOut(4).activation(Activation.IDENTITY).build(),
                new ActivationLayer(Activation.SOFTMAX));
        assertThat(Dl4jModels.read(dl4j, 8, 9).shapes()).containsEntry("layer2", Shape.vector(4));
        LossLayer loss = new LossLayer.Builder(LossFunctions.LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .build();
        MultiLayerNetwork ended = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(conv(3, 3, Activation.RELU))
                .layer(new GlobalPoolingLayer(PoolingType.AVG))
                .layer(loss)
                .setInputType(InputType.convolutional(8, 9, 2))
                .build());
        ended.init();
        Plan plan = Plans.of(Dl4jModels.read(ended, 8, 9), Compiler.AUTO);
        assertThat(plan.head()).isEqualTo(Head.SOFTMAX);
        assertThat(plan.target()).isEqualTo("layer0");
    }

    private static ConvolutionLayer conv(int filters, int kernel, Activation activation) {
        return conv(filters, kernel, activation, CNN2DFormat.NCHW, 0);
    }

    private static ConvolutionLayer conv(int filters, int kernel, Activation activation, CNN2DFormat format) {
        return conv(
                filters,
                kernel,
                activation,
                format,
                filters == 4 && kernel == 3 && activation == Activation.TANH ? 2 : 4);
    }

    private static ConvolutionLayer conv(
            int filters, int kernel, Activation activation, CNN2DFormat format, int channels) {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .nIn(channels)
                .nOut(filters)
                .convolutionMode(ConvolutionMode.Same)
                .activation(activation)
                .dataFormat(format)
                .build();
    }

    private static void requireScores(Model dl4j, Network network, CNN2DFormat format) {
        float[] input =
                new RandomNetworks(5).values(1, IMAGES * network.inputShape().size());
        INDArray images = Dl4jModels.images(input, IMAGES, 8, 9, 2, format);
        INDArray scores = dl4j instanceof ComputationGraph graph
                ? graph.output(images)[0]
                : ((MultiLayerNetwork) dl4j).output(images);
        float[] expected = scores.dup('c').data().asFloat();
        Plan plan = Plans.of(network, Dl4jModels.firstMap(network));
        EveryBackend.all().filter(b -> Dl4jModels.canRun(b, plan)).forEach(backend -> {
            try (Execution execution = backend.prepare(plan).open(IMAGES)) {
                float[] logits = execution.forward(input, IMAGES);
                for (int i = 0; i < expected.length; i++) {
                    assertThat(logits[i]).as(backend.name()).isCloseTo(expected[i], within(1e-4f));
                }
            }
        });
    }
}
