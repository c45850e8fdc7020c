package camaudit.engine;

import camaudit.attribution.Response;
import camaudit.network.Shape;
import java.util.Arrays;

/** Runs any number of inputs through an execution, a batch at a time. */
final class BatchRunner {
    private BatchRunner() {}

    /** The logits of the inputs, (count, classes), row-major. */
    static float[] logits(Execution execution, Plan plan, float[] inputs, int count) {
        int size = plan.inputShape().size();
        float[] all = new float[Math.multiplyExact(count, plan.classes())];
        for (int from = 0; from < count; from += execution.batchSize()) {
            int chunk = Math.min(execution.batchSize(), count - from);
            float[] scores = execution.forward(inputs, from * size, chunk);
            System.arraycopy(scores, 0, all, from * plan.classes(), chunk * plan.classes());
        }
        return all;
    }

    /** The inputs as activations, with the gradient of each one's target logit with respect to them. */
    static Response pixels(Execution execution, Plan plan, float[] inputs, int[] targets) {
        Shape shape = plan.inputShape();
        String node = plan.network().input().name();
        int size = shape.size();
        float[] gradients = new float[Math.multiplyExact(targets.length, size)];
        for (int from = 0; from < targets.length; from += execution.batchSize()) {
            int chunk = Math.min(execution.batchSize(), targets.length - from);
            execution.forward(inputs, from * size, chunk);
            execution.back(
                    BackwardRule.GRADIENT, oneHot(Arrays.copyOfRange(targets, from, from + chunk), plan.classes()));
            System.arraycopy(execution.response(node).gradients(), 0, gradients, from * size, chunk * size);
        }
        return new Response(targets.length, shape.height(), shape.width(), shape.channels(), inputs, gradients);
    }

    /** One row for each target, (targets, classes), with 1 at the target and 0 elsewhere. */
    static float[] oneHot(int[] targets, int classes) {
        float[] oneHot = new float[targets.length * classes];
        for (int i = 0; i < targets.length; i++) {
            oneHot[i * classes + targets[i]] = 1;
        }
        return oneHot;
    }
}
