package camaudit.engine.nd4j;

import camaudit.network.Tensor;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Rows times a weight matrix plus bias: a dense layer over images, a 1×1 convolution over cells. */
final class MatrixProductKernel implements Kernel {
    private final int inputs;
    private final int outputs;
    private final INDArray weights;
    private final INDArray transposed;
    private final INDArray bias;

    /**
     * Loads the weights.
     *
     * @param kernel (…, inputs, outputs), leading dimensions 1
     */
    MatrixProductKernel(Tensor kernel, Tensor bias) {
        this.inputs = kernel.dim(kernel.rank() - 2);
        this.outputs = kernel.dim(kernel.rank() - 1);
        this.weights = Nd4jArrays.load(kernel.values(), inputs, outputs);
        this.transposed = weights.transpose();
        this.bias = Nd4jArrays.load(bias);
    }

    /** Computed on transposed views, which are in Fortran order, so that gemm copies nothing. */
    @Override
    public Runnable forward(List<INDArray> arrays, INDArray output) {
        INDArray x = Nd4jArrays.matrix(arrays.get(0), inputs).transpose();
        INDArray y = Nd4jArrays.matrix(output, outputs);
        INDArray yT = y.transpose();
        return () -> {
            transposed.mmuli(x, yT);
            y.addiRowVector(bias);
        };
    }

    @Override
    public Runnable backward(Values values, int index, INDArray outputGradient, INDArray inputGradient) {
        INDArray dy = Nd4jArrays.matrix(outputGradient, outputs).transpose();
        INDArray dx = Nd4jArrays.matrix(inputGradient, inputs).transpose();
        return () -> weights.mmuli(dy, dx);
    }
}
