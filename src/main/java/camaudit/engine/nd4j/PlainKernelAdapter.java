package camaudit.engine.nd4j;

import camaudit.engine.plain.PlainKernel;
import java.util.List;
import java.util.function.IntFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs a plain kernel on copies of the arrays, for operations that ND4J lacks or computes incorrectly. */
final class PlainKernelAdapter implements Kernel {
    private final PlainKernel kernel;

    PlainKernelAdapter(PlainKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public Runnable forward(List<INDArray> inputs, INDArray output) {
        return () -> {
            float[] values = new float[(int) output.length()];
            kernel.forward((int) output.size(0), i -> read(inputs.get(i)), values);
            Nd4jArrays.write(values, 0, values.length, output);
        };
    }

    @Override
    public Runnable backward(Values values, int index, INDArray outputGradient, INDArray inputGradient) {
        return () -> {
            float[] gradient = new float[(int) inputGradient.length()];
            IntFunction<float[]> inputs = i -> read(values.inputs().get(i));
            kernel.backward((int) inputGradient.size(0), index, inputs, read(outputGradient), gradient);
            Nd4jArrays.write(gradient, 0, gradient.length, inputGradient);
        };
    }

    private static float[] read(INDArray array) {
        return Nd4jArrays.read(array, (int) array.length());
    }
}
