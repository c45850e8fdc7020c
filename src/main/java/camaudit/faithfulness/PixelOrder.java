package camaudit.faithfulness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The pixels in the order of a map, the most important first; equal ones in random order, so that no direction of the image is preferred.
 */
final class PixelOrder {
    private PixelOrder() {}

    /**
     * The pixels' numbers.
     *
     * @param map one number per pixel, all of them finite
     * @param seed of the random order
     */
    static int[] of(float[] map, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] lots = new int[map.length];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < map.length; i++) {
            lots[i] = random.nextInt();
            order.add(i);
        }
        order.sort(Comparator.<Integer>comparingDouble(i -> -(double) map[i])
                .thenComparingInt(i -> lots[i])
                .thenComparingInt(i -> i));
        return order.stream().mapToInt(i -> i).toArray();
    }

    /** The reversed order, the least important first. */
    static int[] reversed(int[] order) {
        int[] reversed = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            reversed[i] = order[order.length - 1 - i];
        }
        return reversed;
    }
}
