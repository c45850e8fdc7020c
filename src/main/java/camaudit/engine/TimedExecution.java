package camaudit.engine;

import camaudit.attribution.Response;

/** An execution that measures the time of its forward and backward passes. */
final class TimedExecution implements Execution {
    private final Execution execution;
    private long forwardNanos;
    private long backwardNanos;

    TimedExecution(Execution execution) {
        this.execution = execution;
    }

    long forwardNanos() {
        return forwardNanos;
    }

    long backwardNanos() {
        return backwardNanos;
    }

    @Override
    public int batchSize() {
        return execution.batchSize();
    }

    @Override
    public float[] forward(float[] input, int from, int images) {
        long start = System.nanoTime();
        float[] logits = execution.forward(input, from, images);
        forwardNanos += System.nanoTime() - start;
        return logits;
    }

    @Override
    public void back(BackwardRule rule, float[] seeds) {
        long start = System.nanoTime();
        execution.back(rule, seeds);
        backwardNanos += System.nanoTime() - start;
    }

    @Override
    public Response response(String node) {
        return execution.response(node);
    }

    @Override
    public Response gradients(String node) {
        return execution.gradients(node);
    }

    @Override
    public Response respond(int[] targets) {
        long start = System.nanoTime();
        Response response = execution.respond(targets);
        backwardNanos += System.nanoTime() - start;
        return response;
    }

    @Override
    public void close() {
        execution.close();
    }
}
