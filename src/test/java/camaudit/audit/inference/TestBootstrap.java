package camaudit.audit.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Intervals hold the truth as often as they say, and clusters widen them. */
class TestBootstrap {
    private static final Resampling FAST = new Resampling(199, 0.95, 11);

    @Test
    void coverageOfTheMean() {
        Random random = new Random(1);
        int held = 0;
        for (int run = 0; run < 400; run++) {
            Sample sample = Samples.of(random.doubles(60).toArray());
            held += interval(sample, GroupStatistic.MEAN).excludes(0.5) ? 0 : 1;
        }
        assertThat(held / 400.0).isBetween(0.91, 0.98);
    }

    @Test
    void coverageOfDelta() {
        // x ~ U(0.2, 1.2), y ~ U(0, 1): P(x > y) = 1 − 0.8² / 2, so delta = 0.36.
        Random random = new Random(2);
        int held = 0;
        for (int run = 0; run < 400; run++) {
            Sample x = Samples.of(random.doubles(50).map(v -> v + 0.2).toArray());
            Sample y = Samples.of(random.doubles(50).toArray());
            held += between(x, y, PairStatistic.DELTA).excludes(0.36) ? 0 : 1;
        }
        assertThat(held / 400.0).isBetween(0.91, 0.98);
    }

    @Test
    void clustersWidenTheIntervalAndHoldTheTruth() {
        Random random = new Random(3);
        int held = 0;
        int naive = 0;
        for (int run = 0; run < 200; run++) {
            Sample clustered = TestPValues.clustered(random, 30, 10, 0, "c");
            Sample single = Samples.of(clustered.values());
            Interval wide = interval(clustered, GroupStatistic.MEAN);
            Interval narrow = interval(single, GroupStatistic.MEAN);
            assertThat(width(wide)).isGreaterThan(1.8 * width(narrow));
            held += wide.excludes(0) ? 0 : 1;
            naive += narrow.excludes(0) ? 0 : 1;
        }
        assertThat(held / 200.0).isBetween(0.87, 0.99);
        assertThat(naive / 200.0).as("rows that are taken for independent").isLessThan(0.7);
    }

    @Test
    void sharedClustersAreDrawnForBothGroups() {
        // Both groups move with their source; the difference does not.
        Random random = new Random(4);
        double[] base = random.doubles(40).map(v -> 10 * v).toArray();
        List<String> sources =
                IntStream.range(0, 40).mapToObj(i -> "source " + i).toList();
        double[] larger = Arrays.stream(base).map(v -> v + 1).toArray();
        Interval joint = between(Sample.of(larger, sources), Sample.of(base, sources), PairStatistic.MEAN_DIFFERENCE);
        Interval apart = between(Samples.of(larger), Samples.of(base), PairStatistic.MEAN_DIFFERENCE);
        assertThat(joint.lower()).isCloseTo(1, within(1e-9));
        assertThat(joint.upper()).isCloseTo(1, within(1e-9));
        assertThat(width(apart)).isGreaterThan(1.5);
    }

    @Test
    void resamplesAreThoseOfPlainCopies() {
        // A weighted statistic is that of the values written out as often as they count.
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            double[] values = random.ints(1 + random.nextInt(12), 0, 5)
                    .asDoubleStream()
                    .sorted()
                    .toArray();
            int[] weights = random.ints(values.length, 0, 4).toArray();
            weights[random.nextInt(values.length)] = 1;
            double[] plain = IntStream.range(0, values.length)
                    .boxed()
                    .flatMap(i -> Collections.nCopies(weights[i], values[i]).stream())
                    .mapToDouble(v -> v)
                    .toArray();
            Weighted weighted = new Weighted(values, weights);
            assertThat(GroupStatistic.MEAN.of(weighted))
                    .isCloseTo(Arrays.stream(plain).average().orElseThrow(), within(1e-12));
            assertThat(GroupStatistic.MEDIAN.of(weighted))
                    .isEqualTo((plain[(plain.length - 1) / 2] + plain[plain.length / 2]) / 2);
            double[] other = random.ints(7, 0, 5).asDoubleStream().toArray();
            assertThat(PairStatistic.DELTA.of(weighted, Weighted.once(other)))
                    .isCloseTo(Samples.delta(plain, other), within(1e-12));
            assertThat(PairStatistic.DELTA.of(Weighted.once(other), weighted))
                    .isCloseTo(Samples.delta(other, plain), within(1e-12));
        }
    }

    @Test
    void theSameSeedGivesTheSameNumbersInAnyOrderOfRows() {
        double[] values = new Random(6).doubles(30).toArray();
        List<String> sources = IntStream.range(0, 30).mapToObj(i -> "s" + i % 7).toList();
        List<Integer> order = new ArrayList<>(IntStream.range(0, 30).boxed().toList());
        Collections.shuffle(order, new Random(1));
        Sample shuffled = Sample.of(
                order.stream().mapToDouble(i -> values[i]).toArray(),
                order.stream().map(sources::get).toList());
        assertThat(interval(shuffled, GroupStatistic.MEDIAN))
                .isEqualTo(interval(Sample.of(values, sources), GroupStatistic.MEDIAN));
    }

    @Test
    void oneClusterHasNoInterval() {
        Sample one = Sample.of(new double[] {1, 2, 3}, List.of("a", "a", "a"));
        assertThat(new Bootstrap(FAST).interval(one, GroupStatistic.MEAN)).isEmpty();
        assertThat(new Bootstrap(FAST).interval(Samples.of(1, 2), one, PairStatistic.DELTA))
                .isEmpty();
    }

    @Test
    void whatCannotBeSampled() {
        assertThatIllegalArgumentException().isThrownBy(() -> Samples.of(1, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sample.of(new double[] {1, 2}, List.of("a")))
                .withMessageContaining("2 values and 1 clusters");
        assertThatIllegalArgumentException().isThrownBy(() -> new Resampling(10, 0.95, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(2, 1));
    }

    private static Interval interval(Sample sample, GroupStatistic statistic) {
        return new Bootstrap(FAST).interval(sample, statistic).orElseThrow();
    }

    private static Interval between(Sample x, Sample y, PairStatistic statistic) {
        return new Bootstrap(FAST).interval(x, y, statistic).orElseThrow();
    }

    private static double width(Interval interval) {
        return interval.upper() - interval.lower();
    }
}
