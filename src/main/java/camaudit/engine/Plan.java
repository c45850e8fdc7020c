package camaudit.engine;

import camaudit.image.Placement;
import camaudit.network.Network;
import camaudit.network.Shape;
import java.util.Map;
import java.util.Objects;

/**
 * A network made ready for attribution at one target layer: only what the logits need, dropout gone, batch normalization folded,
 * the final softmax or sigmoid stripped.
 *
 * @param network ends on the logits; every node is read by a later one
 * @param target the node whose activations and gradients are asked for
 * @param head what was stripped
 * @param linearHead true where only global average pooling and one dense layer follow the target, so that the gradient is the
 *     dense layer's column ÷ cells and no backward pass is needed
 */
public record Plan(Network network, String target, Head head, boolean linearHead, Map<String, Shape> shapes) {

    public Plan {
        Objects.requireNonNull(network);
        Objects.requireNonNull(head);
        shapes = Map.copyOf(shapes);
        if (!shapes.containsKey(target)) {
            throw new IllegalArgumentException("target '" + target + "' is not part of the plan");
        }
    }

    public Shape targetShape() {
        return shape(target);
    }

    /** Where the cells of the target's map lie on the network's input: each at the centre of its receptive field. */
    public Placement placement() {
        return ReceptiveField.of(network, target, shapes);
    }

    public Shape inputShape() {
        return network.inputShape();
    }

    public int classes() {
        return shape(network.output()).size();
    }

    /** The output shape of a node of the plan. */
    public Shape shape(String node) {
        return Objects.requireNonNull(shapes.get(node), () -> "no node '" + node + "' in the plan");
    }
}
