package camaudit.spark.explain;

import camaudit.engine.Plan;
import camaudit.engine.WeightBytes;
import camaudit.spark.counterfactual.BackgroundJob;
import camaudit.spark.executor.PreparedModel;
import camaudit.spec.EvidenceSpec;

/**
 * What a run takes of each executor's memory, in bytes.
 *
 * @param weights native memory, once
 * @param buffers native memory of each task
 * @param modelHeap heap, once: the file and the counterfactuals' backgrounds as Spark broadcasts them, and what was read from them
 * @param taskHeap heap of each task: a batch going in and its maps coming out
 * @param largestPicture heap of a task while it decodes the largest picture that is not rejected
 */
record MemoryNeed(long weights, long buffers, long modelHeap, long taskHeap, long largestPicture) {
    /** Classes, compiled code, stacks, network buffers, shared libraries: what any JVM takes beside its heap. */
    static final long JVM = 300L << 20;

    /** Heap that Spark keeps for itself. */
    private static final long SPARK = 300L << 20;

    /** What ND4J takes besides while it computes, over the buffers: measured with ResNet-50, 3.8 to 4.3 times in all. */
    private static final int ND4J = 5;

    private static final int COPIES = 2;
    private static final int BYTES_PER_PIXEL = 4;

    /** The need of a run of this model with this evidence, in batches of this many images. */
    static MemoryNeed of(PreparedModel model, EvidenceSpec evidence, int batchSize, long maxPixels) {
        Plan plan = model.plan();
        long values = plan.network().nodes().stream()
                .mapToLong(node -> node.operation().parameters())
                .sum();
        long map = plan.targets().stream()
                .mapToLong(target -> plan.shape(target).size())
                .sum();
        long backdrops = evidence.counterfactual().wanted()
                ? BackgroundJob.mostBytes(plan.inputShape().size(), plan.classes())
                : 0;
        return new MemoryNeed(
                WeightBytes.of(model.loadedModel()),
                model.bytesPerImage() * batchSize * (model.backend().startsWith("nd4j") ? ND4J : 1),
                COPIES * (model.file().size() + values * Float.BYTES + backdrops),
                (plan.inputShape().size() + COPIES * map) * Float.BYTES * batchSize,
                maxPixels * BYTES_PER_PIXEL);
    }

    /** Native memory with the JVM's own, of this many tasks at once: all that is not heap. */
    long beside(int tasks) {
        return JVM + weights + tasks * buffers;
    }

    long heap(int tasks) {
        return SPARK + modelHeap + tasks * taskHeap;
    }
}
