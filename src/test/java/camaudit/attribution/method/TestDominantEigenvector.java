package camaudit.attribution.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestDominantEigenvector {

    /** Q·diag(1, 1 − gap, then evenly less)·Qᵀ: the first column of Q. */
    @ParameterizedTest
    @CsvSource({"2, 0.5", "3, 1e-3", "20, 1e-6", "49, 1e-8", "64, 1e-4"})
    void aKnownVectorNextToANearlyAsLargeOne(int size, double gap) {
        double[][] q = orthogonal(new Random(size), size);
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = i == 0 ? 1 : i == 1 ? 1 - gap : 0.9 * (size - i) / size;
        }
        double[] vector = new DominantEigenvector(composed(q, values), size).vector();
        double side = Math.signum(vector[0] * q[0][0]);
        for (int i = 0; i < size; i++) {
            assertThat(side * vector[i]).isCloseTo(q[i][0], within(1e-13 / gap + 1e-12));
        }
    }

    /** All that is below the diagonal but its neighbour is next to nothing: a reflection that must not cancel. */
    @Test
    void nearlyTridiagonal() {
        int size = 12;
        Random random = new Random(3);
        double[][] m = new double[size][size];
        double[] flat = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                m[i][j] = (i - j > 1 ? 1e-8 : 1) * random.nextGaussian();
                m[j][i] = m[i][j];
            }
        }
        for (int i = 0; i < flat.length; i++) {
            flat[i] = m[i / size][i % size];
        }
        double[] vector = new DominantEigenvector(flat, size).vector();
        double[] expected = Jacobi.dominant(m);
        double side = Math.signum(vector[0] * expected[0]);
        for (int i = 0; i < size; i++) {
            assertThat(side * vector[i]).isCloseTo(expected[i], within(1e-12));
        }
    }

    @Test
    void diagonalAndEqual() {
        assertThat(new DominantEigenvector(new double[] {1, 0, 0, 0, 3, 0, 0, 0, 2}, 3).vector())
                .satisfies(vector -> assertThat(Math.abs(vector[1])).isCloseTo(1, within(1e-12)));
        double squares = 0;
        for (double value : new DominantEigenvector(new double[] {2, 0, 0, 0, 2, 0, 0, 0, 2}, 3).vector()) {
            squares += value * value;
        }
        assertThat(squares).isCloseTo(1, within(1e-12));
        assertThat(Math.abs(new DominantEigenvector(new double[] {5}, 1).vector()[0]))
                .isEqualTo(1);
    }

    private static double[] composed(double[][] q, double[] values) {
        int size = values.length;
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                for (int k = 0; k < size; k++) {
                    matrix[i * size + j] += q[i][k] * values[k] * q[j][k];
                }
            }
        }
        return matrix;
    }

    /** Columns by Gram and Schmidt, twice for rounding. */
    private static double[][] orthogonal(Random random, int size) {
        double[][] q = new double[size][size];
        for (int column = 0; column < size; column++) {
            for (int i = 0; i < size; i++) {
                q[i][column] = random.nextGaussian();
            }
            for (int before = 0; before < 2 * column; before++) {
                double product = 0;
                for (int i = 0; i < size; i++) {
                    product += q[i][column] * q[i][before % column];
                }
                for (int i = 0; i < size; i++) {
                    q[i][column] -= product * q[i][before % column];
                }
            }
            double squares = 0;
            for (int i = 0; i < size; i++) {
                squares += q[i][column] * q[i][column];
            }
            for (int i = 0; i < size; i++) {
                q[i][column] /= Math.sqrt(squares);
            }
        }
        return q;
    }
}
