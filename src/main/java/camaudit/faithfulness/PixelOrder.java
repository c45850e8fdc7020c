package camaudit.faithfulness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** In which order a map names the pixels, the most important first; among equals by lot, so that no direction of the image counts. */
final class PixelOrder {
    private PixelOrder() {}

    /**
     * The pixels' numbers.
     *
     * @param map one number a pixel, all of them finite
     * @param seed of the lot
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

    /** The same, the least important first. */
    static int[] reversed(int[] order) {
        int[] reversed = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            reversed[i] = order[order.length - 1 - i];
        }
        return reversed;
    }
}
