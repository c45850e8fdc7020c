package camaudit.engine.onednn;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An activation that stands alone. */
final class ActivationLayer implements Layer {
    private final Eltwise eltwise;
    private @Nullable Value seen;

    ActivationLayer(Eltwise eltwise) {
        this.eltwise = eltwise;
    }

    @Override
    public Value forward(StepRecorder tape, List<Value> inputs, Epilogue epilogue) {
        seen = inputs.get(0);
        return eltwise.forward(tape, inputs.get(0));
    }

    @Override
    public Value backward(StepRecorder tape, Value gradient, int index) {
        return eltwise.backward(tape, Objects.requireNonNull(seen), gradient);
    }
}
