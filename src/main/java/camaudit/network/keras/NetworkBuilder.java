package camaudit.network.keras;

import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Operation;
import camaudit.network.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A configuration and its weights to a network. */
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
     * @throws ModelException if a layer is not supported, or the weights do not fit the configuration exactly
     */
    static Network build(ModelConfig config, WeightSource weights) {
        NetworkBuilder builder = new NetworkBuilder(weights);
        TopologicalOrder.of(config.layers()).forEach(builder::add);
        weights.requireNoneLeft();
        return new Network(config.name(), builder.nodes, config.output());
    }

    private void add(LayerConfig layer) {
        List<Shape> inputs = layer.inputs().stream()
                .map(name -> shapes.getOrDefault(name, NO_INPUT))
                .toList();
        List<Operation> operations = LayerReaders.read(layer, inputs.isEmpty() ? NO_INPUT : inputs.get(0), weights);
        List<String> from = layer.inputs();
        for (int i = 0; i < operations.size(); i++) {
            boolean last = i == operations.size() - 1;
            String name = last ? layer.name() : layer.name() + Node.PRE_ACTIVATION;
            nodes.add(new Node(name, operations.get(i), from));
            inputs = List.of(shape(layer, operations.get(i), inputs));
            from = List.of(name);
        }
        shapes.put(layer.name(), inputs.get(0));
    }

    private static Shape shape(LayerConfig layer, Operation operation, List<Shape> inputs) {
        Shape shape;
        try {
            shape = OutputShape.of(operation, inputs);
        } catch (ModelException e) {
            throw new ModelException(layer + ": " + e.getMessage(), e);
        }
        long size = shape.isKnown() ? shape.dims().stream().mapToLong(d -> d).reduce(1, NetworkBuilder::product) : 1;
        if (size > Integer.MAX_VALUE) {
            throw new ModelException(layer + ": its shape " + shape
                    + " has more values than fit into memory: build the model for smaller images");
        }
        return shape;
    }

    private static long product(long a, long b) {
        return a > Integer.MAX_VALUE ? a : a * b;
    }
}
