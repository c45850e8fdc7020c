package camaudit.engine.nd4j;

import camaudit.network.Affine;
import camaudit.network.BatchNormalization;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An affine map, or batch normalization that could not be folded: y = factor·x + shift, dx = factor·dy, per channel. */
final class AffineKernel implements Kernel {
    private final INDArray factor;
    private final INDArray shift;

    AffineKernel(float[] factor, float[] shift) {
        this.factor = Nd4jArrays.load(factor, factor.length);
        this.shift = Nd4jArrays.load(shift, shift.length);
    }

    AffineKernel(BatchNormalization normalization) {
        this(normalization.factor(), normalization.shift());
    }

    AffineKernel(Affine affine, int channels) {
        this(affine.factor(channels), affine.shift(channels));
    }

    @Override
    public Runnable forward(List<INDArray> inputs, INDArray output) {
        INDArray rows = Nd4jArrays.matrix(output, factor.length());
        return () -> {
            output.assign(inputs.get(0));
            rows.muliRowVector(factor);
            rows.addiRowVector(shift);
        };
    }

    @Override
    public Runnable backward(Values values, int index, INDArray outputGradient, INDArray inputGradient) {
        INDArray rows = Nd4jArrays.matrix(inputGradient, factor.length());
        return () -> {
            inputGradient.assign(outputGradient);
            rows.muliRowVector(factor);
        };
    }
}
