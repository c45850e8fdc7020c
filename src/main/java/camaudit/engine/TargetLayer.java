package camaudit.engine;

import camaudit.network.Activation;
import camaudit.network.Add;
import camaudit.network.BatchNormalization;
import camaudit.network.Convolution;
import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Operation;
import camaudit.network.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which layer is explained. */
final class TargetLayer {
    /** The name that leaves the choice to {@link #choose}. */
    static final String AUTO = "auto";

    private TargetLayer() {}

    /**
     * The layer that people mean by "the last convolutional layer": from the last convolution whose map is larger than 1×1, through
     * the batch normalization, residual sum and activation that follow, to the last activation before anything else.
     */
    static String choose(Network network, Map<String, Shape> shapes) {
        Graph graph = new Graph(network);
        List<Node> nodes = network.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (node.operation() instanceof Convolution && cells(shapes.get(node.name())) > 1) {
                return follow(graph, node);
            }
        }
        throw new ModelException(
                "model '" + network.name()
                        + "' has no convolution with a map larger than 1×1 before its scores: there is nothing to map attention on");
    }

    /**
     * A layer named by the user.
     *
     * @throws ModelException if there is none, it is no feature map, or the scores do not depend on it
     */
    static String named(String name, Network network, Map<String, Shape> shapes) {
        Shape shape = shapes.get(name);
        Set<String> used = new Graph(network).ancestors(network.output());
        List<String> candidates = network.nodes().stream()
                .filter(n -> n.inputs().size() > 0 && used.contains(n.name()))
                .map(Node::name)
                .filter(n -> cells(shapes.get(n)) > 1)
                .toList();
        if (shape == null || !candidates.contains(name)) {
            String why = shape == null
                    ? "is not a layer of model '" + network.name() + "'"
                    : !shape.isMap()
                            ? "puts out a vector of " + shape + ", not a feature map"
                            : used.contains(name) ? "has a map of one cell" : "does not lead to the scores";
            throw new ModelException("layer '" + name + "' " + why + ". Layers to choose from: " + candidates);
        }
        return name;
    }

    private static String follow(Graph graph, Node convolution) {
        Node current = convolution;
        String activation = null;
        while (true) {
            List<Node> readers = graph.readers(current.name());
            if (readers.size() != 1 || !elementwise(readers.get(0).operation())) {
                return activation == null ? current.name() : activation;
            }
            current = readers.get(0);
            if (current.operation() instanceof Activation) {
                activation = current.name();
            }
        }
    }

    private static boolean elementwise(Operation operation) {
        return operation instanceof BatchNormalization || operation instanceof Add || operation instanceof Activation;
    }

    private static int cells(@Nullable Shape shape) {
        return shape == null || !shape.isMap() ? 0 : shape.height() * shape.width();
    }
}
