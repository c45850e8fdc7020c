package camaudit.attribution.ascent;

/**
 * The options of activation maximization.
 *
 * @param steps of gradient ascent
 * @param learningRate of Adam at the first step, in brightness; falls linearly to 0
 * @param variationWeight of the total variation
 * @param power p of the norm, above 1
 * @param normWeight of the norm
 * @param jitter the farthest shift before a step, in pixels, or below 1 as a share of the image's side
 */
public record AscentOptions(
        int steps, double learningRate, double variationWeight, double power, double normWeight, double jitter) {

    /** Recognisable digits by a small network, structure by a large one. */
    public static final AscentOptions DEFAULT = new AscentOptions(512, 0.05, 0.2, 2, 0.005, 1.0 / 16);

    public AscentOptions {
        requireAtLeastZero("steps", steps);
        requireAtLeastZero("learningRate", learningRate);
        requireAtLeastZero("variationWeight", variationWeight);
        requireAtLeastZero("normWeight", normWeight);
        requireAtLeastZero("jitter", jitter);
        if (!(power > 1)) {
            throw new IllegalArgumentException("power is " + power + ": give a number above 1");
        }
    }

    private static void requireAtLeastZero(String name, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(name + " is " + value + ": give a number of 0 or more");
        }
    }

    /** The learning rate of a step counted from 0; falls linearly to 0. */
    double rate(int step) {
        return learningRate * (steps - step) / steps;
    }

    /** The farthest shift along a side of this many pixels. */
    int shift(int side) {
        return (int) Math.min(side / 2.0, jitter < 1 ? Math.rint(jitter * side) : jitter);
    }
}
