package camaudit.engine;

import camaudit.network.Activation;
import camaudit.network.Affine;
import camaudit.network.BatchNormalization;
import camaudit.network.Convolution;
import camaudit.network.Cropping;
import camaudit.network.GroupNormalization;
import camaudit.network.LayerNormalization;
import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Operation;
import camaudit.network.Permutation;
import camaudit.network.Pooling;
import camaudit.network.Resampling;
import camaudit.network.Reshape;
import camaudit.network.Shape;
import camaudit.network.TransposedConvolution;
import camaudit.network.ZeroPadding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses the layer that is explained, or finds the one that the user named. */
final class TargetLayer {
    /** The name that stands for the choice of {@link #choose}. */
    static final String AUTO = "auto";

    /** The name that stands for the choice of {@link #lastConvolutionOrPooling}. */
    static final String AUTO_OR_POOLING = "auto or pooling";

    private TargetLayer() {}

    /**
     * The layer that people mean by "the last convolutional layer": the last feature map of more than one cell before the scores,
     * without pooling, padding or resizing that may follow it. Where only normalizations lie between an activation and that map, it
     * is the activation. The maps of a squeeze-and-excitation gate, which have one cell, do not count.
     */
    static String choose(Network network, Map<String, Shape> shapes) {
        Graph graph = new Graph(network);
        Set<String> used = graph.ancestors(network.output());
        List<Node> nodes = network.nodes();
        for (int i = nodes.size() - 1; i > 0; i--) {
            Node node = nodes.get(i);
            if (used.contains(node.name()) && cells(shapes.get(node.name())) > 1) {
                Node map = back(graph, node);
                if (graph.ancestors(map.name()).stream().anyMatch(name -> isConvolution(graph.node(name)))) {
                    return map.name();
                }
                break;
            }
        }
        throw nothingToMap(network);
    }

    /** The last convolution, with its own activation, or pooling that has a map of more than one cell. */
    static String lastConvolutionOrPooling(Network network, Map<String, Shape> shapes) {
        Graph graph = new Graph(network);
        Set<String> used = graph.ancestors(network.output());
        List<Node> nodes = network.nodes();
        for (int i = nodes.size() - 1; i > 0; i--) {
            Node node = nodes.get(i);
            boolean counts = isConvolution(node) || node.operation() instanceof Pooling;
            if (counts && used.contains(node.name()) && cells(shapes.get(node.name())) > 1) {
                String layer = node.name().endsWith(Node.PRE_ACTIVATION)
                        ? node.name().substring(0, node.name().length() - Node.PRE_ACTIVATION.length())
                        : node.name();
                return used.contains(layer) ? layer : node.name();
            }
        }
        throw nothingToMap(network);
    }

    private static ModelException nothingToMap(Network network) {
        return new ModelException(
                "model '" + network.name()
                        + "' has no convolution with a map larger than 1×1 before its scores: there is nothing to map attention on");
    }

    /** Goes back from the last map over operations that only move or pool it, and over normalizations that follow an activation. */
    private static Node back(Graph graph, Node last) {
        Node map = last;
        while (movesOnly(map.operation()) && !map.inputs().isEmpty()) {
            map = graph.node(map.inputs().get(0));
        }
        Node before = map;
        while (normalizes(before.operation())) {
            before = graph.node(before.inputs().get(0));
        }
        return before.operation() instanceof Activation ? before : map;
    }

    private static boolean movesOnly(Operation operation) {
        return operation instanceof Pooling
                || operation instanceof ZeroPadding
                || operation instanceof Cropping
                || operation instanceof Resampling
                || operation instanceof Permutation
                || operation instanceof Reshape;
    }

    private static boolean normalizes(Operation operation) {
        return operation instanceof BatchNormalization
                || operation instanceof Affine
                || operation instanceof LayerNormalization
                || operation instanceof GroupNormalization;
    }

    private static boolean isConvolution(Node node) {
        return node.operation() instanceof Convolution || node.operation() instanceof TransposedConvolution;
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
            throw new ModelException("layer '" + name + "' " + why(name, network, shape, used)
                    + ". Layers to choose from: " + candidates);
        }
        return name;
    }

    private static String why(String name, Network network, @Nullable Shape shape, Set<String> used) {
        if (shape == null && network.nodes().stream().anyMatch(n -> n.name().equals(Node.call(name, 0)))) {
            return "is shared, model '" + network.name() + "' calls it several times: name one of its calls";
        } else if (shape == null) {
            return "is not a layer of model '" + network.name() + "'";
        } else if (!shape.isMap()) {
            return "puts out " + (shape.isVector() ? "a vector of " : "") + shape + ", not a feature map";
        }
        return used.contains(name) ? "has a map of one cell" : "does not lead to the scores";
    }

    private static int cells(@Nullable Shape shape) {
        return shape == null || !shape.isMap() ? 0 : shape.height() * shape.width();
    }
}
