package camaudit.engine;

import camaudit.attribution.Response;
import camaudit.network.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Java side of an execution's current batch: the number of images, and the arrays in which activations and gradients are returned. */
public final class Batch {
    private final Plan plan;
    private final int capacity;
    private final Optional<LinearHead> head;
    private final Map<String, float[]> activations = new HashMap<>();
    private final Map<String, float[]> gradients = new HashMap<>();
    private final float[] seeds;
    private float[] scratch = new float[0];
    private float[] zeros = new float[0];
    private List<String> nodesWithGradients = List.of();
    private int images;

    /** Allocates the arrays for up to {@code capacity} images. */
    public Batch(Plan plan, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("batch size " + capacity + " is below 1");
        }
        this.plan = plan;
        this.head = LinearHead.of(plan);
        this.capacity = capacity;
        seeds = new float[capacity * plan.classes()];
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
     * @return the number of values of {@code input} that it reads
     */
    public int begin(float[] input, int from, int images) {
        int size = plan.inputShape().size() * images;
        if (images < 1 || images > capacity || from < 0 || input.length - from < size) {
            throw new IllegalArgumentException(images + " images of " + plan.inputShape() + " in "
                    + (input.length - from) + " values do not fit a batch of " + capacity);
        }
        this.images = images;
        nodesWithGradients = List.of();
        return size;
    }

    /** The gradient of each image's target logit with respect to the logits, (images, classes): ones at the targets, else zeros. */
    public float[] oneHot(int[] targets) {
        if (targets.length != images) {
            throw new IllegalArgumentException(targets.length + " targets for " + images + " images");
        }
        return BatchRunner.oneHot(targets, plan.classes());
    }

    /**
     * Begins a backward pass.
     *
     * @return the backward pass to run; empty where the closed form gives the gradient
     */
    public Optional<BackwardPass> beginBackward(BackwardRule rule, float[] seeds) {
        Optional<BackwardPass> pass = plan.backwardPass(rule);
        boolean closed = rule == BackwardRule.GRADIENT && head.isPresent();
        int size = images * plan.classes();
        if (images == 0 || seeds.length < size || (pass.isEmpty() && !closed)) {
            throw new IllegalArgumentException("no answer by rule " + rule + " for " + seeds.length + " seeds of "
                    + images + " images: the plan asks " + plan.backwardPasses());
        }
        System.arraycopy(seeds, 0, this.seeds, 0, size);
        nodesWithGradients = pass.map(BackwardPass::nodes).orElse(List.of());
        return pass;
    }

    /**
     * Activations and gradients at a target or at the input. The readers fill the arrays in; the gradient is only read where the
     * last backward pass computed it.
     */
    public Response response(String node, Reader activationReader, Reader gradientReader) {
        Shape shape = plan.shape(node);
        int size = images * shape.size();
        float[] a = activations.computeIfAbsent(node, n -> new float[capacity * shape.size()]);
        float[] g = gradients.computeIfAbsent(node, n -> new float[capacity * shape.size()]);
        activationReader.read(a, size);
        if (nodesWithGradients.contains(node)) {
            gradientReader.read(g, size);
        } else if (head.isPresent() && node.equals(plan.target())) {
            head.get().fill(seeds, images, g);
        }
        return response(shape, a, g);
    }

    /** The gradients at a node; the activations of the response are zeros. */
    public Response gradients(String node, Reader gradientReader) {
        if (!nodesWithGradients.contains(node)) {
            throw new IllegalArgumentException("the gradient at '" + node + "' was not asked for");
        }
        Shape shape = plan.shape(node);
        int size = images * shape.size();
        if (scratch.length < size) {
            scratch = new float[capacity * shape.size()];
            zeros = new float[capacity * shape.size()];
        }
        gradientReader.read(scratch, size);
        return response(shape, zeros, scratch);
    }

    private Response response(Shape shape, float[] a, float[] g) {
        return shape.isMap()
                ? new Response(images, shape.height(), shape.width(), shape.channels(), a, g)
                : new Response(images, 1, 1, shape.size(), a, g);
    }

    /** Copies values out of a backend's memory. */
    public interface Reader {
        /** Fills the first {@code count} values. */
        void read(float[] into, int count);
    }
}
