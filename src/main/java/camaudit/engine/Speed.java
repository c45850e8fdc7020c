package camaudit.engine;

/** How fast a plan runs here. */
public final class Speed {
    private Speed() {}

    /**
     * Grad-CAM responses per second on the calling thread, on zeros, the best batch of those that fit into the time.
     *
     * @param seconds how long to measure, after one batch that is not
     */
    public static double imagesPerSecond(PreparedPlan prepared, int batchSize, double seconds) {
        float[] input = new float[prepared.plan().inputShape().size() * batchSize];
        int[] targets = new int[batchSize];
        try (Execution execution = prepared.open(batchSize)) {
            run(execution, input, targets);
            double best = 0;
            long end = System.nanoTime() + (long) (seconds * 1e9);
            do {
                long start = System.nanoTime();
                run(execution, input, targets);
                best = Math.max(best, batchSize * 1e9 / (System.nanoTime() - start));
            } while (System.nanoTime() < end);
            return best;
        }
    }

    private static void run(Execution execution, float[] input, int[] targets) {
        execution.forward(input, targets.length);
        execution.respond(targets);
    }
}
