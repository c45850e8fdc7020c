package camaudit.audit.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Paired proportions against closed forms, sign flips against listing all of them, and the coverage of intervals in a simulation. */
class TestPairedDifferences {
    private static final double Z = 1.959963984540054;

    @Test
    void threeValuesGiveTangosInterval() {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            long down = random.nextInt(8);
            long up = random.nextInt(30);
            long even = random.nextInt(200);
            if (down + up + even > 0) {
                Interval interval = new PairedDifferences(down, even, up).interval(0.95);
                assertThat(interval.lower()).isCloseTo(tango(down, even, up, -1), within(1e-6));
                assertThat(interval.upper()).isCloseTo(tango(down, even, up, 1), within(1e-6));
            }
        }
    }

    /** Tango 1998: the greatest likelihood of one cell under a difference is the root of a quadratic equation (his equation 8). */
    private static double tango(long down, long even, long up, int side) {
        double n = down + even + up;
        double inside = (up - down) / n;
        double outside = side;
        for (int i = 0; i < 200; i++) {
            double d = (inside + outside) / 2;
            double a = 2 * n;
            double b = -(double) up - down + (2 * n - up + down) * d;
            double c = -(double) down * d * (1 - d);
            double q = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
            double score = (up - down - n * d) / Math.sqrt(Math.max(1e-300, n * (2 * q + d * (1 - d))));
            if (Math.abs(score) <= Z) {
                inside = d;
            } else {
                outside = d;
            }
        }
        return outside;
    }

    @Test
    void fiveValuesMaximizeTheLikelihoodUnderTheMean() {
        long[] counts = {2, 5, 60, 9, 4};
        PairedDifferences differences = new PairedDifferences(counts);
        for (double end : new double[] {
            differences.interval(0.95).lower(), differences.interval(0.95).upper()
        }) {
            double variance = mostLikelyVariance(counts, end);
            double score = 80 * Math.pow(differences.mean() - end, 2) / variance;
            assertThat(score).isCloseTo(Z * Z, within(0.02));
        }
    }

    /** By hill climbing over the probabilities, slowly. */
    private static double mostLikelyVariance(long[] counts, double mean) {
        double[] p = new double[5];
        Arrays.fill(p, 0.0);
        double best = Double.NEGATIVE_INFINITY;
        double variance = 0;
        for (double a = 1e-4; a < 0.2; a += 0.001) {
            for (double b = 1e-4; b < 0.3; b += 0.001) {
                for (double e = 1e-4; e < 0.25; e += 0.001) {
                    double d = 2 * (mean + a + b / 2 - e);
                    double c = 1 - a - b - d - e;
                    if (d > 0 && c > 0) {
                        double likelihood = counts[0] * Math.log(a)
                                + counts[1] * Math.log(b)
                                + counts[2] * Math.log(c)
                                + counts[3] * Math.log(d)
                                + counts[4] * Math.log(e);
                        if (likelihood > best) {
                            best = likelihood;
                            variance = a + b / 4 + d / 4 + e - mean * mean;
                        }
                    }
                }
            }
        }
        return variance;
    }

    @Test
    void signFlipsAreThoseOfAListOfAll() {
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            long[] counts = {
                random.nextInt(4), random.nextInt(4), random.nextInt(9), random.nextInt(5), random.nextInt(5)
            };
            assertThat(new PairedDifferences(counts).p()).isCloseTo(listed(counts), within(1e-9));
        }
        assertThat(new PairedDifferences(2, 30, 8).p())
                .as("McNemar, P(X ≥ 8) of 10")
                .isCloseTo(56 / 1024.0, within(1e-12));
        assertThat(new PairedDifferences(0, 30, 0).p()).isEqualTo(1);
    }

    private static double listed(long[] counts) {
        int small = (int) (counts[1] + counts[3]);
        int all = (int) (small + counts[0] + counts[4]);
        long sum = counts[3] - counts[1] + 2 * (counts[4] - counts[0]);
        long reached = 0;
        for (int flips = 0; flips < 1 << all; flips++) {
            long flipped = 0;
            for (int i = 0; i < all; i++) {
                flipped += ((flips >> i & 1) == 0 ? 1L : -1L) * (i < small ? 1 : 2);
            }
            reached += flipped >= sum ? 1 : 0;
        }
        return (double) reached / (1 << all);
    }

    @Test
    void largeCountsAgreeWithTheirNormalLimit() {
        double exact = new PairedDifferences(4_000, 2_000, 90_000, 2_100, 4_100).p();
        double limit = new PairedDifferences(8_000, 4_000, 90_000, 4_200, 8_200).p();
        // 300 of a standard deviation of 191, 600 of one of 270.
        assertThat(exact).isCloseTo(Normal.above(299.5 / 191.05), within(0.001));
        assertThat(limit).isCloseTo(Normal.above(600 / 270.2), within(0.001));
    }

    @Test
    void intervalsCoverTheMeanAsOftenAsTheySay() {
        Random random = new Random(7);
        for (int size : new int[] {30, 100, 1000}) {
            for (double loss : new double[] {0, 0.02, 0.3, 0.9}) {
                int covered = 0;
                for (int i = 0; i < 2000; i++) {
                    long[] counts = new long[5];
                    for (int j = 0; j < size; j++) {
                        counts[2 + difference(random, loss)]++;
                    }
                    covered += new PairedDifferences(counts).interval(0.95).excludes(loss) ? 0 : 1;
                }
                assertThat(covered / 2000.0).as(size + " " + loss).isBetween(0.93, 1.0);
            }
        }
    }

    /** Each of two backgrounds of another class takes the answer with the same probability; each of all four fails now and then. */
    private static int difference(Random random, double loss) {
        double noise = 0.05;
        int same = (random.nextDouble() < noise ? 0 : 1) + (random.nextDouble() < noise ? 0 : 1);
        double other = 1 - noise - loss;
        return same - (random.nextDouble() < other ? 1 : 0) - (random.nextDouble() < other ? 1 : 0);
    }

    @Test
    void nothingIsKnownWithoutPairs() {
        assertThat(new PairedDifferences(0, 0, 0).interval(0.95)).isEqualTo(new Interval(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PairedDifferences(1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new PairedDifferences(1, -2, 3));
    }
}
