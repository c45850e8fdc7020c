package camaudit.faithfulness;

/** Asks a network for the probability of one class. */
@FunctionalInterface
public interface Scorer {
    /**
     * The probabilities.
     *
     * @param inputs (count, height, width, channels), row-major, after preprocessing
     * @return one probability for each input
     */
    double[] of(float[] inputs);
}
