package camaudit.engine.onednn;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives values other dimensions, in row-major order with channels fastest. */
final class ReshapeLayer implements Layer {
    private final BatchShape outputShape;
    private @Nullable BatchShape inputShape;

    ReshapeLayer(BatchShape output) {
        this.outputShape = output;
    }

    @Override
    public Value forward(StepRecorder recorder, List<Value> inputs, Epilogue epilogue) {
        inputShape = inputs.get(0).shape();
        return recorder.as(inputs.get(0), outputShape);
    }

    @Override
    public Value backward(StepRecorder recorder, Value gradient, int index) {
        return recorder.as(gradient, Objects.requireNonNull(inputShape));
    }
}
