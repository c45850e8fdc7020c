package camaudit.engine;

/** The function that turns logits into probabilities; it is stripped from the network before gradients are taken. */
public enum Head {
    /** One of many classes. */
    SOFTMAX,
    /** Any of many classes, or two logits (−z, z) made of a single sigmoid unit. */
    SIGMOID,
    /** The file ends on logits: probabilities are the softmax of them. */
    LOGITS;

    /**
     * The probability of one class, computed in double precision.
     *
     * @param logits (images, classes), row-major
     */
    public double probability(float[] logits, int image, int classes, int target) {
        int offset = image * classes;
        double logit = logits[offset + target];
        if (this == SIGMOID) {
            return 1 / (1 + Math.exp(-logit));
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += Math.exp(logits[offset + c] - logit);
        }
        return 1 / sum;
    }

    /** The class with the highest logit, the first of equals. */
    public static int predicted(float[] logits, int image, int classes) {
        int offset = image * classes;
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (logits[offset + c] > logits[offset + best]) {
                best = c;
            }
        }
        return best;
    }
}
