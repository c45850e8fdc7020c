package camaudit.audit.check;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The {@code foreground_lift} of one image for the model and for its controls.
 *
 * @param lift of the model's map: 1 where the object gets what an even map would give it
 * @param randomCam of a map with random channel weights
 * @param randomWeights of the map of a network with random weights
 */
public record AttentionPair(
        String image, String cluster, double lift, OptionalDouble randomCam, OptionalDouble randomWeights) {
    public AttentionPair {
        Objects.requireNonNull(image);
        Objects.requireNonNull(cluster);
        Objects.requireNonNull(randomCam);
        Objects.requireNonNull(randomWeights);
        if (!Double.isFinite(lift)) {
            throw new IllegalArgumentException(
                    "image " + image + " has a lift of " + lift + ": leave images without a foreground_lift out");
        }
    }
}
