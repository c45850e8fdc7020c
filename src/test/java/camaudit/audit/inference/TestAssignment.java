package camaudit.audit.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One-to-one assignments against trying all of them. */
class TestAssignment {
    @Test
    void noOtherOrderIsBetter() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            int n = 1 + random.nextInt(6);
            long[][] gains = new long[n][n];
            for (long[] row : gains) {
                Arrays.setAll(row, i -> random.nextInt(3) == 0 ? 0 : random.nextInt(20));
            }
            int[] columns = Assignment.of(gains);
            assertThat(columns).doesNotHaveDuplicates().hasSize(n);
            assertThat(sum(gains, columns)).isEqualTo(best(gains, 0, new boolean[n]));
        }
    }

    @Test
    void manyClassesAreAssignedGreedily() {
        int n = 500;
        long[][] gains = new long[n][n];
        for (int i = 0; i < n; i++) {
            gains[i][n - 1 - i] = 10;
            gains[i][i] = 9;
        }
        assertThat(Assignment.of(gains))
                .doesNotHaveDuplicates()
                .startsWith(n - 1, n - 2)
                .endsWith(1, 0);
    }

    private static long sum(long[][] gains, int[] columns) {
        long sum = 0;
        for (int row = 0; row < columns.length; row++) {
            sum += gains[row][columns[row]];
        }
        return sum;
    }

    private static long best(long[][] gains, int row, boolean[] taken) {
        long best = row == gains.length ? 0 : Long.MIN_VALUE;
        for (int column = 0; row < gains.length && column < gains.length; column++) {
            if (!taken[column]) {
                taken[column] = true;
                best = Math.max(best, gains[row][column] + best(gains, row + 1, taken));
                taken[column] = false;
            }
        }
        return best;
    }
}
