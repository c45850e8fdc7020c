package camaudit.engine.onednn;

import java.util.List;
import java.util.Optional;

/** One operation of one program. It records its forward steps first, then perhaps its backward steps. */
interface Layer {

    /** Records the forward steps and returns the output. */
    Value forward(StepRecorder recorder, List<Value> inputs, Epilogue epilogue);

    /**
     * Records the steps from the output's gradient to the gradient of one input. The gradient has already passed the epilogue's
     * activation.
     */
    Value backward(StepRecorder recorder, Value gradient, int index);

    /**
     * The operations that are fused to the end of another one.
     *
     * @param residual added to the result before the activation
     * @param inPlace true if the result may overwrite the residual
     * @param backward true if the gradient of an input will be computed
     */
    record Epilogue(Optional<Value> residual, boolean inPlace, Optional<Eltwise> activation, boolean backward) {
        static final Epilogue NONE = new Epilogue(Optional.empty(), false, Optional.empty(), false);
    }
}
