package camaudit.network.keras;

import camaudit.network.Add;
import camaudit.network.Identity;
import camaudit.network.ModelException;
import camaudit.network.Operation;
import camaudit.network.Pooling;
import camaudit.network.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every supported Keras class and how it is read. */
final class LayerReaders {
    static final String INPUT = "InputLayer";

    private static final Map<String, LayerReader.Weightless> ACTIVATIONS = Map.of(
            "Activation", Activations::of,
            "ReLU", Activations::relu,
            "LeakyReLU", Activations::leakyRelu,
            "ELU", Activations::elu,
            "Softmax", Activations::softmax);

    private static final Map<String, LayerReader> BY_CLASS = byClass();

    private LayerReaders() {}

    private static Map<String, LayerReader> byClass() {
        Map<String, LayerReader> readers = new TreeMap<>();
        ACTIVATIONS.forEach((name, reader) -> readers.put(name, reader.asReader()));
        for (String name : List.of("Conv2D", "Convolution2D")) {
            readers.put(name, TrainedLayers::convolution);
        }
        readers.put("Dense", TrainedLayers::dense);
        for (String name : List.of("BatchNormalization", "BatchNormalizationV1", "BatchNormalizationV2")) {
            readers.put(name, TrainedLayers::batchNormalization);
        }
        for (String name : Set.of(
                "Dropout",
                "SpatialDropout2D",
                "GaussianNoise",
                "GaussianDropout",
                "AlphaDropout",
                "ActivityRegularization")) {
            readers.put(name, weightless((options, input) -> identity(options)));
        }
        readers.put(INPUT, weightless((options, input) -> MapLayers.input(options)));
        readers.put("MaxPooling2D", weightless((options, input) -> MapLayers.pooling(options, Pooling.Mode.MAX)));
        readers.put(
                "AveragePooling2D", weightless((options, input) -> MapLayers.pooling(options, Pooling.Mode.AVERAGE)));
        readers.put(
                "GlobalMaxPooling2D",
                weightless((options, input) -> MapLayers.globalPooling(options, Pooling.Mode.MAX)));
        readers.put(
                "GlobalAveragePooling2D",
                weightless((options, input) -> MapLayers.globalPooling(options, Pooling.Mode.AVERAGE)));
        readers.put("ZeroPadding2D", weightless((options, input) -> MapLayers.zeroPadding(options)));
        readers.put("Flatten", weightless((options, input) -> MapLayers.flatten(options)));
        readers.put("Add", weightless((options, input) -> new Add()));
        readers.put("Merge", weightless((options, input) -> merge(options)));
        return readers;
    }

    private static LayerReader weightless(LayerReader.Weightless reader) {
        return reader.asReader();
    }

    /**
     * The operations of a layer.
     *
     * @throws ModelException naming the layer, if its class, an option or its weights are not supported
     */
    static List<Operation> read(LayerConfig layer, Shape input, WeightSource weights) {
        LayerReader reader = BY_CLASS.get(layer.className());
        if (reader == null) {
            throw new ModelException("layer '" + layer.name() + "' is of class '" + layer.className()
                    + "', which is not supported: the supported ones are " + supported());
        }
        Options options = new Options(layer);
        List<Operation> operations = reader.read(options, input, weights);
        options.requireAllKnown();
        return operations;
    }

    /** The operation of an activation layer that stands as the activation of another layer. */
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
        options.ignore("rate", "p", "seed", "noise_shape", "stddev", "sigma", "l1", "l2");
        if (options.layer().className().equals("SpatialDropout2D")) {
            options.ignore("data_format", "dim_ordering");
        }
        return new Identity(options.layer().className());
    }

    /** The merging layer of Keras 1. */
    private static Operation merge(Options options) {
        String mode = options.text("mode").orElse("sum");
        if (!mode.equals("sum")) {
            throw options.refuse("mode", mode, "only sum is");
        }
        // Only other modes read these.
        options.ignore(
                "concat_axis",
                "dot_axes",
                "output_shape",
                "output_shape_type",
                "output_mask",
                "output_mask_type",
                "arguments",
                "mode_type");
        return new Add();
    }
}
