package camaudit.engine;

import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.dl4j.Dl4jReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Networks of DL4J with random weights, as files and as oracles. */
public final class Dl4jModels {
    static final int CLASSES = 3;

    private Dl4jModels() {}

    /** Layers on images of 8×9 pixels with 2 channels, with scores as an output layer without activation. */
    static MultiLayerNetwork chain(CNN2DFormat format, Layer... layers) {
        return chain(InputType.convolutional(8, 9, 2, format), layers);
    }

    static MultiLayerNetwork chain(InputType input, Layer... layers) {
        NeuralNetConfiguration.ListBuilder builder =
                new NeuralNetConfiguration.Builder().activation(Activation.TANH).list();
        for (Layer layer : layers) {
            builder.layer(layer);
        }
        MultiLayerNetwork network = new MultiLayerNetwork(
                builder.layer(scores()).setInputType(input).build());
        network.init();
        randomize(network, network.paramTable());
        return network;
    }

    public static OutputLayer scores() {
        return new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                .nOut(CLASSES)
                .activation(Activation.IDENTITY)
                .build();
    }

    public static ComputationGraph randomized(ComputationGraph graph) {
        graph.init();
        randomize(graph, graph.paramTable());
        return graph;
    }

    /** Random weights everywhere; variances between 0.5 and 2. */
    private static void randomize(Model model, Map<String, INDArray> parameters) {
        Random random = new Random(17);
        parameters.forEach((key, array) -> {
            INDArray values = Nd4j.createUninitialized(array.shape());
            double scale = array.rank() == 4 ? 1 / Math.sqrt(array.length() / (double) array.size(0)) : 0.4;
            for (long i = 0; i < values.length(); i++) {
                double value = random.nextGaussian() * scale;
                if (key.endsWith("_var")) {
                    value = 0.5 + random.nextDouble() * 1.5;
                } else if (key.endsWith("_log10stdev")) {
                    value = (random.nextDouble() - 0.5) * 0.3;
                }
                values.putScalar(i, value);
            }
            array.assign(values);
        });
        model.setParams(model.params());
    }

    public static byte[] file(Model model) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ModelSerializer.writeModel(model, bytes, true);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model through its file, for images of this size. */
    static Network read(Model model, int height, int width) {
        return Dl4jReader.read(file(model), "model.zip").withInputSize(height, width);
    }

    /** The first layer that puts out a map. */
    static String firstMap(Network network) {
        return network.nodes().stream()
                .skip(1)
                .map(Node::name)
                .filter(name -> network.shapes().get(name).isMap())
                .findFirst()
                .orElseThrow();
    }

    /** False where a plan goes to the portable backend instead. */
    static boolean canRun(Backend backend, Plan plan) {
        try {
            backend.prepare(plan);
            return true;
        } catch (ModelException e) {
            return false;
        }
    }

    /** Images (height, width, channels) as DL4J takes them. */
    static INDArray images(float[] values, int count, int height, int width, int channels, CNN2DFormat format) {
        INDArray nhwc = Nd4j.create(values, new int[] {count, height, width, channels});
        return format == CNN2DFormat.NHWC ? nhwc : nhwc.permute(0, 3, 1, 2).dup('c');
    }
}
