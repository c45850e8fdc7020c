package camaudit.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each measure against a plainer way to the same, and signs that must come out. */
class TestFaithfulness {
    private static final int SIDE = 7;
    private static final int PIXELS = SIDE * SIDE;
    private static final int CHANNELS = 2;
    private static final long SEED = 5;

    private final Random random = new Random(3);
    private final NetworkInput image = noise();

    @Test
    void anOrderBeginsWithTheStrongestAndDrawsLotsAmongEquals() {
        float[] map = new float[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            map[i] = i % 5 == 0 ? 0 : random.nextFloat() - 0.5f;
        }
        int[] order = PixelOrder.of(map, SEED);
        assertThat(Arrays.stream(order).distinct()).hasSize(PIXELS);
        for (int i = 1; i < PIXELS; i++) {
            assertThat(map[order[i]]).isLessThanOrEqualTo(map[order[i - 1]]);
        }
        assertThat(PixelOrder.of(map, SEED)).isEqualTo(order);
        assertThat(PixelOrder.of(map, SEED + 1)).isNotEqualTo(order);
        int[] even = PixelOrder.of(new float[PIXELS], SEED);
        double early = Arrays.stream(even).limit(PIXELS / 2).average().orElseThrow();
        assertThat(early).as("lots favour no end of the image").isBetween(PIXELS * 0.35, PIXELS * 0.65);
    }

