package camaudit.image.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against measuring the distance of every pixel to every other. */
class TestDilation {
    @Test
    void growsByExactDistances() {
        Random random = new Random(2);
        for (int i = 0; i < 100; i++) {
            int height = 1 + random.nextInt(14);
            int width = 1 + random.nextInt(14);
            int radius = random.nextInt(4);
            double[] shares = random.doubles((long) height * width)
                    .map(value -> value < 0.95 ? 0 : value)
                    .toArray();
            double[] grown = Dilation.grown(shares, height, width, radius);
            assertThat(grown).isEqualTo(slowly(shares, width, radius));
        }
    }

    private static double[] slowly(double[] shares, int width, int radius) {
        for (int r = radius; r > 0; r--) {
            double[] grown = shares.clone();
            int free = 0;
            for (int i = 0; i < grown.length; i++) {
                boolean near = false;
                for (int j = 0; j < shares.length; j++) {
                    int dy = i / width - j / width;
                    int dx = i % width - j % width;
                    near |= shares[j] > 0 && dy * dy + dx * dx <= r * r;
                }
                grown[i] = near ? 1 : shares[i];
                free += near ? 0 : 1;
            }
            if (free >= 0.05 * grown.length) {
                return grown;
            }
        }
        return shares;
    }

    @Test
    void whatWouldCoverThePictureGrowsLess() {
        double[] shares = new double[40];
        shares[20] = 0.5;
        assertThat(Dilation.grown(shares, 1, 40, 100))
                .isEqualTo(slowly(shares, 40, 100))
                .startsWith(0, 0, 1);
        assertThat(Dilation.grown(new double[40], 1, 40, 3)).containsOnly(0);
        assertThat(Dilation.grown(new double[] {1, 1, 0}, 1, 3, 2)).containsExactly(1, 1, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> Dilation.grown(shares, 2, 40, 1));
    }
}
