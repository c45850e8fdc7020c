package camaudit.engine.onednn;

import java.util.List;
import java.util.Optional;

/** One operation within one program: written forward first, then perhaps backward. */
interface Layer {

    /** Writes the forward steps; gives the output. */
    Value forward(StepRecorder recorder, List<Value> inputs, Epilogue epilogue);

    /** Writes the steps to the gradient of one input; the epilogue's activation is dealt with already. */
    Value backward(StepRecorder recorder, Value gradient, int index);

    /**
     * What is fused to the end of an operation.
     *
     * @param residual added to the result before the activation
     * @param inPlace true if the result may overwrite the residual
     * @param backward true if the gradient will be asked for
     */
    record Epilogue(Optional<Value> residual, boolean inPlace, Optional<Eltwise> activation, boolean backward) {
        static final Epilogue NONE = new Epilogue(Optional.empty(), false, Optional.empty(), false);
    }
}
