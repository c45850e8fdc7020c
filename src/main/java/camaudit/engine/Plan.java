package camaudit.engine;

import camaudit.network.Network;
import camaudit.network.Shape;
import camaudit.resample.Placement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A network compiled for attribution at some target layers: it has only the nodes that the logits depend on, without dropout, with
 * batch normalization folded and the final softmax or sigmoid stripped.
 *
 * @param network ends on the logits; every node is read by a later one
 * @param targets the nodes whose activations can be read, and whose gradients where a backward pass computes them
 * @param head the function that was stripped
 * @param linearHead true where only global average pooling and one dense layer follow the one target, so that its gradient is the
 *     dense layer's column ÷ cells and no backward pass is needed for it
 * @param backwardPasses the backward passes that can be run, at most one for each rule
 * @param biases the nodes that add a bias whose gradient can be read
 */
public record Plan(
        Network network,
        List<String> targets,
        Head head,
        boolean linearHead,
        List<BackwardPass> backwardPasses,
        List<String> biases,
        Map<String, Shape> shapes) {

    public Plan {
        Objects.requireNonNull(network);
        Objects.requireNonNull(head);
        targets = List.copyOf(targets);
        backwardPasses = List.copyOf(backwardPasses);
        biases = List.copyOf(biases);
        shapes = Map.copyOf(shapes);
        for (String target : targets) {
            if (!shapes.containsKey(target)) {
                throw new IllegalArgumentException("target '" + target + "' is not part of the plan");
            }
        }
    }

    /** The first target. */
    public String target() {
        return targets.get(0);
    }

    public Shape targetShape() {
        return shape(target());
    }

    /** The position of the cells of the target's map on the network's input: each at the centre of its receptive field. */
    public Placement placement() {
        return ReceptiveField.of(network, target(), shapes);
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

    /** The backward pass by a rule; empty if there is none. */
    public Optional<BackwardPass> backwardPass(BackwardRule rule) {
        return backwardPasses.stream().filter(q -> q.rule() == rule).findFirst();
    }

    /** The nodes whose value or gradient is read from outside, which backends must not fuse away. */
    public Set<String> visible() {
        Set<String> visible = new HashSet<>(targets);
        backwardPasses.forEach(q -> visible.addAll(q.nodes()));
        return visible;
    }
}
