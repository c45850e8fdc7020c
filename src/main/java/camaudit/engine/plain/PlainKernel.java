package camaudit.engine.plain;

import java.util.function.IntFunction;

/** An operation in plain Java loops over arrays (images, …), channels fastest; safe for use by many threads. */
public interface PlainKernel {

    /**
     * Computes {@code output}, which is filled with zeros before.
     *
     * @param inputs gives the values of the input of an index; they must not be changed
     */
    void forward(int images, IntFunction<float[]> inputs, float[] output);

    /** Computes the gradient of input {@code index}; {@code inputGradient} is filled with zeros before. */
    void backward(int images, int index, IntFunction<float[]> inputs, float[] outputGradient, float[] inputGradient);
}
