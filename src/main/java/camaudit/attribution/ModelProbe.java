package camaudit.attribution;

import java.util.List;

/**
 * A batch of images in a session, as a method sees it: the network's values and gradients for these images and for other inputs.
 *
 * <p>The arrays of a result are shared, and the next call of the same method, or of any of {@link #logits(float[], int)}, {@link
 * #pixels(float[], int[])} and {@link #logitsFrom}, overwrites them: copy what is needed longer. The methods may be called in any order;
 * calling them in the order of their declaration saves passes.
 */
public interface ModelProbe {

    /** The number of images. */
    int images();

    /** The network's input: height, width, channels. */
    int height();

    int width();

    int channels();

    int classes();

    /** The input, (images, height, width, channels), row-major, after preprocessing; read only. */
    float[] input();

    /** One black image after preprocessing, (height, width, channels). */
    float[] black();

    /** (images, classes), row-major. */
    float[] logits();

    /** The explained class of each image. */
    int[] targets();

    /** A seed for random numbers, which depends on the image's content only. */
    long seed(int image);

    /** Activations and gradients of each image's target logit at each target layer; needs {@link Requirement#GRADIENTS}. */
    List<Response> layers();

    /** The same for the gradient of Σ over classes of seeds·logits, seeds being (images, classes). */
    List<Response> layers(float[] seeds);

    /** Activations only, without gradients, at each target layer; needs {@link Requirement#ACTIVATIONS}. */
    List<Response> activations();

    /** The input and the gradient of each image's target logit with respect to it; needs {@link Requirement#PIXELS}. */
    Response pixels();

    /** As {@link #pixels}: at each ReLU the gradient also passes only where it is positive; needs {@link Requirement#GUIDED}. */
    Response guided();

    /** As {@link #pixels}: at each ReLU the gradient passes where it is positive, and only there; needs {@link Requirement#RECTIFIED}. */
    Response rectified();

    /** Passes every bias to the reader, with the gradient where it is added; needs {@link Requirement#BIASES}. */
    void biases(BiasReader reader);

    /** The logits of other inputs, (count, classes); any count. */
    float[] logits(float[] inputs, int count);

    /** Other inputs, as many as targets, and the gradient of each one's target logit; needs {@link Requirement#PIXELS}; any count. */
    Response pixels(float[] inputs, int[] targets);

    /** The logits that follow from other activations at the target layer, (count, classes); any count; needs {@link Requirement#TAIL}. */
    float[] logitsFrom(float[] activations, int count);

    /** Takes biases, from the input on. */
    @FunctionalInterface
    interface BiasReader {
        /**
         * One bias.
         *
         * @param place gradients of each image's target logit at the value that the bias is part of; its activations are all zero
         * @param bias one value per channel
         */
        void read(Response place, float[] bias);
    }
}
