package camaudit.engine;

import camaudit.network.Activation;
import camaudit.network.Dense;
import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import java.util.Optional;

/**
 * The pass that ends a network on its logits. A single sigmoid unit z becomes two logits (−z, z), class 0 and class 1, so that
 * both classes of a binary classifier have a score and a gradient.
 */
record HeadStripping(Network network, Head head) {

    static HeadStripping of(Network network) {
        Graph graph = new Graph(network);
        Node last = graph.node(network.output());
        Head head = Head.LOGITS;
        if (last.operation() instanceof Activation activation) {
            head = switch (activation.function()) {
                case SOFTMAX -> Head.SOFTMAX;
                case SIGMOID -> Head.SIGMOID;
                default -> Head.LOGITS;
            };
        }
        String logits = head == Head.LOGITS ? last.name() : last.inputs().get(0);
        Network ended = Rewriting.endAt(network, logits);
        Shape scores = ended.shapes().get(logits);
        if (scores == null || !scores.isVector()) {
            throw new ModelException("model '" + network.name() + "' ends on '" + network.output() + "' of shape "
                    + scores + ": a classifier ends on a vector of class scores");
        }
        return scores.size() == 1
                ? new HeadStripping(twoClasses(ended, graph.node(logits)), Head.SIGMOID)
                : new HeadStripping(ended, head);
    }

    private static Network twoClasses(Network network, Node logit) {
        if (!(logit.operation() instanceof Dense dense)) {
            throw new ModelException("model '" + network.name() + "' puts out one score from '" + logit.name() + "', a "
                    + logit.operation().kind() + ": a binary classifier must end on a Dense layer of one unit");
        }
        float[] column = dense.kernel().values();
        float[] kernel = new float[column.length * 2];
        for (int i = 0; i < column.length; i++) {
            kernel[2 * i] = -column[i];
            kernel[2 * i + 1] = column[i];
        }
        float bias = dense.bias().values()[0];
        Dense pair = new Dense(Tensor.of(kernel, column.length, 2), Tensor.of(new float[] {-bias, bias}, 2));
        return Rewriting.replace(
                network,
                node -> node.equals(logit)
                        ? Optional.of(new Node(node.name(), pair, node.inputs()))
                        : Optional.empty());
    }
}
