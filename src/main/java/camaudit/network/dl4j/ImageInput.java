package camaudit.network.dl4j;

import camaudit.network.ModelException;
import camaudit.network.Shape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The shape of the images that a network takes, found at the first layers that state something about it. */
final class ImageInput {
    private static final Set<String> COUNTING = Set.of(
            "ConvolutionLayer",
            "Convolution2D",
            "DepthwiseConvolution2D",
            "SeparableConvolution2D",
            "Deconvolution2D",
            "BatchNormalization");

    /** Layers that leave height and width as they are. */
    private static final Set<String> STAYING =
            Set.of("ActivationLayer", "DropoutLayer", "ScaleVertex", "ShiftVertex", "LocalResponseNormalization");

    private static final Set<String> PASSING = Set.of(
            "ZeroPaddingLayer", "Cropping2D", "Upsampling2D", "SubsamplingLayer", "Pooling2D", "ElementWiseVertex");

    private final ModelConfig config;

    private ImageInput(ModelConfig config) {
        this.config = config;
    }

    /** @throws ModelException if no layer states how many channels the images have */
    static Shape of(ModelConfig config) {
        return new ImageInput(config).find();
    }

    private record Reached(String name, boolean resized) {}

    private Shape find() {
        Deque<Reached> reached = new ArrayDeque<>(List.of(new Reached(config.input(), false)));
        Set<Reached> seen = new HashSet<>(reached);
        while (!reached.isEmpty()) {
            Reached from = reached.remove();
            for (Vertex vertex : config.vertices()) {
                if (!vertex.inputs().contains(from.name())) {
                    continue;
                }
                Optional<Shape> stated = stated(vertex, from.resized());
                if (stated.isPresent()) {
                    return stated.get();
                }
                boolean passes = PASSING.contains(vertex.type());
                Reached next = new Reached(vertex.name(), from.resized() || passes);
                if ((passes || STAYING.contains(vertex.type())) && seen.add(next)) {
                    reached.add(next);
                }
            }
        }
        throw new ModelException(
                "its first layers do not say how many channels its images have: begin the network with"
                        + " a convolution, or build it with setInputType(InputType.convolutionalFlat(height, width, channels))");
    }

    private static Optional<Shape> stated(Vertex vertex, boolean resized) {
        if (vertex.preprocessor().isPresent()) {
            return Preprocessors.kind(vertex.preprocessor().get(), vertex.toString())
                    .map()
                    .map(map -> resized ? open(map.channels()) : map);
        }
        if (!COUNTING.contains(vertex.type())) {
            return Optional.empty();
        }
        Options options = new Options(vertex.toString(), vertex.options());
        return Optional.of(open(options.count("nin")));
    }

    private static Shape open(int channels) {
        return Shape.map(Shape.UNKNOWN, Shape.UNKNOWN, channels);
    }
}
