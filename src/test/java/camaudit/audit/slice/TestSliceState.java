package camaudit.audit.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import camaudit.resample.FloatMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** States against plain loops over all rows, and the laws of merging. */
class TestSliceState {
    private static final List<Observation> ROWS = Rows.random(400, 1);

    @Test
    void onePassIsThePlainLoops() {
        SliceState state = all(ROWS);
        for (int m = 0; m < 2; m++) {
            int index = m;
            double[] values = ROWS.stream()
                    .mapToDouble(row -> row.measures()[index])
                    .filter(v -> !Double.isNaN(v))
                    .sorted()
                    .toArray();
            MeasureSummary found = state.summary(Rows.SCHEMA.measures().get(m)).orElseThrow();
            double mean = Arrays.stream(values).average().orElseThrow();
            double squares =
                    Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
            assertThat(found.rows()).isEqualTo(values.length);
            assertThat(found.mean()).isCloseTo(mean, within(1e-12));
            assertThat(found.sd().orElseThrow()).isCloseTo(Math.sqrt(squares / (values.length - 1)), within(1e-12));
            assertThat(found.min()).isEqualTo(values[0]);
            assertThat(found.max()).isEqualTo(values[values.length - 1]);
            assertThat(found.median()).isCloseTo(quantile(values, 0.5), within(0.02));
            assertThat(found.p05()).isCloseTo(quantile(values, 0.05), within(0.03));
            assertThat(found.p95()).isCloseTo(quantile(values, 0.95), within(0.03));
        }
        assertThat(state.rows()).isEqualTo(400);
        assertThat(state.blank())
                .isEqualTo(ROWS.stream().filter(Observation::blank).count());
        assertThat(state.right())
                .isEqualTo(ROWS.stream()
                        .filter(row ->
                                row.values().get("label").equals(row.values().get("predicted")))
                        .count());
    }

    @Test
    void quantilesAreExactUpToTheSampleAndWithinHalfAPercentBeyond() {
        SliceSchema schema = new SliceSchema(List.of("x"), 1, 1, 50);
        double[] few = new Random(5).doubles(50, -3, 3).toArray();
        double[] many = new Random(6).doubles(5000, 0.5, 80).toArray();
        for (double share : new double[] {0, 0.01, 0.25, 0.5, 0.95, 1}) {
            assertThat(numbers(schema, few).quantile("x", share).orElseThrow())
                    .isCloseTo(quantile(few, share), within(1e-12));
            double exact = quantile(many, share);
            assertThat(numbers(schema, many).quantile("x", share).orElseThrow())
                    .isCloseTo(exact, within(exact * QuantileSketch.ACCURACY * 1.01));
        }
    }

