package camaudit.engine;

import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.Flatten;
import camaudit.network.GlobalPooling;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Operation;
import camaudit.network.Reshape;
import camaudit.network.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The pass that rewrites a head of global pooling, a 1×1 convolution and reshapings as global pooling and a dense layer, so that
 * its gradient has a closed form.
 */
final class LinearHeadPass {
    private LinearHeadPass() {}

    static Network apply(Network network, Set<String> targets) {
        Graph graph = new Graph(network);
        Node scores = graph.node(network.output());
        Node last = beforeReshaping(graph, scores, targets);
        if (targets.contains(last.name())) {
            return network;
        }
        Optional<Dense> dense = dense(last.operation());
        if (dense.isEmpty()) {
            return network;
        }
        Node pooling = beforeReshaping(graph, graph.node(last.inputs().get(0)), targets);
        if (!(pooling.operation() instanceof GlobalPooling)) {
            return network;
        }
        Node head = new Node(scores.name(), dense.get(), List.of(pooling.name()));
        Network replaced = GraphRewriter.replace(
                network, node -> node.name().equals(scores.name()) ? Optional.of(head) : Optional.empty());
        return GraphRewriter.endAt(replaced, scores.name());
    }

    /** The node whose values a node only gives other dimensions, the node itself if it does more; never past a target. */
    static Node beforeReshaping(Graph graph, Node node, Set<String> targets) {
        Node source = node;
        while ((source.operation() instanceof Reshape || source.operation() instanceof Flatten)
                && !targets.contains(source.name())) {
            source = graph.node(source.inputs().get(0));
        }
        return source;
    }

    private static Optional<Dense> dense(Operation operation) {
        if (operation instanceof Dense dense) {
            return Optional.of(dense);
        }
        return operation instanceof Convolution convolution && convolution.isPointwise()
                ? Optional.of(new Dense(
                        Tensor.of(convolution.kernel().values(), convolution.inputChannels(), convolution.filters()),
                        convolution.bias()))
                : Optional.empty();
    }
}
