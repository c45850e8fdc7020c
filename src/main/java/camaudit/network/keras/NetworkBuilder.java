package camaudit.network.keras;

import camaudit.network.Activation;
import camaudit.network.Convolution;
import camaudit.network.GlobalPooling;
import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Operation;
import camaudit.network.OutputShape;
import camaudit.network.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds a network from a configuration and its weights. */
final class NetworkBuilder {
    private static final Shape NO_INPUT = Shape.vector(1);

    private final WeightSource weights;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Shape> shapes = new HashMap<>();

    private NetworkBuilder(WeightSource weights) {
        this.weights = weights;
    }

    /**
     * The network, with all layers and all weights of the file.
     *
     * @param keras the major version of Keras that saved it
     * @throws ModelException if a layer is not supported, or the weights do not fit the configuration exactly
     */
    static Network build(ModelConfig config, int keras, WeightSource weights) {
        ModelFlattening.FlatModel flat = ModelFlattening.of(config, keras);
        NetworkBuilder builder = new NetworkBuilder(new SharedWeights(weights));
        TopologicalOrder.of(flat.calls()).forEach(builder::add);
        weights.requireNoneLeft();
        return new Network(config.name(), builder.nodes, flat.output());
    }

    private void add(LayerConfig layer) {
        List<Shape> inputs = layer.inputs().stream()
                .map(name -> shapes.getOrDefault(name, NO_INPUT))
                .toList();
        List<Operation> operations = LayerReaders.read(layer, inputs.isEmpty() ? List.of(NO_INPUT) : inputs, weights);
        List<String> from = layer.inputs();
        for (int i = 0; i < operations.size(); i++) {
            String name = layer.name() + suffix(operations, i);
            nodes.add(new Node(name, operations.get(i), from));
            inputs = List.of(shape(layer, operations.get(i), inputs));
            from = List.of(name);
        }
        shapes.put(layer.name(), inputs.get(0));
    }

    /** The suffix of an operation's name after the layer's name; empty for the layer's last operation. */
    private static String suffix(List<Operation> operations, int index) {
        int last = operations.size() - 1;
        if (index == last) {
            return "";
        }
        if (index == last - 1 && operations.get(last) instanceof Activation) {
            return Node.PRE_ACTIVATION;
        }
        Operation operation = operations.get(index);
        return operation instanceof Convolution
                ? "/depthwise"
                : operation instanceof GlobalPooling ? "/pooled" : "/" + index;
    }

    private static Shape shape(LayerConfig layer, Operation operation, List<Shape> inputs) {
        try {
            return OutputShape.of(operation, inputs);
        } catch (ModelException | ArithmeticException e) {
            throw new ModelException(layer + ": " + e.getMessage(), e);
        }
    }
}
