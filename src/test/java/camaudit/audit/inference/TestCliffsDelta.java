package camaudit.audit.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
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
            assertThat(CliffsDelta.of(x, y)).isCloseTo(slow(x, y), within(1e-12));
            assertThat(CliffsDelta.of(y, x)).isCloseTo(-slow(x, y), within(1e-12));
            assertThat(CliffsDelta.of(x, x)).isZero();
        }
    }

    @Test
    void byHand() {
        assertThat(CliffsDelta.of(new double[] {4, 5}, new double[] {1, 2, 3})).isEqualTo(1);
        assertThat(CliffsDelta.of(new double[] {1}, new double[] {1, 2})).isEqualTo(-0.5);
        assertThat(CliffsDelta.of(new double[] {-0.0}, new double[] {0.0})).isZero();
        assertThat(CliffsDelta.of(new double[] {Double.NEGATIVE_INFINITY}, new double[] {Double.MAX_VALUE}))
                .isEqualTo(-1);
    }

    @Test
    void pairs() {
        assertThat(CliffsDelta.paired(new double[] {3, 2, 1, 5}, new double[] {1, 2, 3, 4}))
                .isEqualTo(0.25);
        assertThat(CliffsDelta.paired(new double[] {-0.0}, new double[] {0.0})).isZero();
        assertThat(Sample.of(2, 0, -2, 1).measure(GroupStatistic.MEAN_SIGN)).isEqualTo(0.25);
        assertThat(Sample.of(3, 1, 0.5, 2).measure(GroupStatistic.signAgainst(1)))
                .isEqualTo(0.25);
    }

    @Test
    void nothingToCompare() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CliffsDelta.of(new double[0], new double[3]))
                .withMessageContaining("groups of 0 and 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CliffsDelta.paired(new double[2], new double[3]))
                .withMessageContaining("2 and 3 values");
    }

    @Test
    void aucCountsPairs() {
        assertThat(Auc.of(new double[] {0.1, 0.4, 0.35, 0.8}, new boolean[] {false, false, true, true}))
                .isEqualTo(0.75);
        assertThat(Auc.of(new double[] {1, 1, 1}, new boolean[] {true, false, true}))
                .isEqualTo(0.5);
        assertThatIllegalArgumentException().isThrownBy(() -> Auc.of(new double[] {1, 2}, new boolean[] {true, true}));
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
