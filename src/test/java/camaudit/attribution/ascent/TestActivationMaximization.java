package camaudit.attribution.ascent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import camaudit.attribution.ascent.ActivationMaximization.LogitGradients;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Ascent on networks small enough to know where it ends. */
class TestActivationMaximization {
    private static final int SIZE = 4;
    private static final float[][] WEIGHTS = {{1, -2, 0, 0.5f}, {-1, 1, 3, 0}};

    /** logit of a class = its weights · picture. */
    private static final LogitGradients LINEAR = (pictures, targets) -> {
        float[] gradients = new float[pictures.length];
        for (int i = 0; i < targets.length; i++) {
            System.arraycopy(WEIGHTS[targets[i]], 0, gradients, i * SIZE, SIZE);
        }
        return gradients;
    };

    private static AscentOptions options(int steps, double rate, double variation, double norm, double jitter) {
        return new AscentOptions(steps, rate, variation, 2, norm, jitter);
    }

    private static float[] run(AscentOptions options, LogitGradients network, float[] start, int... targets) {
        long[] seeds = Arrays.stream(targets).mapToLong(t -> t + 5).toArray();
        return new ActivationMaximization(options, 2, 2, 1).run(start, targets, seeds, network);
    }

    @Test
    void adamByHand() {
        float[] values = {1, 1, 1};
        Adam adam = new Adam(3);
        adam.step(values, new float[] {4, -0.5f, 0}, 0.1);
        assertThat(values).containsExactly(new float[] {0.9f, 1.1f, 1}, within(1e-6f));
        adam.step(values, new float[] {-2, -0.5f, 0}, 0.1);
        double mean = (0.9 * 0.4 + 0.1 * -2) / (1 - 0.81);
        double square = (0.999 * 0.016 + 0.001 * 4) / (1 - 0.999 * 0.999);
        assertThat(values)
                .containsExactly(new float[] {(float) (0.9 - 0.1 * mean / Math.sqrt(square)), 1.2f, 1}, within(1e-6f));
    }

    @Test
    void oneStepByHand() {
        float[] start = {0.5f, 0.5f, 0.5f, 0.5f};
        assertThat(run(options(1, 0.05, 0, 0, 0), LINEAR, start, 0))
                .containsExactly(new float[] {0.55f, 0.45f, 0.5f, 0.55f}, within(1e-6f));
        float[] uneven = {0.5f, 0.5f, 0.5f, 1};
        assertThat(run(options(1, 0.05, 10, 0, 0), LINEAR, uneven, 0))
                .as("weights 1, −2, 0, 0.5 less 10·(0, −1, −1, 2)")
                .containsExactly(new float[] {0.55f, 0.55f, 0.55f, 0.95f}, within(1e-6f));
    }

    @Test
    void aLinearNetworkEndsInItsCorner() {
        float[] start = new float[8];
        Arrays.fill(start, 0.5f);
        assertThat(run(options(30, 0.05, 0, 0, 0), LINEAR, start, 0, 1)).containsExactly(1, 0, 0.5f, 1, 0, 1, 1, 0.5f);
    }

    @Test
    void theNormHoldsBackWhereItsSlopeIsTheLogits() {
        float[] start = {0.5f, 0.5f, 0.5f, 0.5f};
        assertThat(run(options(2000, 0.005, 0, 5, 0), LINEAR, start, 0))
                .as("0.5 + w ÷ (2·5)")
                .containsExactly(new float[] {0.6f, 0.3f, 0.5f, 0.55f}, within(2e-3f));
    }

    @Test
    void totalVariationMakesItFlat() {
        float[] end = run(options(2000, 0.005, 1000, 0, 0), LINEAR, new float[] {0, 1, 0, 1}, 1);
        for (float value : end) {
            assertThat(value).isCloseTo(end[0], within(0.02f));
        }
    }

    @Test
    void aPictureDependsOnItsOwnTargetAndSeedOnly() {
        float[] start = {0.1f, 0.2f, 0.3f, 0.4f, 0.1f, 0.2f, 0.3f, 0.4f};
        AscentOptions options = options(7, 0.03, 0.2, 0.1, 1);
        float[] both = run(options, LINEAR, start, 0, 1);
        float[] second = run(options, LINEAR, Arrays.copyOf(start, 4), 1);
        assertThat(Arrays.copyOfRange(both, 4, 8)).isEqualTo(second);
        assertThat(run(options, LINEAR, start, 0, 1)).isEqualTo(both);
        assertThat(start).containsExactly(0.1f, 0.2f, 0.3f, 0.4f, 0.1f, 0.2f, 0.3f, 0.4f);
        float[] other = new ActivationMaximization(options, 2, 2, 1)
                .run(Arrays.copyOf(start, 4), new int[] {1}, new long[] {99}, LINEAR);
        assertThat(other).isNotEqualTo(second);
    }

