package camaudit.network.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A layer of a model, or a model nested in it.
 *
 * @param className the Keras class
 * @param options its {@code config}
 * @param calls the inputs of each of its calls, in order
 * @param model its own configuration, if it is a model
 */
record Member(
        String name, String className, JsonNode options, List<List<Reference>> calls, Optional<ModelConfig> model) {

    /** The output of the n-th call of a member, counted from 0. */
    record Reference(String member, int call) {}

    Member {
        Objects.requireNonNull(name);
        calls = List.copyOf(calls);
    }

    boolean isInput() {
        return className.equals(LayerReaders.INPUT);
    }

    @Override
    public String toString() {
        return (model.isPresent() ? "nested model '" : "layer '") + name + "' (" + className + ")";
    }
}
