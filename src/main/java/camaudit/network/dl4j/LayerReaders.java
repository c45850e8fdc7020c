package camaudit.network.dl4j;

import camaudit.network.Identity;
import camaudit.network.ModelException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The readers of all supported layers and vertices, by type. */
final class LayerReaders {
    private static final Map<String, LayerReader> BY_TYPE = new TreeMap<>();

    static {
        for (String name : List.of("ConvolutionLayer", "Convolution2D")) {
            BY_TYPE.put(name, ConvolutionLayers::convolution);
        }
        BY_TYPE.put("DepthwiseConvolution2D", ConvolutionLayers::depthwise);
        BY_TYPE.put("SeparableConvolution2D", ConvolutionLayers::separable);
        BY_TYPE.put("Deconvolution2D", TransposedLayer::read);
        for (String name : List.of("DenseLayer", "OutputLayer")) {
            BY_TYPE.put(name, DenseLayers::dense);
        }
        BY_TYPE.put("CenterLossOutputLayer", DenseLayers::centerLoss);
        BY_TYPE.put("ElementWiseMultiplicationLayer", DenseLayers::elementwise);
        BY_TYPE.put("BatchNormalization", NormalizationLayers::batch);
        BY_TYPE.put("LocalResponseNormalization", NormalizationLayers::localResponse);
        BY_TYPE.put("PReLULayer", NormalizationLayers::parametricRelu);
        for (String name : List.of("ActivationLayer", "LossLayer")) {
            BY_TYPE.put(name, LayerReaders::activation);
        }
        BY_TYPE.put("DropoutLayer", LayerReaders::dropout);
        for (String name : List.of("SubsamplingLayer", "Pooling2D")) {
            BY_TYPE.put(name, PoolingLayers::pooling);
        }
        BY_TYPE.put("GlobalPoolingLayer", PoolingLayers::global);
        BY_TYPE.put("ZeroPaddingLayer", MapLayers::zeroPadding);
        BY_TYPE.put("Cropping2D", MapLayers::cropping);
        BY_TYPE.put("Upsampling2D", MapLayers::upsampling);
        BY_TYPE.put("SpaceToDepthLayer", MapLayers::spaceToDepth);
        BY_TYPE.putAll(Vertices.READERS);
    }

    private LayerReaders() {}

    /**
     * Checks that all types are supported, and refuses all others at once.
     *
     * @throws ModelException naming the others with their layers
     */
    static void requireSupported(List<Vertex> vertices) {
        List<Vertex> unknown =
                vertices.stream().filter(v -> !BY_TYPE.containsKey(v.type())).toList();
        if (!unknown.isEmpty()) {
            throw new ModelException(
                    unknown.stream().limit(20).map(Vertex::toString).collect(Collectors.joining(", "))
                            + (unknown.size() > 20 ? " and " + (unknown.size() - 20) + " more" : "")
                            + " cannot be read: the supported layers and vertices are "
                            + String.join(", ", BY_TYPE.keySet()));
        }
    }

    /** The operations of a layer of a supported type; an unknown option is refused. */
    static List<Step> read(Vertex vertex, LayerContext context) {
        LayerReader reader = BY_TYPE.get(vertex.type());
        if (reader == null) {
            throw new ModelException(vertex + " cannot be read");
        }
        List<Step> steps = reader.read(context);
        context.options().requireAllKnown();
        return steps;
    }

    /** True for layers that multiply all of a flattened map with one matrix. */
    static boolean isDense(String type) {
        return List.of("DenseLayer", "OutputLayer", "CenterLossOutputLayer").contains(type);
    }

    private static List<Step> activation(LayerContext context) {
        context.options().ignore("nin", "nout");
        return Step.only(Activations.of(context.options(), context.input()).orElseGet(() -> new Identity("identity")));
    }

    /** Passes its input through: the file states an activation function, a default of the network, but DL4J does not apply it. */
    private static List<Step> dropout(LayerContext context) {
        context.options().ignore("nin", "nout", "activationFn");
        return Step.only(new Identity("Dropout"));
    }
}
