package camaudit.audit.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** p-values against all arrangements, simulation and definitions. */
class TestPValues {
    @Test
    void mannWhitneyCountsAllArrangements() {
        double[] x = {1.1, 3.2, 4.5, 9.7};
        double[] y = {2.3, 5.8, 6.1, 7.7, 8.4};
        assertThat(MannWhitney.p(x, y)).isCloseTo(exact(x, y), within(1e-12));
        double[] far = {11, 12, 13, 14};
        assertThat(MannWhitney.p(far, y))
                .isCloseTo(exact(far, y), within(1e-12))
                .isCloseTo(2 / 126.0, within(1e-12));
    }

    @Test
    void mannWhitneyWithTiesIsNearTheArrangements() {
        double[] x = {1, 2, 2, 3, 3, 4, 5, 5, 5};
        double[] y = {3, 4, 5, 5, 6, 6, 6, 7, 7};
        assertThat(MannWhitney.p(x, y)).isCloseTo(exact(x, y), within(0.004)).isLessThan(0.05);
        assertThat(MannWhitney.p(new double[] {2, 2, 2}, new double[] {2, 2})).isEqualTo(1);
    }

    @Test
    void permutationOfSingleRowsIsNearMannWhitney() {
        Random random = new Random(3);
        double[] x = random.doubles(20).map(v -> v + 0.2).toArray();
        double[] y = random.doubles(25).toArray();
        Resampling many = new Resampling(9999, 0.95, 5);
        assertThat(Permutation.p(Samples.of(x), Samples.of(y), many)).isCloseTo(MannWhitney.p(x, y), within(0.01));
    }

    @Test
    void permutationIsNeverZeroAndOneWithoutDifference() {
        Resampling few = new Resampling(99, 0.95, 5);
        double[] low = new Random(3).doubles(60).toArray();
        double[] high = new Random(4).doubles(60).map(v -> v + 5).toArray();
        assertThat(Permutation.p(Samples.of(low), Samples.of(high), few)).isEqualTo(0.01);
        assertThat(Permutation.p(Samples.of(1, 1, 1), Samples.of(1, 1), few)).isEqualTo(1);
    }

    @Test
    void whereClustersChangeWholeFewClustersProveNothing() {
        // Four sources: the six ways to take two of them give p = 2/6 at best, however many rows they have.
        Sample x = clustered(new Random(7), 2, 50, 3, "x");
        Sample y = clustered(new Random(8), 2, 50, 0, "y");
        Resampling many = new Resampling(4999, 0.95, 5);
        assertThat(MannWhitney.p(x.values(), y.values())).isLessThan(1e-6);
        assertThat(Permutation.p(x, y, many)).isCloseTo(2 / 6.0, within(0.03));
        assertThat(Difference.between(x, y, many).p()).isEqualTo(Permutation.p(x, y, many));
    }

    @Test
    void rowsOfASharedClusterChangeWithinIt() {
        // Each source has one row in both groups, and the row of x is the larger one: p = 2 · 2^−6.
        List<String> sources = List.of("a", "b", "c", "d", "e", "f");
        Sample x = Sample.of(new double[] {11, 22, 33, 44, 55, 66}, sources);
        Sample y = Sample.of(new double[] {10, 20, 30, 40, 50, 60}, sources);
        assertThat(Permutation.p(x, y, new Resampling(19_999, 0.95, 1))).isCloseTo(2 / 64.0, within(0.005));
    }

    @Test
    void benjaminiHochbergIsTheDefinition() {
        Random random = new Random(2);
        for (int round = 0; round < 100; round++) {
            double[] p = random.doubles(1 + random.nextInt(20))
                    .map(v -> Math.round(v * 20) / 20.0)
                    .toArray();
            double[] adjusted = BenjaminiHochberg.adjusted(p);
            for (int i = 0; i < p.length; i++) {
                assertThat(adjusted[i]).isCloseTo(definition(p, p[i]), within(1e-12));
            }
        }
        assertThat(BenjaminiHochberg.adjusted(0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[] {0.02, 0.04, 0.04, 0.02}, within(1e-12));
        assertThat(BenjaminiHochberg.adjusted()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> BenjaminiHochberg.adjusted(0.5, Double.NaN));
    }

    /** The least false discovery rate at which a test with this p is rejected. */
    private static double definition(double[] all, double p) {
        double least = 1;
        for (double limit : all) {
            if (limit >= p) {
                double rejected = Arrays.stream(all).filter(v -> v <= limit).count();
                least = Math.min(least, limit * all.length / rejected);
            }
        }
        return least;
    }

    private static double exact(double[] x, double[] y) {
        double[] all = new double[x.length + y.length];
        System.arraycopy(x, 0, all, 0, x.length);
        System.arraycopy(y, 0, all, x.length, y.length);
        double observed = Math.abs(Samples.delta(x, y));
        int extreme = 0;
        int arrangements = 0;
        for (int mask = 0; mask < 1 << all.length; mask++) {
            if (Integer.bitCount(mask) == x.length) {
                List<Double> one = new ArrayList<>();
                List<Double> two = new ArrayList<>();
                for (int i = 0; i < all.length; i++) {
                    ((mask >> i & 1) == 1 ? one : two).add(all[i]);
                }
                double[] a = one.stream().mapToDouble(v -> v).toArray();
                double[] b = two.stream().mapToDouble(v -> v).toArray();
                extreme += Math.abs(Samples.delta(a, b)) >= observed - 1e-12 ? 1 : 0;
                arrangements++;
            }
        }
        return (double) extreme / arrangements;
    }

    static Sample clustered(Random random, int clusters, int rows, double mean, String prefix) {
        double[] values = new double[clusters * rows];
        List<String> names = new ArrayList<>();
        for (int c = 0; c < clusters; c++) {
            double effect = mean + random.nextGaussian();
            for (int r = 0; r < rows; r++) {
                values[c * rows + r] = effect + 0.3 * random.nextGaussian();
                names.add(prefix + c);
            }
        }
        return Sample.of(values, names);
    }
}
