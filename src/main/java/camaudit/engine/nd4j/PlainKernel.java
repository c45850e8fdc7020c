package camaudit.engine.nd4j;

import java.util.List;
import java.util.function.IntFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A kernel in plain Java loops over copies of the arrays, for what ND4J does not have or does wrongly. */
abstract class PlainKernel implements Kernel {

    /**
     * Computes {@code output}, which comes zero-filled.
     *
     * @param inputs gives a copy of each input's values
     */
    abstract void forward(int images, IntFunction<float[]> inputs, float[] output);

    /** Computes the gradient of input {@code index}, which comes zero-filled. */
    abstract void backward(
            int images, int index, IntFunction<float[]> inputs, float[] outputGradient, float[] inputGradient);

    @Override
    public final Runnable forward(List<INDArray> inputs, INDArray output) {
        return () -> {
            float[] values = new float[(int) output.length()];
            forward((int) output.size(0), i -> read(inputs.get(i)), values);
            Arrays4j.write(values, values.length, output);
        };
    }

    @Override
    public final Runnable backward(Values values, int index, INDArray outputGradient, INDArray inputGradient) {
        return () -> {
            float[] gradient = new float[(int) inputGradient.length()];
            IntFunction<float[]> inputs = i -> read(values.inputs().get(i));
            backward((int) inputGradient.size(0), index, inputs, read(outputGradient), gradient);
            Arrays4j.write(gradient, gradient.length, inputGradient);
        };
    }

    private static float[] read(INDArray array) {
        return Arrays4j.read(array, (int) array.length());
    }
}
