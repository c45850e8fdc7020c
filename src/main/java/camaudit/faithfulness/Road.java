package camaudit.faithfulness;

import java.util.ArrayList;
import java.util.List;

/**
 * Remove and debias (Rong et al., ICML 2022): the probability without the least relevant pixels (LeRF) less that without the most
 * relevant ones (MoRF), the removed ones filled in by {@link LinearImputation}; the mean over 20, 40, 60 and 80 % of the pixels.
 * −1..1, the higher the better; 0 for a map that does not know the network.
 */
final class Road {
    static final List<Integer> PERCENTAGES = List.of(20, 40, 60, 80);

    private Road() {}

    /** The mean difference. */
    static double of(NetworkInput input, int[] order, double noise, long seed, Scorer scorer) {
        int[] reversed = PixelOrder.reversed(order);
        List<NetworkInput> inputs = new ArrayList<>();
        for (int percentage : PERCENTAGES) {
            int count = Math.round(order.length * percentage / 100f);
            inputs.add(new LinearImputation(input, reversed, count).filled(noise, seed));
            inputs.add(new LinearImputation(input, order, count).filled(noise, seed));
        }
        double[] probabilities = scorer.of(NetworkInput.batch(inputs));
        double sum = 0;
        for (int i = 0; i < probabilities.length; i += 2) {
            sum += probabilities[i] - probabilities[i + 1];
        }
        return sum / PERCENTAGES.size();
    }
}
