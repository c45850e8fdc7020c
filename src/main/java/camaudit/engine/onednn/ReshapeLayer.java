package camaudit.engine.onednn;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The same values in row-major order, channels fastest, with other dimensions. */
final class ReshapeLayer implements Layer {
    private final BatchShape outputForm;
    private @Nullable BatchShape inputForm;

    ReshapeLayer(BatchShape output) {
        this.outputForm = output;
    }

    @Override
    public Value forward(StepRecorder tape, List<Value> inputs, Epilogue epilogue) {
        inputForm = inputs.get(0).form();
        return tape.as(inputs.get(0), outputForm);
    }

    @Override
    public Value backward(StepRecorder tape, Value gradient, int index) {
        return tape.as(gradient, Objects.requireNonNull(inputForm));
    }
}
