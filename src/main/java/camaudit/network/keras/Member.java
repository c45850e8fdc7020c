package camaudit.network.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A layer or model that a model is made of.
 *
 * @param className the Keras class
 * @param options its {@code config}
 * @param calls what each of its calls reads, in order
 * @param model what it is made of, if it is a model itself
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