    /** The whole loop again, pixel by pixel in double, on logit = Σ a·v² with other a for each pixel. */
    @Test
    void asAPlainLoop() {
        int height = 3;
        int width = 4;
        int channels = 2;
        int size = height * width * channels;
        AscentOptions options = new AscentOptions(12, 0.02, 0.3, 3, 0.7, 2);
        float[] start = new float[size];
        SplittableRandom values = new SplittableRandom(3);
        for (int i = 0; i < size; i++) {
            start[i] = (float) values.nextDouble();
        }
        LogitGradients squares = (pictures, targets) -> {
            float[] gradients = new float[pictures.length];
            for (int i = 0; i < gradients.length; i++) {
                gradients[i] = 2 * slope(i) * pictures[i];
            }
            return gradients;
        };
        float[] fast = new ActivationMaximization(options, height, width, channels)
                .run(start, new int[] {0}, new long[] {11}, squares);
        double[][][] plain = plain(options, start, height, width, channels);
        for (int i = 0; i < size; i++) {
            double expected = plain[i / channels / width][i / channels % width][i % channels];
            assertThat((double) fast[i]).isCloseTo(expected, within(1e-4));
        }
    }

    private static float slope(int i) {
        return (float) Math.sin(i + 1);
    }

    private static double[][][] plain(AscentOptions options, float[] start, int height, int width, int channels) {
        double[][][] v = new double[height][width][channels];
        double[][][] mean = new double[height][width][channels];
        double[][][] square = new double[height][width][channels];
        for (int i = 0; i < start.length; i++) {
            v[i / channels / width][i / channels % width][i % channels] = start[i];
        }
        SplittableRandom random = new SplittableRandom(11);
        for (int t = 1; t <= options.steps(); t++) {
            int down = random.nextInt(-1, 2);
            int right = random.nextInt(-2, 3);
            double[][][] next = new double[height][width][channels];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    for (int c = 0; c < channels; c++) {
                        int seenY = (y + down + height) % height;
                        int seenX = (x + right + width) % width;
                        double here = v[y][x][c];
                        double distance = here - start[(y * width + x) * channels + c];
                        double rough = 0;
                        for (int[] step : new int[][] {{0, 1}, {1, 0}, {0, -1}, {-1, 0}}) {
                            int ny = y + step[0];
                            int nx = x + step[1];
                            if (ny >= 0 && ny < height && nx >= 0 && nx < width) {
                                rough += 2 * (here - v[ny][nx][c]);
                            }
                        }
                        double g = -2 * slope((seenY * width + seenX) * channels + c) * here
                                + options.variationWeight() * rough
                                + options.normWeight() * 3 * distance * Math.abs(distance);
                        mean[y][x][c] = 0.9 * mean[y][x][c] + 0.1 * g;
                        square[y][x][c] = 0.999 * square[y][x][c] + 0.001 * g * g;
                        double moved = here
                                - options.learningRate()
                                        * (13 - t)
                                        / 12
                                        * (mean[y][x][c] / (1 - Math.pow(0.9, t)))
                                        / (Math.sqrt(square[y][x][c] / (1 - Math.pow(0.999, t))) + 1e-8);
                        next[y][x][c] = Math.min(1, Math.max(0, moved));
                    }
                }
            }
            v = next;
        }
        return v;
    }

    @Test
    void jitterInPixelsOrAsAShare() {
        assertThat(options(1, 1, 0, 0, 0).shift(28)).isZero();
        assertThat(options(1, 1, 0, 0, 1.0 / 16).shift(28)).isEqualTo(2);
        assertThat(options(1, 1, 0, 0, 1.0 / 16).shift(128)).isEqualTo(8);
        assertThat(options(1, 1, 0, 0, 3).shift(28)).isEqualTo(3);
        assertThat(options(1, 1, 0, 0, 99).shift(28)).isEqualTo(14);
    }

    @Test
    void whatDoesNotFit() {
        assertThatThrownBy(() -> run(options(1, 1, 0, 0, 0), LINEAR, new float[4], 0, 1))
                .hasMessageContaining("2 targets need as many seeds and pictures of 4 values, not 2 and 4 values");
        assertThatThrownBy(() -> options(1, 1, -1, 0, 0)).hasMessageContaining("variationWeight is -1.0");
    }
}
