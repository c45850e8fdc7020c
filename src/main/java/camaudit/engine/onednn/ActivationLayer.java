package camaudit.engine.onednn;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An activation that is not fused to the operation before it. */
final class ActivationLayer implements Layer {
    private final Eltwise eltwise;
    private @Nullable Value seen;

    ActivationLayer(Eltwise eltwise) {
        this.eltwise = eltwise;
    }

    @Override
    public Value forward(StepRecorder recorder, List<Value> inputs, Epilogue epilogue) {
        seen = inputs.get(0);
        return eltwise.forward(recorder, inputs.get(0));
    }

    @Override
    public Value backward(StepRecorder recorder, Value gradient, int index) {
        return eltwise.backward(recorder, Objects.requireNonNull(seen), gradient);
    }
}
