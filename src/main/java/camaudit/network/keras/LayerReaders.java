package camaudit.network.keras;

import camaudit.network.Identity;
import camaudit.network.ModelException;
import camaudit.network.Operation;
import camaudit.network.Pooling;
import camaudit.network.Shape;
import camaudit.network.WeightedSum;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The readers of all supported Keras classes. */
final class LayerReaders {
    static final String INPUT = "InputLayer";

    private static final Map<String, LayerReader.Weightless> ACTIVATIONS = Map.of(
            "Activation", Activations::of,
            "ReLU", Activations::relu,
            "LeakyReLU", Activations::leakyRelu,
            "ELU", Activations::elu,
            "Softmax", Activations::softmax);

    private static final List<String> IDLE = List.of(
            "Dropout",
            "SpatialDropout2D",
            "GaussianNoise",
            "GaussianDropout",
            "AlphaDropout",
            "ActivityRegularization",
            "StochasticDepth");

    private static final Map<String, LayerReader> BY_CLASS = new TreeMap<>();

    static {
        ACTIVATIONS.forEach(LayerReaders::weightless);
        trained();
        onMaps();
        merging();
    }

    private LayerReaders() {}

    private static void trained() {
        for (String name : List.of("Conv2D", "Convolution2D")) {
            trained(name, ConvolutionLayers::convolution);
        }
        trained("DepthwiseConv2D", ConvolutionLayers::depthwise);
        for (String name : List.of("SeparableConv2D", "SeparableConvolution2D")) {
            trained(name, ConvolutionLayers::separable);
        }
        for (String name : List.of("Conv2DTranspose", "Convolution2DTranspose")) {
            trained(name, TransposedLayer::read);
        }
        trained("Dense", TrainedLayers::dense);
        trained("PReLU", TrainedLayers::parametricRelu);
        trained("LayerScale", TrainedLayers::layerScale);
        for (String name : List.of("BatchNormalization", "BatchNormalizationV1", "BatchNormalizationV2")) {
            trained(name, TrainedLayers::batchNormalization);
        }
        trained("LayerNormalization", NormalizationLayers::layer);
        trained("GroupNormalization", NormalizationLayers::group);
        trained("Normalization", NormalizationLayers::stored);
        weightless("UnitNormalization", NormalizationLayers::unit);
        weightless("Rescaling", NormalizationLayers::rescaling);
    }

    private static void onMaps() {
        IDLE.forEach(name -> weightless(name, (options, input) -> identity(options)));
        RandomLayers.OPTIONS.keySet().forEach(name -> weightless(name, (options, input) -> RandomLayers.read(options)));
        weightless(INPUT, (options, input) -> MapLayers.input(options));
        weightless("MaxPooling2D", (options, input) -> MapLayers.pooling(options, Pooling.Mode.MAX));
        weightless("AveragePooling2D", (options, input) -> MapLayers.pooling(options, Pooling.Mode.AVERAGE));
        BY_CLASS.put(
                "GlobalMaxPooling2D",
                (options, inputs, weights) -> MapLayers.globalPooling(options, inputs.get(0), Pooling.Mode.MAX));
        BY_CLASS.put(
                "GlobalAveragePooling2D",
                (options, inputs, weights) -> MapLayers.globalPooling(options, inputs.get(0), Pooling.Mode.AVERAGE));
        weightless("ZeroPadding2D", (options, input) -> MapLayers.zeroPadding(options));
        weightless("Flatten", (options, input) -> MapLayers.flatten(options));
        weightless("Reshape", (options, input) -> ShapeLayers.reshape(options));
        weightless("Permute", (options, input) -> ShapeLayers.permute(options));
        weightless("Cropping2D", (options, input) -> ShapeLayers.cropping(options));
        weightless("CenterCrop", ShapeLayers::centerCrop);
        weightless("UpSampling2D", (options, input) -> ShapeLayers.upSampling(options));
        weightless("Resizing", ShapeLayers::resizing);
    }

    private static void merging() {
        BY_CLASS.put("CustomScaleLayer", ((LayerReader.Merging) LayerReaders::scaledSum).asReader());
        MergeLayers.READERS.forEach((name, reader) -> BY_CLASS.put(name, reader.asReader()));
        Operators.READERS.forEach((name, reader) -> BY_CLASS.put(name, reader.asReader()));
    }

    private static void trained(String name, LayerReader.Trained reader) {
        BY_CLASS.put(name, reader.asReader());
    }

    private static void weightless(String name, LayerReader.Weightless reader) {
        BY_CLASS.put(name, reader.asReader());
    }

    /**
     * The operations of a layer.
     *
     * @throws ModelException naming the layer, if its class, an option or its weights are not supported
     */
    static List<Operation> read(LayerConfig layer, List<Shape> inputs, WeightSource weights) {
        LayerReader reader = BY_CLASS.get(layer.className());
        if (reader == null) {
            throw new ModelException(layer.title() + " is of class '" + layer.className()
                    + "', which is not supported: the supported ones are " + supported());
        }
        Options options = new Options(layer);
        List<Operation> operations = reader.read(options, inputs, weights);
        options.requireAllKnown();
        return operations;
    }

    /** The operation of an activation layer that is the {@code activation} option of another layer. */
    static Operation readWeightless(LayerConfig layer, Shape input) {
        LayerReader.Weightless reader = ACTIVATIONS.get(layer.className());
        if (reader == null) {
            throw new ModelException(layer + " is not an activation");
        }
        Options options = new Options(layer);
        Operation operation = reader.read(options, input);
        options.requireAllKnown();
        return operation;
    }

    static boolean isActivation(String className) {
        return ACTIVATIONS.containsKey(className) && !className.equals("Activation");
    }

    /** The supported classes, sorted. */
    static String supported() {
        return String.join(", ", BY_CLASS.keySet());
    }

    private static Operation identity(Options options) {
        options.ignore("rate", "p", "seed", "noise_shape", "stddev", "sigma", "l1", "l2", "drop_path_rate");
        if (options.layer().className().equals("SpatialDropout2D")) {
            options.ignore("data_format", "dim_ordering");
        }
        return new Identity(options.layer().className());
    }

    /** The residual sum of Inception-ResNet: x + scale·y. */
    private static Operation scaledSum(Options options, List<Shape> inputs) {
        double scale = options.number("scale").orElse(1.0);
        return new WeightedSum(List.of(1.0, scale));
    }
}
