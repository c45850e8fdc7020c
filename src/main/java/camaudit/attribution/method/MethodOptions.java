package camaudit.attribution.method;

import camaudit.attribution.preset.Fusion;
import camaudit.attribution.preset.Preset;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options of the methods.
 *
 * @param fusion how the maps of several target layers become one
 * @param channels how many channels Score-CAM and Ablation-CAM probe at most, those with the largest variance; 0 for all
 * @param samples noisy copies for SmoothGrad
 * @param noise standard deviation of that noise, as a share of the image's value range
 * @param steps points on the path for integrated gradients
 * @param alpha how much of the other classes Finer-CAM subtracts
 * @param others how many of the most similar classes Finer-CAM compares with
 * @param preset the tool whose treatment of gradients is reproduced; null for none
 */
public record MethodOptions(
        Fusion fusion,
        int channels,
        int samples,
        double noise,
        int steps,
        double alpha,
        int others,
        @Nullable Preset preset)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The most samples and steps. */
    public static final int MOST = 1000;

    public static final MethodOptions DEFAULT = new MethodOptions(Fusion.MAXIMUM, 0, 25, 0.15, 50, 1, 3, null);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public MethodOptions {
        Objects.requireNonNull(fusion);
        require(channels >= 0, "channels is " + channels + ", not 0 for all or the number of channels to probe");
        require(samples >= 1 && samples <= MOST, "samples is " + samples + ", not 1 to " + MOST);
        require(noise >= 0 && noise <= 1, "noise is " + noise + ", not 0 to 1, a share of the image's value range");
        require(steps >= 1 && steps <= MOST, "steps is " + steps + ", not 1 to " + MOST);
        require(alpha >= 0 && alpha <= MOST, "alpha is " + alpha + ", not 0 to " + MOST);
        require(others >= 1, "others is " + others + ", not 1 or more classes to compare with");
    }

    /** The preset, if there is one. */
    public Optional<Preset> reproduced() {
        return Optional.ofNullable(preset);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
