package camaudit.engine;

import camaudit.attribution.Response;

/** One thread's buffers for a prepared plan. Not safe for use by several threads at once. */
public interface Execution extends AutoCloseable {

    int batchSize();

    /**
     * Runs the network forward.
     *
     * @param input (images, height, width, channels), row-major, after preprocessing
     * @param from where the first image starts in it
     * @param images at most the batch size
     * @return logits, (images, classes), row-major
     */
    float[] forward(float[] input, int from, int images);

    /** {@link #forward(float[], int, int)} from the start of the array, which may be longer. */
    default float[] forward(float[] input, int images) {
        return forward(input, 0, images);
    }

    /**
     * Runs a backward pass after the last forward pass, for the gradient of Σ seeds·logits by a rule. Where the gradient has a
     * closed form, nothing is run.
     *
     * @param seeds (images, classes), row-major; an image's gradient depends on its own seeds only
     * @throws IllegalArgumentException if the plan has no backward pass by this rule
     */
    void back(BackwardRule rule, float[] seeds);

    /**
     * Activations of the last forward pass and gradients of the last backward pass at a target or at the input. The next call for
     * the same node overwrites the arrays. Where the last backward pass did not compute this node's gradients, they are those of an
     * earlier pass.
     */
    Response response(String node);

    /** The gradients of the last backward pass at any of its nodes; the next call for any node overwrites the arrays. */
    Response gradients(String node);

    /**
     * Activations and gradients at the first target for the images of the last forward pass.
     *
     * @param targets one class per image, the gradient of whose logit is computed
     */
    Response respond(int[] targets);

    @Override
    void close();
}
