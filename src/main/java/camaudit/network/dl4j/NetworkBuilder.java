package camaudit.network.dl4j;

import camaudit.network.Input;
import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Operation;
import camaudit.network.OutputShape;
import camaudit.network.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds a network from a configuration and its weights. */
final class NetworkBuilder {
    private final Coefficients weights;
    private final Layout layout;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Shape> shapes = new HashMap<>();

    private NetworkBuilder(Coefficients weights, Layout layout) {
        this.weights = weights;
        this.layout = layout;
    }

    /**
     * The network, with all layers and all weights of the file.
     *
     * @throws ModelException if layers are not supported, or the weights do not fit the configuration exactly
     */
    static Network build(ModelConfig config, Coefficients weights) {
        LayerReaders.requireSupported(config.vertices());
        NetworkBuilder builder = new NetworkBuilder(weights, Layout.of(config));
        Input input = new Input(ImageInput.of(config));
        builder.nodes.add(new Node(config.input(), input, List.of()));
        builder.shapes.put(config.input(), input.shape());
        config.vertices().forEach(builder::add);
        weights.requireNoneLeft();
        return new Network(config.name(), builder.nodes, config.output());
    }

    private void add(Vertex vertex) {
        List<String> from = vertex.inputs();
        List<Shape> inputs = new ArrayList<>();
        for (String source : from) {
            Shape shape = shapes.get(source);
            if (shape == null) {
                throw new ModelException(
                        vertex + " reads '" + source + "', which does not come before it: save the model again");
            }
            inputs.add(shape);
        }
        if (inputs.isEmpty()) {
            throw new ModelException(vertex + " reads nothing: save the model again");
        }
        Options options = new Options(vertex.toString(), vertex.options());
        LayerContext context = new LayerContext(options, inputs, weights, layout, Optional.empty());
        if (vertex.preprocessor().isPresent()) {
            context = prepared(vertex, vertex.preprocessor().get(), context);
            from = List.of(nodes.get(nodes.size() - 1).name());
        }
        Shape output = add(vertex, "", LayerReaders.read(vertex, context), from, context.inputs());
        shapes.put(vertex.name(), output);
    }

    /** Adds the preprocessor before a layer and returns the context with which the layer is read then. */
    private LayerContext prepared(Vertex vertex, JsonNode preprocessor, LayerContext context) {
        Preprocessors.Kind kind = Preprocessors.kind(preprocessor, vertex.toString());
        boolean rows = LayerReaders.isDense(vertex.type()) && Preprocessors.isByChannel(kind, context);
        List<Step> steps = rows ? Preprocessors.flatten(kind, false) : Preprocessors.read(preprocessor, context);
        Shape output = add(vertex, "/input", steps, vertex.inputs(), context.inputs());
        Optional<Shape> flattened = rows ? Preprocessors.known(kind, context.input()) : Optional.empty();
        return new LayerContext(context.options(), List.of(output), weights, layout, flattened);
    }

    private Shape add(Vertex vertex, String infix, List<Step> steps, List<String> sources, List<Shape> inputs) {
        List<String> from = sources;
        List<Shape> shapesIn = inputs;
        for (Step step : steps) {
            String name = vertex.name() + infix + step.suffix();
            nodes.add(new Node(name, step.operation(), from));
            shapesIn = List.of(shape(vertex, step.operation(), shapesIn));
            from = List.of(name);
        }
        return shapesIn.get(0);
    }

    private static Shape shape(Vertex vertex, Operation operation, List<Shape> inputs) {
        try {
            return OutputShape.of(operation, inputs);
        } catch (ModelException | ArithmeticException e) {
            throw new ModelException(vertex + ": " + e.getMessage(), e);
        }
    }
}
