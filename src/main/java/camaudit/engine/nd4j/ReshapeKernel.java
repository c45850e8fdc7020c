package camaudit.engine.nd4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies values to an array of another shape. */
final class ReshapeKernel implements Kernel {
    @Override
    public Runnable forward(List<INDArray> inputs, INDArray output) {
        INDArray view = output.reshape('c', inputs.get(0).shape());
        return () -> view.assign(inputs.get(0));
    }

    @Override
    public Runnable backward(Values values, int index, INDArray outputGradient, INDArray inputGradient) {
        INDArray view = outputGradient.reshape('c', inputGradient.shape());
        return () -> inputGradient.assign(view);
    }
}
