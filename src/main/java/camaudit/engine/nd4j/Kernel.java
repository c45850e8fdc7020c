package camaudit.engine.nd4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An operation with its weights in ND4J memory, shared by all threads. Arrays are (images, …) in C order, channels last. */
interface Kernel {

    /** Binds the forward computation to arrays; running it overwrites {@code output}. */
    Runnable forward(List<INDArray> inputs, INDArray output);

    /** Binds the data gradient to arrays; running it overwrites {@code inputGradient}, the gradient of input {@code index}. */
    Runnable backward(Values values, int index, INDArray outputGradient, INDArray inputGradient);

    /** True if the output may overwrite the single input, because the backward pass does not need the input. */
    default boolean inPlace() {
        return false;
    }

    /** The inputs and the output of the operation in the last forward pass. */
    record Values(List<INDArray> inputs, INDArray output) {
        INDArray input() {
            return inputs.get(0);
        }
    }
}
