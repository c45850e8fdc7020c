package camaudit.attribution;

import camaudit.resample.FloatMap;

/**
 * How a target layer responds to a batch of images: activations A and gradients g = ∂logit/∂A of each image's target logit. The arrays are
 * shared, not copied, and may be longer than the images need.
 */
public final class Response {
    private final int images;
    private final int height;
    private final int width;
    private final int channels;
    private final float[] activations;
    private final float[] gradients;

    /**
     * A response over two arrays of (images, height, width, channels), row-major.
     *
     * @throws IllegalArgumentException if an array is too short
     */
    public Response(int images, int height, int width, int channels, float[] activations, float[] gradients) {
        int size = images * height * width * channels;
        if (activations.length < size || gradients.length < size) {
            throw new IllegalArgumentException("a response of " + images + " images of " + height + "×" + width + "×"
                    + channels + " needs " + size + " values, not " + activations.length + " and " + gradients.length);
        }
        this.images = images;
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.activations = activations;
        this.gradients = gradients;
    }

    public int images() {
        return images;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    public int channels() {
        return channels;
    }

    /** A, read only. */
    public float[] activations() {
        return activations;
    }

    /** g, read only. */
    public float[] gradients() {
        return gradients;
    }

    /** The number of cells of one map. */
    public int cells() {
        return height * width;
    }

    /** A map of this size, over {@code values}. */
    public FloatMap map(float[] values) {
        return new FloatMap(values, height, width);
    }

    /** Where the values of an image start in both arrays. */
    public int offset(int image) {
        return image * height * width * channels;
    }
}
