package camaudit.engine;

import camaudit.attribution.Response;

/** One thread's buffers for a prepared plan. Not safe for use by several threads at once. */
public interface Execution extends AutoCloseable {

    int batchSize();

    /**
     * Runs the network forward.
     *
     * @param input (images, height, width, channels), row-major, after preprocessing; longer arrays are read from the start
     * @param images at most the batch size
     * @return logits, (images, classes), row-major
     */
    float[] forward(float[] input, int images);

    /**
     * Activations and gradients at the target layer for the images of the last forward pass. The arrays of the answer are written
     * anew by the next one.
     *
     * @param targets one class per image; the gradient of an image is that of its own target only, so the batch does not matter
     */
    Response respond(int[] targets);

    @Override
    void close();
}
