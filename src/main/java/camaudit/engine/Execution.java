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
     * Runs the way back of the last forward pass, for the gradient of Σ seeds·logits by a rule; nothing to run where it is closed
     * form.
     *
     * @param seeds (images, classes); each image has its own, so the batch does not matter
     * @throws IllegalArgumentException if the plan has no such question
     */
    void back(BackwardRule rule, float[] seeds);

    /**
     * Activations of the last forward pass and gradients of the last way back at a target or at the input. The arrays of the answer
     * are written anew by the next one for the same node; gradients are those of an earlier answer where the last way back did not
     * ask for this node.
     */
    Response response(String node);

    /** The gradients of the last way back at any node that it asks for; the arrays are written anew by the next call for any node. */
    Response gradients(String node);

    /**
     * Activations and gradients at the first target for the images of the last forward pass.
     *
     * @param targets one class per image, whose logit's gradient is asked for
     */
    Response respond(int[] targets);

    @Override
    void close();
}
