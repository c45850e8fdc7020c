package camaudit.attribution;

import java.io.Serializable;
import java.util.Objects;

/**
 * What the methods can be told.
 *
 * @param fusion how the maps of several target layers become one
 * @param channels at most so many channels for Score-CAM and Ablation-CAM, those with the largest variance; 0 for all
 * @param samples noisy copies for SmoothGrad
 * @param noise standard deviation of that noise, as a share of the image's value range
 * @param steps points on the path for integrated gradients
 * @param alpha how much of the other classes Finer-CAM subtracts
 * @param others how many of the most similar classes Finer-CAM compares with
 */
public record MethodOptions(Fusion fusion, int channels, int samples, double noise, int steps, double alpha, int others)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public static final MethodOptions DEFAULT = new MethodOptions(Fusion.MAXIMUM, 0, 25, 0.15, 50, 1, 3);

    public MethodOptions {
        Objects.requireNonNull(fusion);
    }
}
