package camaudit.engine;

import java.util.Arrays;

/** Measures how fast a plan runs on this machine. */
public final class Speed {
    private Speed() {}

    /**
     * Grad-CAM responses per second on the calling thread for uniform gray images: the rate of the fastest batch within the time.
     *
     * @param seconds the time to measure, after one batch for warming up
     */
    public static double imagesPerSecond(PreparedPlan prepared, int batchSize, double seconds) {
        int[] targets = new int[batchSize];
        return batches(prepared, batchSize, seconds, execution -> execution.respond(targets));
    }

    /** Forward passes per second, measured in the same way. */
    public static double forwardsPerSecond(PreparedPlan prepared, int batchSize, double seconds) {
        return batches(prepared, batchSize, seconds, execution -> {});
    }

    private static double batches(PreparedPlan prepared, int batchSize, double seconds, Answer answer) {
        float[] input = new float[prepared.plan().inputShape().size() * batchSize];
        Arrays.fill(input, 0.5f);
        try (Execution execution = prepared.open(batchSize)) {
            execution.forward(input, batchSize);
            answer.of(execution);
            double best = 0;
            long end = System.nanoTime() + (long) (seconds * 1e9);
            do {
                long start = System.nanoTime();
                execution.forward(input, batchSize);
                answer.of(execution);
                best = Math.max(best, batchSize * 1e9 / (System.nanoTime() - start));
            } while (System.nanoTime() < end);
            return best;
        }
    }

    private interface Answer {
        void of(Execution execution);
    }
}
