package camaudit.network;

import java.util.List;
import java.util.Objects;

/**
 * One operation of a network under the name of its layer. A layer with a fused activation becomes two nodes,
 * {@code NAME/pre_activation} and {@code NAME}, so that {@code NAME} has the layer's output. A layer of a model inside the model is
 * {@code MODEL/NAME}; the calls of a layer that is called several times are {@code NAME/0}, {@code NAME/1} and so on.
 *
 * @param inputs the names of the nodes it reads, in order
 */
public record Node(String name, Operation operation, List<String> inputs) {
    /** The suffix of the node that has a layer's value before the layer's own activation. */
    public static final String PRE_ACTIVATION = "/pre_activation";

    /** The name of one call of a layer that is called several times, counted from 0. */
    public static String call(String layer, int index) {
        return layer + "/" + index;
    }

    public Node {
        Objects.requireNonNull(operation);
        inputs = List.copyOf(inputs);
        if (name.isBlank()) {
            throw new ModelException("a " + operation.kind() + " layer has no name");
        }
    }
}
