package camaudit.engine;

import java.util.List;
import java.util.Objects;

/**
 * A backward pass from the logits that a plan is compiled for.
 *
 * @param nodes the nodes at whose values the gradient can be read
 */
public record BackwardPass(BackwardRule rule, List<String> nodes) {
    public BackwardPass {
        Objects.requireNonNull(rule);
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a way back that ends nowhere");
        }
    }
}
