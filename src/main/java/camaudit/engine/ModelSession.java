package camaudit.engine;

import camaudit.attribution.ModelProbe;
import camaudit.attribution.Response;
import camaudit.network.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thread's buffers and the batch of images that it examines. Call {@link #begin}, then {@link #explain}; then methods may read
 * from it. Not safe for use by several threads at once.
 */
public final class ModelSession implements ModelProbe, AutoCloseable {
    private final Plan plan;
    private final String inputNode;
    private final Shape shape;
    private final TimedExecution execution;
    private final Optional<TimedExecution> tail;
    private final Optional<Plan> tailPlan;
    private float[] input = new float[0];
    private float[] black = new float[0];
    private float[] logits = new float[0];
    private long[] seeds = new long[0];
    private int[] targets = new int[0];
    private int images;
    private boolean current;

    /** The responses that have been read since the last backward pass, by node. */
    private final Map<String, Response> read = new HashMap<>();

    private Optional<BackwardRule> answeredRule = Optional.empty();

    ModelSession(LoadedModel loadedModel, int batchSize) {
        this.plan = loadedModel.plan().plan();
        this.inputNode = plan.network().input().name();
        this.shape = plan.inputShape();
        this.execution = new TimedExecution(loadedModel.plan().open(batchSize));
        this.tail = loadedModel.tail().map(t -> new TimedExecution(t.open(batchSize)));
        this.tailPlan = loadedModel.tail().map(PreparedPlan::plan);
    }

    public int batchSize() {
        return execution.batchSize();
    }

    /** Nanoseconds spent in forward passes so far. */
    public long forwardNanos() {
        return execution.forwardNanos() + tail.map(TimedExecution::forwardNanos).orElse(0L);
    }

    /** Nanoseconds spent in backward passes so far. */
    public long backwardNanos() {
        return execution.backwardNanos();
    }

    /**
     * Runs the network on a batch.
     *
     * @param input (images, height, width, channels), row-major, after preprocessing; kept, not copied
     * @param black one black image after preprocessing
     * @param seeds one number for each image, from which its random choices are derived
     * @return logits, (images, classes), row-major
     */
    public float[] begin(float[] input, int images, float[] black, long[] seeds) {
        this.input = input;
        this.images = images;
        this.black = black;
        this.seeds = seeds;
        logits = execution.forward(input, images);
        current = true;
        forget();
        return logits;
    }

    /** Sets the class of each image that is explained. */
    public void explain(int[] targets) {
        if (targets.length != images) {
            throw new IllegalArgumentException(targets.length + " targets for " + images + " images");
        }
        this.targets = targets.clone();
        forget();
    }

    @Override
    public int images() {
        return images;
    }

    @Override
    public int height() {
        return shape.height();
    }

    @Override
    public int width() {
        return shape.width();
    }

    @Override
    public int channels() {
        return shape.channels();
    }

    @Override
    public int classes() {
        return plan.classes();
    }

    @Override
    public float[] input() {
        return input;
    }

    @Override
    public float[] black() {
        return black;
    }

    @Override
    public float[] logits() {
        return logits;
    }

    @Override
    public int[] targets() {
        return targets;
    }

    @Override
    public long seed(int image) {
        return seeds[image];
    }

    @Override
    public List<Response> layers() {
        ask(BackwardRule.GRADIENT);
        return responses();
    }

    @Override
    public List<Response> layers(float[] seeds) {
        recall();
        forget();
        execution.back(BackwardRule.GRADIENT, seeds);
        return responses();
    }

    @Override
    public List<Response> activations() {
        recall();
        return responses();
    }

    private List<Response> responses() {
        return plan.targets().stream().map(this::response).toList();
    }

    @Override
    public Response pixels() {
        ask(BackwardRule.GRADIENT);
        return response(inputNode);
    }

    @Override
    public Response guided() {
        ask(BackwardRule.GUIDED);
        return response(inputNode);
    }

    @Override
    public Response rectified() {
        ask(BackwardRule.RECTIFIED);
        return response(inputNode);
    }

    @Override
    public void biases(BiasReader reader) {
        ask(BackwardRule.GRADIENT);
        Graph graph = new Graph(plan.network());
        for (String node : plan.biases()) {
            int channels = plan.shape(node).channels();
            Bias.at(graph, graph.node(node), channels).ifPresent(bias -> reader.read(execution.gradients(node), bias));
        }
    }

    @Override
    public float[] logits(float[] inputs, int count) {
        current = false;
        forget();
        return BatchRunner.logits(execution, plan, inputs, count);
    }

    @Override
    public float[] logitsFrom(float[] activations, int count) {
        Execution tailExecution = tail.orElseThrow(() -> new IllegalStateException("no method asked for the tail"));
        return BatchRunner.logits(tailExecution, tailPlan.orElseThrow(), activations, count);
    }

    @Override
    public Response pixels(float[] inputs, int[] classes) {
        current = false;
        forget();
        return BatchRunner.pixels(execution, plan, inputs, classes);
    }

    /** Makes the last forward pass that of the batch itself. */
    private void recall() {
        if (!current) {
            execution.forward(input, images);
            current = true;
            forget();
        }
    }

    private void ask(BackwardRule rule) {
        recall();
        if (!answeredRule.equals(Optional.of(rule))) {
            forget();
            execution.back(rule, BatchRunner.oneHot(targets, plan.classes()));
            answeredRule = Optional.of(rule);
        }
    }

    private Response response(String node) {
        return read.computeIfAbsent(node, execution::response);
    }

    private void forget() {
        answeredRule = Optional.empty();
        read.clear();
    }

    @Override
    public void close() {
        execution.close();
        tail.ifPresent(TimedExecution::close);
    }
}
