package camaudit.engine.onednn;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A map as a vector. Where only dense layers read it, it stays a map in whatever layout it has: they know what to do with it. */
final class FlattenLayer implements Layer {
    private final boolean forDenseOnly;
    private @Nullable Form inputForm;

    FlattenLayer(boolean forDenseOnly) {
        this.forDenseOnly = forDenseOnly;
    }

    @Override
    public Value forward(Tape tape, List<Value> inputs, Epilogue epilogue) {
        Value input = inputs.get(0);
        inputForm = input.form();
        return forDenseOnly ? input : tape.as(input, input.form().flat());
    }

    @Override
    public Value backward(Tape tape, Value gradient, int index) {
        return tape.as(gradient, Objects.requireNonNull(inputForm));
    }
}
