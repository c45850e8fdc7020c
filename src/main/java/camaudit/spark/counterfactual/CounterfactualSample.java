package camaudit.spark.counterfactual;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Which images of a dataset have their variants scored: a share of each class, by the digests of the images, so that every run and every
 * partition chooses the same ones.
 */
public final class CounterfactualSample implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final long CHOICE = 0x2545F4914F6CDD1DL;

    /** Takes every image. */
    public static final CounterfactualSample ALL = new CounterfactualSample(Map.of());

    private final HashMap<Integer, Double> shares;

    private CounterfactualSample(Map<Integer, Double> shares) {
        this.shares = new HashMap<>(shares);
    }

    /**
     * Takes about the same number of images of each class, all of a class that has fewer.
     *
     * @param images in all, at most
     * @param seen how many images with a usable foreground an even sample of the dataset has, by class
     * @param part the share of the dataset that this sample is
     */
    static CounterfactualSample of(long images, Map<Integer, Long> seen, double part) {
        double each = (double) images / Math.max(1, seen.size());
        Map<Integer, Double> shares = new HashMap<>();
        seen.forEach((label, count) -> shares.put(label, Math.min(1, each * part / count)));
        return new CounterfactualSample(shares);
    }

    /**
     * Whether an image is taken; one of a class that was not seen is, one without a label is not unless all are.
     *
     * @param seed of the image, which depends on its content only
     */
    public boolean takes(OptionalInt label, long seed) {
        if (shares.isEmpty()) {
            return true;
        }
        return label.isPresent()
                && new SplittableRandom(seed ^ CHOICE).nextDouble() < shares.getOrDefault(label.getAsInt(), 1.0);
    }
}