    @Test
    void theAreaIsThePlainTrapezoid() {
        NetworkInput other = image.mean();
        int[] order = PixelOrder.of(map(), SEED);
        double area = 0;
        double before = Double.NaN;
        double shareBefore = 0;
        for (int step = 0; step <= 20; step++) {
            int count = (int) Math.floor(PIXELS * step / 20.0 + 0.5);
            Set<Integer> gone = new HashSet<>();
            for (int i = 0; i < count; i++) {
                gone.add(order[i]);
            }
            float[] values = image.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] = gone.contains(i / CHANNELS) ? other.values()[i] : values[i];
            }
            double now = logistic(values);
            double share = (double) count / PIXELS;
            area += step == 0 ? 0 : (share - shareBefore) * (now + before) / 2;
            before = now;
            shareBefore = share;
        }
        assertThat(PixelCurve.area(image, other, order, TestFaithfulness::logistics))
                .isCloseTo(area, within(1e-12));
    }

    @Test
    void imputationSolvesTheDenseSystem() {
        for (int percentage : List.of(3, 20, 60, 97)) {
            int[] order = PixelOrder.of(map(), percentage);
            int count = PIXELS * percentage / 100;
            float[] filled =
                    new LinearImputation(image, order, count).filled(0, SEED).values();
            for (int c = 0; c < CHANNELS; c++) {
                double[] dense = Dense.solve(image, order, count, c);
                for (int i = 0; i < PIXELS; i++) {
                    assertThat((double) filled[i * CHANNELS + c]).isCloseTo(dense[i], within(2e-3));
                }
            }
        }
        int[] all = PixelOrder.of(map(), SEED);
        assertThatThrownBy(() -> new LinearImputation(image, all, PIXELS))
                .hasMessageContaining("all 49 pixels are removed");
    }

    @Test
    void imputationLeavesWhatIsKnownAndKeepsConstants() {
        int[] order = PixelOrder.of(map(), SEED);
        float[] filled =
                new LinearImputation(image, order, 20).filled(0.1, SEED).values();
        for (int i = 20; i < PIXELS; i++) {
            assertThat(filled[order[i] * CHANNELS]).isEqualTo(image.values()[order[i] * CHANNELS]);
        }
        float[] even = new float[PIXELS * CHANNELS];
        Arrays.fill(even, 0.75f);
        for (float value :
                new LinearImputation(image.of(even), order, 40).filled(0, SEED).values()) {
            assertThat(value).isCloseTo(0.75f, within(1e-4f));
        }
        double square = 0;
        float[] noisy = new LinearImputation(image.of(even), order, 40)
                .filled(0.1, SEED)
                .values();
        for (float value : noisy) {
            square += (value - 0.75) * (value - 0.75);
        }
        assertThat(Math.sqrt(square / (40 * CHANNELS))).isBetween(0.07, 0.13);
    }

    @Test
    void dropAndIncreaseByHand() {
        // One pixel carries all: shown alone, the image scores as it does; hidden, it scores as black does.
        float[] right = new float[PIXELS];
        right[10] = 4;
        float[] wrong = new float[PIXELS];
        wrong[11] = 4;
        float[] values = new float[PIXELS * CHANNELS];
        Arrays.fill(values, 1);
        Faithfulness.Stage stage = stage(image.of(values));
        Scorer scorer = inputs -> each(inputs, one -> 0.1 + 0.8 * one[10 * CHANNELS]);
        assertThat(Faithfulness.of(stage, right, SEED, scorer).averageDrop()).isCloseTo(0, within(1e-6));
        assertThat(Faithfulness.of(stage, wrong, SEED, scorer).averageDrop()).isCloseTo(0.8 / 0.9, within(1e-6));
        assertThat(Faithfulness.of(stage, wrong, SEED, scorer).increase()).isZero();
        Scorer against = inputs -> each(inputs, one -> 0.5 - 0.3 * one[10 * CHANNELS]);
        assertThat(Faithfulness.of(stage, wrong, SEED, against).increase()).isEqualTo(1);
        assertThat(Faithfulness.of(stage, wrong, SEED, against).averageDrop()).isZero();
    }

    @Test
    void aMapOfWhatCountsBeatsItsOppositeInEveryMeasure() {
        float[] map = new float[PIXELS];
        float[] values = new float[PIXELS * CHANNELS];
        for (int i = 0; i < PIXELS; i++) {
            boolean object = i % SIDE < 3 && i / SIDE < 3;
            map[i] = object ? 1 + random.nextFloat() : random.nextFloat() / 2;
            Arrays.fill(values, i * CHANNELS, (i + 1) * CHANNELS, object ? 1 : 0.2f * random.nextFloat());
        }
        float[] opposite = new float[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            opposite[i] = -map[i];
        }
        Faithfulness.Stage stage = stage(image.of(values));
        Scorer scorer = inputs -> each(inputs, one -> {
            double sum = 0;
            for (int i = 0; i < PIXELS; i++) {
                sum += i % SIDE < 3 && i / SIDE < 3 ? one[i * CHANNELS] : 0;
            }
            return 1 / (1 + Math.exp(6 - sum));
        });
        Faithfulness good = Faithfulness.of(stage, map, SEED, scorer);
        Faithfulness bad = Faithfulness.of(stage, opposite, SEED, scorer);
        assertThat(good.deletionArea()).isLessThan(bad.deletionArea() - 0.3);
        assertThat(good.insertionArea()).isGreaterThan(bad.insertionArea() + 0.3);
        assertThat(good.road()).isGreaterThan(0.3);
        assertThat(bad.road()).isCloseTo(-good.road(), within(0.05));
        assertThat(good.averageDrop()).isLessThan(bad.averageDrop());
        assertThat(Faithfulness.of(stage, map, SEED, scorer)).isEqualTo(good);
    }

    @Test
    void asManyInputsAreScoredAsAreTold() {
        int[] scored = new int[1];
        Faithfulness.of(stage(image), map(), SEED, inputs -> {
            scored[0] += inputs.length / (PIXELS * CHANNELS);
            return logistics(inputs);
        });
        assertThat(scored[0]).isEqualTo(Faithfulness.passes());
    }

    @Test
    void mapsThatCannotBeMeasured() {
        assertThatThrownBy(() -> Faithfulness.of(stage(image), new float[4], SEED, TestFaithfulness::logistics))
                .hasMessageContaining("a map of 4 cells for 49 pixels");
        float[] broken = map();
        broken[3] = Float.NaN;
        assertThatThrownBy(() -> Faithfulness.of(stage(image), broken, SEED, TestFaithfulness::logistics))
                .hasMessageContaining("a map with the value NaN");
    }

    private static Faithfulness.Stage stage(NetworkInput input) {
        return new Faithfulness.Stage(input, input.mean(), input.of(new float[PIXELS * CHANNELS]), 1);
    }

    private NetworkInput noise() {
        float[] values = new float[PIXELS * CHANNELS];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return new NetworkInput(SIDE, SIDE, CHANNELS, values);
    }

    private float[] map() {
        float[] map = new float[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            map[i] = random.nextFloat() - 0.3f;
        }
        return map;
    }

    private interface Probability {
        double of(float[] input);
    }

    private static double[] each(float[] inputs, Probability probability) {
        int size = PIXELS * CHANNELS;
        double[] all = new double[inputs.length / size];
        for (int i = 0; i < all.length; i++) {
            all[i] = probability.of(Arrays.copyOfRange(inputs, i * size, (i + 1) * size));
        }
        return all;
    }

    private static double[] logistics(float[] inputs) {
        return each(inputs, TestFaithfulness::logistic);
    }

    private static double logistic(float[] values) {
        double sum = -10;
        for (int i = 0; i < values.length; i++) {
            sum += (i % 3) * 0.3 * values[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** The linear system of ROAD as a full matrix over all pixels, by Gaussian elimination. */
    private static final class Dense {
        private Dense() {}

        static double[] solve(NetworkInput input, int[] order, int count, int channel) {
            double[][] rows = new double[PIXELS][PIXELS + 1];
            List<Integer> removed = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                removed.add(order[i]);
            }
            for (int i = 0; i < PIXELS; i++) {
                if (!removed.contains(i)) {
                    rows[i][i] = 1;
                    rows[i][PIXELS] = input.values()[i * CHANNELS + channel];
                    continue;
                }
                for (int j = 0; j < PIXELS; j++) {
                    int down = Math.abs(i / SIDE - j / SIDE);
                    int across = Math.abs(i % SIDE - j % SIDE);
                    if (Math.max(down, across) == 1) {
                        double weight = down + across == 1 ? 1 / 6.0 : 1 / 12.0;
                        rows[i][j] = -weight;
                        rows[i][i] += weight;
                    }
                }
            }
            return eliminate(rows);
        }

        private static double[] eliminate(double[][] rows) {
            for (int pivot = 0; pivot < PIXELS; pivot++) {
                int best = pivot;
                for (int i = pivot; i < PIXELS; i++) {
                    best = Math.abs(rows[i][pivot]) > Math.abs(rows[best][pivot]) ? i : best;
                }
                double[] swapped = rows[pivot];
                rows[pivot] = rows[best];
                rows[best] = swapped;
                for (int i = 0; i < PIXELS; i++) {
                    double factor = i == pivot ? 0 : rows[i][pivot] / rows[pivot][pivot];
                    for (int j = pivot; factor != 0 && j <= PIXELS; j++) {
                        rows[i][j] -= factor * rows[pivot][j];
                    }
                }
            }
            double[] solution = new double[PIXELS];
            for (int i = 0; i < PIXELS; i++) {
                solution[i] = rows[i][PIXELS] / rows[i][i];
            }
            return solution;
        }
    }
}
