package camaudit.engine.nd4j;

import camaudit.network.BatchNormalization;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Batch normalization that could not be folded: y = factor·x + shift, dx = factor·dy, per channel. */
final class AffineKernel implements Kernel {
    private final INDArray factor;
    private final INDArray shift;

    AffineKernel(BatchNormalization normalization) {
        factor = Arrays4j.load(normalization.factor(), normalization.gamma().size());
        shift = Arrays4j.load(normalization.shift(), normalization.gamma().size());
    }

    @Override
    public Runnable forward(List<INDArray> inputs, INDArray output) {
        INDArray rows = Arrays4j.matrix(output, factor.length());
        return () -> {
            output.assign(inputs.get(0));
            rows.muliRowVector(factor);
            rows.addiRowVector(shift);
        };
    }

    @Override
    public Runnable backward(Values values, int index, INDArray outputGradient, INDArray inputGradient) {
        INDArray rows = Arrays4j.matrix(inputGradient, factor.length());
        return () -> {
            inputGradient.assign(outputGradient);
            rows.muliRowVector(factor);
        };
    }
}
