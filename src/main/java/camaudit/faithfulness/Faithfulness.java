package camaudit.faithfulness;

import java.util.List;
import java.util.Objects;

/**
 * How faithful one map is to the network's score of one class.
 *
 * @param deletionArea area under the probability while pixels become the image's mean, the map's strongest first: the lower the better
 * @param insertionArea area while a blurred image becomes the image, likewise: the higher the better
 * @param road LeRF less MoRF: the higher the better
 * @param averageDrop max(0, p − o) ÷ p, 0..1, where o is the probability of the image times its map, ReLU(map) ÷ its maximum
 *     (Chattopadhay et al., <em>Grad-CAM++</em>, WACV 2018, section 4.1): the lower the better
 * @param increase 1 where o is above p, else 0: the more the better
 */
public record Faithfulness(
        double deletionArea, double insertionArea, double road, double averageDrop, double increase) {
    /** The steps of deletion and insertion. */
    public static final int STEPS = PixelCurve.STEPS;

    /** The percentages of pixels that ROAD removes. */
    public static final List<Integer> ROAD_PERCENTAGES = Road.PERCENTAGES;

    /** Standard deviation of ROAD's noise, as a share of the range that preprocessing gives to 0..255. */
    public static final double ROAD_NOISE = 0.01;

    /**
     * The image and what takes its place.
     *
     * @param image as the network takes it
     * @param blurred the same without detail
     * @param black a black image after preprocessing
     * @param range how far black and white are apart after preprocessing, the mean of the channels
     */
    public record Stage(NetworkInput image, NetworkInput blurred, NetworkInput black, double range) {
        public Stage {
            Objects.requireNonNull(image);
            Objects.requireNonNull(blurred);
            Objects.requireNonNull(black);
        }
    }

    /** How many inputs a map's measures are scored on, the image itself included. */
    public static int passes() {
        return 2 * (STEPS + 1) + 2 * ROAD_PERCENTAGES.size() + 2;
    }

    /**
     * Measures a map.
     *
     * @param map of the size of the network's input, signed, row-major, finite
     * @param seed depends on the image's content only; for the order of equal pixels, and noise
     * @throws IllegalArgumentException if the map has another size or holds a value that is not finite
     */
    public static Faithfulness of(Stage stage, float[] map, long seed, Scorer scorer) {
        require(stage.image(), map);
        int[] order = PixelOrder.of(map, seed);
        NetworkInput image = stage.image();
        double[] both = scorer.of(NetworkInput.batch(List.of(image, shown(stage, map))));
        return new Faithfulness(
                PixelCurve.area(image, image.mean(), order, scorer),
                PixelCurve.area(stage.blurred(), image, order, scorer),
                Road.of(image, order, ROAD_NOISE * stage.range(), seed, scorer),
                both[0] > 0 ? Math.max(0, both[0] - both[1]) / both[0] : 0,
                both[1] > both[0] ? 1 : 0);
    }

    private static void require(NetworkInput image, float[] map) {
        if (map.length != image.pixels()) {
            throw new IllegalArgumentException("a map of " + map.length + " cells for " + image.pixels()
                    + " pixels: stretch it to the network's input first");
        }
        for (float value : map) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("a map with the value " + value + ": leave such maps out");
            }
        }
    }

    /** The picture's pixels times the map, before preprocessing. */
    private static NetworkInput shown(Stage stage, float[] map) {
        float peak = 0;
        for (float value : map) {
            peak = Math.max(peak, value);
        }
        NetworkInput image = stage.image();
        float[] values = stage.black().values().clone();
        for (int i = 0; i < values.length; i++) {
            float share = peak > 0 ? Math.max(0, map[i / image.channels()]) / peak : 0;
            values[i] += share * (image.values()[i] - values[i]);
        }
        return image.of(values);
    }
}
