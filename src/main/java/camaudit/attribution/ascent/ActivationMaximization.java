package camaudit.attribution.ascent;

import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Activation maximization: the picture v in 0..1 that a class responds to most, by gradient descent (Adam) on −logit(v) + w·{@link
 * TotalVariation}(v) + n·{@link PowerNorm}(v − start), kept within 0..1, with v rolled by a random shift before each gradient (Erhan et al.
 * 2009; Simonyan et al. 2014, eq. 1; Mahendran and Vedaldi 2016, eq. 3, for the regularisers and the jitter).
 */
public final class ActivationMaximization {
    private final AscentOptions options;
    private final int height;
    private final int width;
    private final int channels;
    private final TotalVariation variation;
    private final PowerNorm norm;

    /** For pictures of this size. */
    public ActivationMaximization(AscentOptions options, int height, int width, int channels) {
        this.options = Objects.requireNonNull(options);
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.variation = new TotalVariation(height, width, channels);
        this.norm = new PowerNorm(options.power());
    }

    /** A network, as ascent sees it. */
    @FunctionalInterface
    public interface LogitGradients {
        /** The gradient of each picture's target logit by the picture, (targets, height, width, channels); read only. */
        float[] of(float[] pictures, int[] targets);
    }

    /**
     * One picture for each target; each depends on its own start, target and seed only.
     *
     * @param start (targets, height, width, channels), row-major, 0..1; also the reference of the norm
     * @param seeds of the random shifts of each target's picture
     */
    public float[] run(float[] start, int[] targets, long[] seeds, LogitGradients network) {
        int size = height * width * channels;
        if (start.length != targets.length * size || seeds.length != targets.length) {
            throw new IllegalArgumentException(targets.length + " targets need as many seeds and pictures of " + size
                    + " values, not " + seeds.length + " and " + start.length + " values in all");
        }
        SplittableRandom[] randoms =
                Arrays.stream(seeds).mapToObj(SplittableRandom::new).toArray(SplittableRandom[]::new);
        float[] pictures = start.clone();
        float[] rolled = new float[pictures.length];
        Adam adam = new Adam(pictures.length);
        for (int step = 0; step < options.steps(); step++) {
            Roll[] rolls = new Roll[targets.length];
            for (int i = 0; i < rolls.length; i++) {
                rolls[i] = roll(randoms[i]);
                rolls[i].copy(pictures, rolled, i, height, width, channels);
            }
            adam.step(pictures, slope(pictures, start, rolls, network.of(rolled, targets)), options.rate(step));
            clip(pictures);
        }
        return pictures;
    }

    private Roll roll(SplittableRandom random) {
        int down = options.shift(height);
        int right = options.shift(width);
        return new Roll(random.nextInt(-down, down + 1), random.nextInt(-right, right + 1));
    }

    /** The gradient of the objective. */
    private float[] slope(float[] pictures, float[] start, Roll[] rolls, float[] rolledGradients) {
        int size = height * width * channels;
        float[] slope = new float[pictures.length];
        for (int i = 0; i < rolls.length; i++) {
            rolls[i].back().copy(rolledGradients, slope, i, height, width, channels);
            float[] picture = Arrays.copyOfRange(pictures, i * size, (i + 1) * size);
            float[] rough = variation.gradient(picture);
            float[] far = norm.gradient(minus(picture, start, i * size));
            for (int k = 0; k < size; k++) {
                int at = i * size + k;
                slope[at] = (float) (options.variationWeight() * rough[k] + options.normWeight() * far[k] - slope[at]);
            }
        }
        return slope;
    }

    private static float[] minus(float[] picture, float[] all, int offset) {
        float[] difference = new float[picture.length];
        for (int k = 0; k < difference.length; k++) {
            difference[k] = picture[k] - all[offset + k];
        }
        return difference;
    }

    private static void clip(float[] pictures) {
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = Math.max(0, Math.min(1, pictures[i]));
        }
    }
}
