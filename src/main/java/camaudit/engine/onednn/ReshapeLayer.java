package camaudit.engine.onednn;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The same values in row-major order, channels fastest, with other dimensions. */
final class ReshapeLayer implements Layer {
    private final Form outputForm;
    private @Nullable Form inputForm;

    ReshapeLayer(Form output) {
        this.outputForm = output;
    }

    @Override
    public Value forward(Tape tape, List<Value> inputs, Epilogue epilogue) {
        inputForm = inputs.get(0).form();
        return tape.as(inputs.get(0), outputForm);
    }

    @Override
    public Value backward(Tape tape, Value gradient, int index) {
        return tape.as(gradient, Objects.requireNonNull(inputForm));
    }
}
