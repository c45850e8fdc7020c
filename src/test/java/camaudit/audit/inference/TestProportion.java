package camaudit.audit.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Shares of trials against sums of binomial terms. */
class TestProportion {
    @Test
    void theIntervalSolvesTheScoreEquation() {
        for (int n : new int[] {1, 30, 1000}) {
            for (int k = 0; k <= n; k += Math.max(1, n / 7)) {
                Proportion share = new Proportion(k, n);
                Interval ends = share.interval();
                for (double p : new double[] {ends.lower(), ends.upper()}) {
                    if (p > 0 && p < 1) {
                        double z = (share.share() - p) / Math.sqrt(p * (1 - p) / n);
                        assertThat(Math.abs(z)).isCloseTo(1.959964, within(1e-4));
                    }
                }
                assertThat(ends.excludes(share.share())).isFalse();
            }
        }
    }

    @Test
    void tailsAreThoseOfTheBinomialDistribution() {
        for (int n : new int[] {5, 40}) {
            for (double p : new double[] {0.1, 0.5, 0.8}) {
                for (int k = 0; k <= n; k++) {
                    assertThat(new Proportion(k, n).atMost(p)).isCloseTo(sum(n, 0, k, p), within(1e-9));
                    assertThat(Math.exp(new Proportion(k, n).logAtLeast(p)))
                            .isGreaterThanOrEqualTo(sum(n, k, n, p) - 1e-12);
                }
            }
        }
        assertThat(new Proportion(90, 100).logAtLeast(0.5)).isLessThan(Math.log(1e-12));
    }

    @Test
    void noTrialsHaveNoShare() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(3, 2));
    }

    private static double sum(int n, int from, int to, double p) {
        double sum = 0;
        for (int k = from; k <= to; k++) {
            double term = 1;
            for (int i = 0; i < k; i++) {
                term *= p * (n - i) / (i + 1);
            }
            sum += term * Math.pow(1 - p, n - k);
        }
        return sum;
    }
}
