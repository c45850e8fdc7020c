package camaudit.engine.plain;

import java.util.function.IntFunction;

/** An operation in plain Java loops over arrays (images, …), channels fastest; safe for use by many threads. */
public interface PlainKernel {

    /**
     * Computes {@code output}, which comes zero-filled.
     *
     * @param inputs gives each input's values, which stay as they are
     */
    void forward(int images, IntFunction<float[]> inputs, float[] output);

    /** Computes the gradient of input {@code index}, which comes zero-filled. */
    void backward(int images, int index, IntFunction<float[]> inputs, float[] outputGradient, float[] inputGradient);
}