    @Test
    void theSketchHoldsItsAccuracyForEveryValue() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            double value = Math.exp(random.nextDouble() * 40 - 20) * (random.nextBoolean() ? 1 : -1);
            QuantileSketch one = new QuantileSketch();
            one.add(value);
            one.forEach((told, count) ->
                    assertThat(told).isCloseTo(value, within(Math.abs(value) * QuantileSketch.ACCURACY * (1 + 1e-9))));
        }
        List<Double> order = new ArrayList<>();
        QuantileSketch signs = new QuantileSketch();
        for (double value : new double[] {3, -2, 0, -5, 1e-12, 1e30, -1e30}) {
            signs.add(value);
        }
        signs.forEach((told, count) -> order.add(told));
        assertThat(order).isSorted().hasSize(6);
    }

    @Test
    void mergingIsOnePassInAnyOrderAndGrouping() {
        SliceState whole = all(ROWS);
        Random random = new Random(2);
        for (int round = 0; round < 20; round++) {
            List<Observation> shuffled = new ArrayList<>(ROWS);
            Collections.shuffle(shuffled, random);
            int a = random.nextInt(400);
            int b = a + random.nextInt(401 - a);
            List<Observation> x = shuffled.subList(0, a);
            List<Observation> y = shuffled.subList(a, b);
            List<Observation> z = shuffled.subList(b, 400);
            same(all(x).merge(all(y)).merge(all(z)), whole);
            same(all(x).merge(all(y).merge(all(z))), whole);
            same(all(z).merge(all(x)).merge(all(y)), whole);
            same(new SliceState(Rows.SCHEMA).merge(whole), whole);
        }
    }

    @Test
    void mergingLeavesTheOtherAsItWas() {
        SliceState other = all(ROWS.subList(0, 100));
        all(ROWS.subList(100, 400)).merge(other).merge(other);
        same(other, all(ROWS.subList(0, 100)));
    }

    @Test
    void theMeanMapIsThatOfShares() {
        HeatMap mean = all(ROWS).meanMap().orElseThrow();
        double[] sums = new double[12];
        int maps = 0;
        for (Observation row : ROWS) {
            if (!row.blank()) {
                double[] coarse = area(row.map().orElseThrow(), 3, 4);
                double total = Arrays.stream(coarse).sum();
                Arrays.setAll(sums, i -> sums[i] + coarse[i] / total);
                maps++;
            }
        }
        for (int i = 0; i < 12; i++) {
            assertThat(mean.cells()[i]).isCloseTo(sums[i] / maps, within(1e-9));
        }
        assertThat(mean.total()).isCloseTo(1, within(1e-9));
        assertThat(all(List.of()).meanMap()).isEmpty();
    }

    @Test
    void theSampleIsTheSameWhateverTheOrderAndIsRandomOverIds() {
        SliceState state = all(ROWS);
        assertThat(state.sample("share").size()).isBetween(20, 50);
        SliceSchema schema = new SliceSchema(List.of("x"), 1, 1, 400);
        double[] rising = IntStream.range(0, 20_000).asDoubleStream().toArray();
        double mean = Arrays.stream(numbers(schema, rising).sample("x").values())
                .average()
                .orElseThrow();
        // sd of the mean: 20000 / √12 / √400 = 289.
        assertThat(mean).isCloseTo(10_000, within(4 * 289.0));
    }

    @Test
    void survivesSerialization() throws IOException, ClassNotFoundException {
        SliceTable table = SliceTable.open(Rows.SCHEMA, new SliceKeys(List.of("site"), 2));
        ROWS.forEach(table::add);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(table);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            SliceTable back = (SliceTable) in.readObject();
            assertThat(back.states().keySet()).isEqualTo(table.states().keySet());
            back.states()
                    .forEach((slice, state) -> same(state, table.state(slice).orElseThrow()));
            same(back.everything().merge(new SliceState(Rows.SCHEMA)), table.everything());
        }
    }

    @Test
    void theSizeDoesNotGrowWithTheRows() throws IOException {
        SliceSchema schema = new SliceSchema(List.of("x"), 1, 1, 50);
        int small = bytes(numbers(schema, new Random(1).doubles(20_000, 0.1, 1).toArray()));
        int large = bytes(numbers(schema, new Random(2).doubles(200_000, 0.1, 1).toArray()));
        assertThat(large).isLessThan((int) (1.2 * small));
    }

    @Test
    void whatDoesNotFit() {
        Observation row = new Observation("i", "i", Map.of(), new double[] {1}, false, Optional.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rows.SCHEMA.prepare(row))
                .withMessageContaining("image i brings 1 measures for 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new SliceState(Rows.SCHEMA).merge(new SliceState(new SliceSchema(List.of("x"), 3, 4, 50))))
                .withMessageContaining("one schema");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SliceState(Rows.SCHEMA).sample("nothing"))
                .withMessageContaining("no statistic 'nothing'");
        assertThatIllegalArgumentException().isThrownBy(() -> HeatMap.of(new FloatMap(new float[] {-1}, 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new SliceSchema(List.of("correct"), 1, 1, 9));
        assertThat(new SliceState(Rows.SCHEMA).summary("lift")).isEmpty();
    }

    static SliceState all(List<Observation> rows) {
        SliceState state = new SliceState(Rows.SCHEMA);
        rows.forEach(row -> state.add(Rows.SCHEMA.prepare(row)));
        return state;
    }

    private static void same(SliceState found, SliceState expected) {
        assertThat(found.rows()).isEqualTo(expected.rows());
        for (String measure : Rows.SCHEMA.measures()) {
            assertThat(found.summary(measure).isPresent())
                    .isEqualTo(expected.summary(measure).isPresent());
            found.summary(measure).ifPresent(one -> {
                MeasureSummary other = expected.summary(measure).orElseThrow();
                assertThat(one.rows()).isEqualTo(other.rows());
                assertThat(one.mean()).isCloseTo(other.mean(), within(1e-12));
                assertThat(one.sd().orElse(-1)).isCloseTo(other.sd().orElse(-1), within(1e-12));
                assertThat(one.median()).isEqualTo(other.median());
                assertThat(one.p05()).isEqualTo(other.p05());
                assertThat(one.min()).isEqualTo(other.min());
                assertThat(one.max()).isEqualTo(other.max());
            });
            assertThat(found.sample(measure).values())
                    .containsExactly(expected.sample(measure).values());
        }
        double[] cells = found.meanMap().orElseThrow().cells();
        assertThat(cells).containsExactly(expected.meanMap().orElseThrow().cells(), within(1e-12));
    }

    /** Area coverage by counting fine cells: every side of the maps divides 60. */
    private static double[] area(HeatMap map, int height, int width) {
        double[] coarse = new double[height * width];
        for (int y = 0; y < 60; y++) {
            for (int x = 0; x < 60; x++) {
                double fine = map.cells()[y * map.height() / 60 * map.width() + x * map.width() / 60]
                        * map.height()
                        * map.width()
                        / 3600;
                coarse[y * height / 60 * width + x * width / 60] += fine;
            }
        }
        return coarse;
    }

    private static SliceState numbers(SliceSchema schema, double[] values) {
        SliceState state = new SliceState(schema);
        for (int i = 0; i < values.length; i++) {
            state.add(schema.prepare(
                    new Observation("n" + i, "n" + i, Map.of(), new double[] {values[i]}, false, Optional.empty())));
        }
        return state;
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int low = (int) place;
        return sorted[low] + (place - low) * (sorted[Math.min(sorted.length - 1, low + 1)] - sorted[low]);
    }

    private static int bytes(SliceState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(state);
        }
        return bytes.size();
    }
}
