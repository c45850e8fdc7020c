package camaudit.engine;

import camaudit.attribution.Response;
import camaudit.network.Shape;
import java.util.Arrays;
import java.util.Optional;

/** What every execution keeps of its current batch on the Java side: how many images, and the arrays that it answers with. */
public final class Batch {
    private final Plan plan;
    private final int capacity;
    private final Optional<LinearHead> head;
    private final float[] activations;
    private final float[] gradients;
    private final float[] seed;
    private int images;

    /**
     * Arrays for up to {@code capacity} images.
     *
     * @param head gives the gradients, if they are closed form
     */
    public Batch(Plan plan, Optional<LinearHead> head, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("batch size " + capacity + " is below 1");
        }
        this.plan = plan;
        this.head = head;
        this.capacity = capacity;
        int size = Math.multiplyExact(plan.targetShape().size(), capacity);
        activations = new float[size];
        gradients = new float[size];
        seed = new float[capacity * plan.classes()];
    }

    public int capacity() {
        return capacity;
    }

    /** The number of images of the last forward pass. */
    public int images() {
        return images;
    }

    /**
     * Begins a forward pass.
     *
     * @return how many values of {@code input} it reads
     */
    public int begin(float[] input, int images) {
        int size = plan.inputShape().size() * images;
        if (images < 1 || images > capacity || input.length < size) {
            throw new IllegalArgumentException(images + " images of " + plan.inputShape() + " in " + input.length
                    + " values do not fit a batch of " + capacity);
        }
        this.images = images;
        return size;
    }

    /** The gradient of each image's target logit by the logits, (images, classes): ones at the targets. */
    public float[] seed(int[] targets) {
        check(targets);
        Arrays.fill(seed, 0);
        for (int i = 0; i < images; i++) {
            seed[i * plan.classes() + targets[i]] = 1;
        }
        return seed;
    }

    /** The answer for the images of the last forward pass, whose parts the readers fill in; without a closed form both are read. */
    public Response answer(int[] targets, Reader activationReader, Reader gradientReader) {
        check(targets);
        Shape shape = plan.targetShape();
        int size = images * shape.size();
        activationReader.read(activations, size);
        if (head.isPresent()) {
            head.get().fill(targets, gradients);
        } else {
            gradientReader.read(gradients, size);
        }
        return new Response(images, shape.height(), shape.width(), shape.channels(), activations, gradients);
    }

    private void check(int[] targets) {
        if (targets.length != images) {
            throw new IllegalArgumentException(targets.length + " targets for " + images + " images");
        }
    }

    /** Copies values out of a backend's memory. */
    public interface Reader {
        /** Fills the first {@code count} values. */
        void read(float[] into, int count);
    }
}
