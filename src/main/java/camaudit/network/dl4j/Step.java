package camaudit.network.dl4j;

import camaudit.network.Node;
import camaudit.network.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One operation of the chain of operations that a layer consists of.
 *
 * @param suffix suffix of the layer's name in the operation's name; empty for the last one
 */
record Step(String suffix, Operation operation) {

    /** A layer that is one operation. */
    static List<Step> only(Operation operation) {
        return List.of(new Step("", operation));
    }

    /** An operation and the activation after it, if there is one. */
    static List<Step> activated(Operation operation, Optional<Operation> activation) {
        return activation
                .map(then -> List.of(new Step(Node.PRE_ACTIVATION, operation), new Step("", then)))
                .orElseGet(() -> only(operation));
    }

    /** A chain with an operation put before it. */
    static List<Step> after(String suffix, Operation first, List<Step> then) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(suffix, first));
        steps.addAll(then);
        return steps;
    }
}
