package camaudit.engine;

import camaudit.network.Activation;
import camaudit.network.Dense;
import camaudit.network.Flatten;
import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The pass that ends a network on its logits, which are a vector in the end: scores in a map of one cell are flattened. A single
 * sigmoid unit z becomes two logits (−z, z), class 0 and class 1, so that both classes of a binary classifier have a score and a
 * gradient.
 */
record HeadStripping(Network network, Head head) {

    static HeadStripping of(Network network) {
        Graph graph = new Graph(network);
        Map<String, Shape> shapes = network.shapes();
        Node last = graph.node(network.output());
        Node end = LinearHeadPass.beforeReshaping(graph, last, Set.of());
        Head head = Head.LOGITS;
        if (end.operation() instanceof Activation activation) {
            head = switch (activation.function()) {
                case SOFTMAX -> Head.SOFTMAX;
                case SIGMOID -> Head.SIGMOID;
                default -> Head.LOGITS;
            };
        }
        String logits = head == Head.LOGITS ? last.name() : end.inputs().get(0);
        Shape scores = Objects.requireNonNull(shapes.get(logits));
        if (scores.size() != scores.channels()) {
            throw new ModelException("model '" + network.name() + "' ends on '" + network.output() + "' of shape "
                    + scores + ": a classifier ends on a vector of class scores");
        }
        Network ended = GraphRewriter.endAt(network, logits);
        if (!scores.isVector()) {
            ended = append(ended, new Node(logits + "/flat", new Flatten(), List.of(logits)));
        }
        return scores.size() == 1 ? new HeadStripping(twoClasses(ended), Head.SIGMOID) : new HeadStripping(ended, head);
    }

    private static Network append(Network network, Node node) {
        List<Node> nodes = new ArrayList<>(network.nodes());
        nodes.add(node);
        return new Network(network.name(), nodes, node.name());
    }

    private static Network twoClasses(Network network) {
        Node logit = new Graph(network).node(network.output());
        if (!(logit.operation() instanceof Dense dense)) {
            Dense pair = new Dense(Tensor.of(new float[] {-1, 1}, 1, 2), Tensor.filled(0, 2));
            return append(network, new Node(logit.name() + "/classes", pair, List.of(logit.name())));
        }
        float[] column = dense.kernel().values();
        float[] kernel = new float[column.length * 2];
        for (int i = 0; i < column.length; i++) {
            kernel[2 * i] = -column[i];
            kernel[2 * i + 1] = column[i];
        }
        float bias = dense.bias().values()[0];
        Dense pair = new Dense(Tensor.of(kernel, column.length, 2), Tensor.of(new float[] {-bias, bias}, 2));
        return GraphRewriter.replace(
                network,
                node -> node.equals(logit)
                        ? Optional.of(new Node(node.name(), pair, node.inputs()))
                        : Optional.empty());
    }
}
