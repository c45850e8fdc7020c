package camaudit.faithfulness;

import java.util.ArrayList;
import java.util.List;

/**
 * The curve of a class's probability while one input becomes another, pixel by pixel in the order of a map (Petsiuk, Das, Saenko,
 * <em>RISE: Randomized Input Sampling for Explanation of Black-box Models</em>, BMVC 2018, section 4.1): deletion from the image to its
 * mean, insertion from a blurred image to the image.
 */
final class PixelCurve {
    /** Equal steps, so that {@value}+1 inputs are scored. */
    static final int STEPS = 20;

    private PixelCurve() {}

    /** The area under the curve over the share of pixels replaced, by the trapezoidal rule, 0..1. */
    static double area(NetworkInput from, NetworkInput to, int[] order, Scorer scorer) {
        List<NetworkInput> inputs = new ArrayList<>();
        double[] shares = new double[STEPS + 1];
        for (int step = 0; step <= STEPS; step++) {
            int count = Math.round((float) order.length * step / STEPS);
            shares[step] = (double) count / order.length;
            inputs.add(from.replaced(order, count, to));
        }
        double[] probabilities = scorer.of(NetworkInput.batch(inputs));
        double area = 0;
        for (int step = 1; step <= STEPS; step++) {
            area += (shares[step] - shares[step - 1]) * (probabilities[step] + probabilities[step - 1]) / 2;
        }
        return area;
    }
}
