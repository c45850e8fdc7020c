package camaudit.network;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A layer that passes its input through at inference: dropout, noise, a linear activation.
 *
 * @param kind the layer's kind in training, for listings
 * @param only the one shape that the layer takes, where the file states it
 */
public record Identity(String kind, Optional<Shape> only) implements Rearrangement {

    public Identity {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(only);
    }

    /** A layer that takes any shape. */
    public Identity(String kind) {
        this(kind, Optional.empty());
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Operation.only(kind, inputs);
        if (only.isPresent() && !only.get().equals(input)) {
            throw new ModelException(kind + " was built for " + only.get() + ", its input is " + input
                    + ": give images of the size that the model was trained on");
        }
        return input;
    }
}
