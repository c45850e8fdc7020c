package camaudit.image.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import camaudit.image.Pixels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Compositing, inpainting and blurring against plainer ways to the same, and by what must hold whatever the picture. */
class TestCompositing {
    private static final int HEIGHT = 11;
    private static final int WIDTH = 14;

    private final Random random = new Random(7);

    @Test
    void overIsTheMixtureOfBoth() {
        Pixels front = noise(3);
        Pixels back = noise(3);
        double[] shares = shares();
        Pixels mixed = Compositing.over(front, back, shares);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                for (int c = 0; c < 3; c++) {
                    double share = shares[y * WIDTH + x];
                    double exact = back.at(y, x, c) + share * (front.at(y, x, c) - back.at(y, x, c));
                    assertThat((double) mixed.at(y, x, c)).isCloseTo(exact, within(0.5 + 1e-9));
                }
            }
        }
    }

    @Test
    void fullCoverageIsTheImageAndNoneIsTheBackground() {
        Pixels front = noise(3);
        Pixels back = noise(3);
        assertThat(Compositing.over(front, back, even(1)).samples()).isEqualTo(front.samples());
        assertThat(Compositing.over(front, back, even(0)).samples()).isEqualTo(back.samples());
        assertThat(Compositing.over(front, front, shares()).samples()).isEqualTo(front.samples());
    }

    @Test
    void theMeanOfABackgroundLeavesTheForegroundOut() {
        double[] shares = shares();
        Pixels picture = noise(1);
        double sum = 0;
        int count = 0;
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] == 0) {
                sum += picture.at(i / WIDTH, i % WIDTH, 0);
                count++;
            }
        }
        assertThat(Compositing.backgroundMean(picture, shares)).containsExactly(sum / count);
        assertThat(Compositing.backgroundMean(picture, repainted(picture, shares)))
                .isEqualTo(Compositing.backgroundMean(picture, shares));
        assertThat(Compositing.even(2, 1, new double[] {1.4, 200.5, 255}).samples())
                .containsExactly(1, (byte) 201, (byte) 255, 1, (byte) 201, (byte) 255);
    }

    @Test
    void inpaintingIsThePlainPyramid() {
        for (int channels : List.of(1, 3)) {
            Pixels picture = noise(channels);
            double[] shares = shares();
            Pixels filled = Inpainting.of(picture, shares);
            for (int c = 0; c < channels; c++) {
                double[][] plain = PlainPyramid.filled(channel(picture, c), known(shares));
                for (int i = 0; i < HEIGHT * WIDTH; i++) {
                    assertThat((double) filled.at(i / WIDTH, i % WIDTH, c))
                            .isCloseTo(plain[i / WIDTH][i % WIDTH], within(0.5 + 1e-9));
                }
            }
        }
    }

    @Test
    void inpaintingLeavesTheBackgroundAndForgetsTheForeground() {
        Pixels picture = noise(3);
        double[] shares = shares();
        Pixels filled = Inpainting.of(picture, shares);
        Pixels other = picture(3, i -> shares[i / 3] > 0 ? random.nextInt(256) : picture.samples()[i] & 0xff);
        assertThat(Inpainting.of(other, shares).samples()).isEqualTo(filled.samples());
        for (int i = 0; i < filled.samples().length; i++) {
            if (shares[i / 3] == 0) {
                assertThat(filled.samples()[i]).isEqualTo(picture.samples()[i]);
            }
        }
        Pixels even = picture(3, i -> shares[i / 3] > 0 ? random.nextInt(256) : 80 + i % 3);
        assertThat(Inpainting.of(even, shares).samples())
                .isEqualTo(picture(3, i -> 80 + i % 3).samples());
    }

    @Test
    void whatIsFilledInLiesWithinWhatSurroundsIt() {
        double[] shares = shares();
        Pixels ramp = picture(1, i -> shares[i] > 0 ? 255 : 10 * (i % WIDTH));
        Pixels filled = Inpainting.of(ramp, shares);
        for (int i = 0; i < shares.length; i++) {
            assertThat(filled.at(i / WIDTH, i % WIDTH, 0)).isBetween(0, 10 * (WIDTH - 1));
        }
        // From left to right no step larger than a few of the ramp's: nothing of the object's outline is left.
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 1; x < WIDTH; x++) {
                assertThat(Math.abs(filled.at(y, x, 0) - filled.at(y, x - 1, 0)))
                        .isLessThanOrEqualTo(40);
            }
        }
    }

    @Test
    void whereEveryPixelHasSomeForegroundSharesDecide() {
        double[] half = even(0.5);
        half[5] = 0.25;
        Pixels picture = picture(1, i -> 77);
        assertThat(Inpainting.of(picture, half).samples()).isEqualTo(picture.samples());
        assertThatThrownBy(() -> Inpainting.of(picture, even(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("all of the 14×11 picture");
        assertThatThrownBy(() -> Inpainting.of(picture, new double[3])).hasMessageContaining("3 shares for a picture");
        assertThatThrownBy(() -> Compositing.over(picture, noise(3), even(1)))
                .hasMessageContaining("a background of 11×14×3 for a foreground of 11×14×1");
    }

    @Test
    void blurIsThePlainSum() {
        for (double sigma : List.of(0.4, 1.3, 6.0)) {
            float[] values = new float[HEIGHT * WIDTH * 2];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextFloat() * 10 - 5;
            }
            float[] blurred = new GaussianBlur(sigma).of(values, HEIGHT, WIDTH, 2);
            for (int i = 0; i < values.length; i++) {
                assertThat((double) blurred[i]).isCloseTo(plainBlur(values, i, sigma), within(1e-5));
            }
        }
        assertThat(new GaussianBlur(3).of(picture(3, i -> 9 * (i % 3))).samples())
                .isEqualTo(picture(3, i -> 9 * (i % 3)).samples());
        assertThatThrownBy(() -> new GaussianBlur(0)).hasMessageContaining("σ = 0.0");
    }

    private static double plainBlur(float[] values, int at, double sigma) {
        int reach = (int) Math.ceil(3 * sigma);
        int y = at / 2 / WIDTH;
        int x = at / 2 % WIDTH;
        double sum = 0;
        double weights = 0;
        for (int v = 0; v < HEIGHT; v++) {
            for (int u = 0; u < WIDTH; u++) {
                if (Math.abs(u - x) <= reach && Math.abs(v - y) <= reach) {
                    double weight =
                            Math.exp(-((u - x) * (double) (u - x) + (v - y) * (double) (v - y)) / (2 * sigma * sigma));
                    sum += weight * values[(v * WIDTH + u) * 2 + at % 2];
                    weights += weight;
                }
            }
        }
        return sum / weights;
    }

    /** An ellipse whose rim is foreground in part. */
    private static double[] shares() {
        double[] shares = new double[HEIGHT * WIDTH];
        for (int i = 0; i < shares.length; i++) {
            int row = i / WIDTH;
            double down = (row - 5.0) / 3.5;
            double across = (i % WIDTH - 6.0) / 4.5;
            shares[i] = Math.max(0, Math.min(1, 2.5 * (1 - down * down - across * across)));
        }
        return shares;
    }

    private static double[] even(double share) {
        double[] shares = new double[HEIGHT * WIDTH];
        Arrays.fill(shares, share);
        return shares;
    }

    /** The same shares by another picture of the same background: only where there is no foreground at all counts. */
    private static double[] repainted(Pixels picture, double[] shares) {
        double[] other = shares.clone();
        for (int i = 0; i < picture.height() * picture.width(); i++) {
            other[i] = shares[i] == 0 ? 0 : 1;
        }
        return other;
    }

    private static double[][] known(double[] shares) {
        double[][] known = new double[HEIGHT][WIDTH];
        for (int i = 0; i < shares.length; i++) {
            known[i / WIDTH][i % WIDTH] = shares[i] == 0 ? 1 : 0;
        }
        return known;
    }

    private static double[][] channel(Pixels picture, int channel) {
        double[][] values = new double[HEIGHT][WIDTH];
        for (int i = 0; i < HEIGHT * WIDTH; i++) {
            values[i / WIDTH][i % WIDTH] = picture.at(i / WIDTH, i % WIDTH, channel);
        }
        return values;
    }

    private Pixels noise(int channels) {
        return picture(channels, i -> random.nextInt(256));
    }

    private static Pixels picture(int channels, IntUnaryOperator sample) {
        byte[] samples = new byte[HEIGHT * WIDTH * channels];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) sample.applyAsInt(i);
        }
        return new Pixels(HEIGHT, WIDTH, channels, samples);
    }

    /** Pull-push of one channel, written down as it is defined: every cell on its own, by recursion. */
    private static final class PlainPyramid {
        private final List<double[][]> values = new ArrayList<>();
        private final List<double[][]> weights = new ArrayList<>();

        static double[][] filled(double[][] picture, double[][] known) {
            PlainPyramid pyramid = new PlainPyramid();
            pyramid.values.add(picture);
            pyramid.weights.add(known);
            while (pyramid.top().length > 1 || pyramid.top()[0].length > 1) {
                pyramid.pull();
            }
            double[][] filled = new double[picture.length][picture[0].length];
            for (int y = 0; y < filled.length; y++) {
                for (int x = 0; x < filled[0].length; x++) {
                    filled[y][x] = pyramid.push(0, y, x);
                }
            }
            return filled;
        }

        private double[][] top() {
            return values.get(values.size() - 1);
        }

        private void pull() {
            double[][] fine = top();
            double[][] trust = weights.get(weights.size() - 1);
            int height = (int) Math.ceil(fine.length / 2.0);
            int width = (int) Math.ceil(fine[0].length / 2.0);
            double[][] coarse = new double[height][width];
            double[][] weight = new double[height][width];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double sum = 0;
                    double all = 0;
                    for (int v = 2 * y; v < Math.min(2 * y + 2, fine.length); v++) {
                        for (int u = 2 * x; u < Math.min(2 * x + 2, fine[0].length); u++) {
                            sum += trust[v][u] * fine[v][u];
                            all += trust[v][u];
                        }
                    }
                    coarse[y][x] = all == 0 ? 0 : sum / all;
                    weight[y][x] = Math.min(1, all);
                }
            }
            values.add(coarse);
            weights.add(weight);
        }

        private double push(int level, int y, int x) {
            double own = values.get(level)[y][x];
            double weight = weights.get(level)[y][x];
            if (level == values.size() - 1) {
                return own;
            }
            double[][] coarse = values.get(level + 1);
            double sum = 0;
            for (int v = 0; v < coarse.length; v++) {
                for (int u = 0; u < coarse[0].length; u++) {
                    double near = tent(y, v, coarse.length) * tent(x, u, coarse[0].length);
                    if (near > 0 && weight < 1) {
                        sum += near * push(level + 1, v, u);
                    }
                }
            }
            return weight * own + (1 - weight) * sum;
        }

        /** The bilinear weight of a coarse cell for a fine one. */
        private static double tent(int fine, int coarse, int size) {
            double place = Math.max(0, Math.min(size - 1, (fine + 0.5) / 2 - 0.5));
            return Math.max(0, 1 - Math.abs(place - coarse));
        }
    }
}
