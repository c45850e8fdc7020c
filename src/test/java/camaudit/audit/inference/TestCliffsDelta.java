package camaudit.audit.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Cliff's delta against the double loop of its definition. */
class TestCliffsDelta {
    @Test
    void theDoubleLoop() {
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            int levels = round % 3 == 0 ? 1_000_000 : 4;
            double[] x = random.ints(1 + random.nextInt(30), -levels, levels + 1)
                    .asDoubleStream()
                    .toArray();
            double[] y = random.ints(1 + random.nextInt(30), -levels, levels + 2)
                    .asDoubleStream()
                    .toArray();
            assertThat(Samples.delta(x, y)).isCloseTo(slow(x, y), within(1e-12));
            assertThat(Samples.delta(y, x)).isCloseTo(-slow(x, y), within(1e-12));
            assertThat(Samples.delta(x, x)).isZero();
        }
    }

    @Test
    void byHand() {
        assertThat(Samples.delta(new double[] {4, 5}, new double[] {1, 2, 3})).isEqualTo(1);
        assertThat(Samples.delta(new double[] {1}, new double[] {1, 2})).isEqualTo(-0.5);
        assertThat(Samples.delta(new double[] {-0.0}, new double[] {0.0})).isZero();
        assertThat(Samples.delta(new double[] {Double.NEGATIVE_INFINITY}, new double[] {Double.MAX_VALUE}))
                .isEqualTo(-1);
    }

    @Test
    void pairs() {
        assertThat(Samples.of(2, 0, -2, 1).measure(GroupStatistic.MEAN_SIGN)).isEqualTo(0.25);
        assertThat(Samples.of(3, 1, 0.5, 2).measure(GroupStatistic.signAgainst(1)))
                .isEqualTo(0.25);
    }

    private static double slow(double[] x, double[] y) {
        double sum = 0;
        for (double a : x) {
            for (double b : y) {
                sum += a > b ? 1 : a < b ? -1 : 0;
            }
        }
        return sum / x.length / y.length;
    }
}
