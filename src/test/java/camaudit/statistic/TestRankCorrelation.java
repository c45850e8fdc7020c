package camaudit.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Spearman's rank correlation. */
class TestRankCorrelation {
    @Test
    void rankCorrelationByHand() {
        assertThat(RankCorrelation.of(new double[] {1, 2, 3, 4}, new double[] {10, 20, 30, 40}))
                .isEqualTo(1);
        assertThat(RankCorrelation.of(new double[] {1, 2, 3, 4}, new double[] {4, 3, 2, 1}))
                .isEqualTo(-1);
        assertThat(RankCorrelation.of(new double[] {1, 2, 3}, new double[] {5, 5, 5}))
                .isZero();
        // Ranks 0, 1.5, 1.5, 3 and 0, 1, 2, 3: products 4.5, squares 4.5 and 5.
        assertThat(RankCorrelation.of(new double[] {1, 2, 2, 9}, new double[] {1, 2, 3, 4}))
                .isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
    }

    @Test
    void minusZeroIsZero() {
        assertThat(RankCorrelation.of(new double[] {0.0, -0.0, 1}, new double[] {-0.0, 0.0, 2}))
                .isEqualTo(1);
        assertThat(RankCorrelation.of(new double[] {0.0, -0.0}, new double[] {1, 2}))
                .isZero();
    }

    @Test
    void takesPairs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RankCorrelation.of(new double[3], new double[2]))
                .withMessageContaining("3 values and 2");
    }
}
