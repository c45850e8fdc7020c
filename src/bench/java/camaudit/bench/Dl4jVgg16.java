package camaudit.bench;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** VGG-16 in DL4J's own layers. */
final class Dl4jVgg16 {
    private final MultiLayerNetwork network;
    private final INDArray image = Nd4j.rand(DataType.FLOAT, 1, 3, 224, 224);

    Dl4jVgg16() {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder().list();
        int[][] stages = {{64, 64}, {128, 128}, {256, 256, 256}, {512, 512, 512}, {512, 512, 512}};
        for (int[] stage : stages) {
            for (int filters : stage) {
                layers.layer(new ConvolutionLayer.Builder(3, 3)
                        .padding(1, 1)
                        .nOut(filters)
                        .activation(Activation.RELU)
                        .build());
            }
            layers.layer(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                    .kernelSize(2, 2)
                    .stride(2, 2)
                    .build());
        }
        for (int i = 0; i < 2; i++) {
            layers.layer(new DenseLayer.Builder()
                    .nOut(4096)
                    .activation(Activation.RELU)
                    .build());
        }
        layers.layer(new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                .nOut(1000)
                .activation(Activation.SOFTMAX)
                .build());
        network = new MultiLayerNetwork(
                layers.setInputType(InputType.convolutional(224, 224, 3)).build());
        network.init();
    }

    /** One image forward. */
    void run() {
        network.output(image);
    }
}
