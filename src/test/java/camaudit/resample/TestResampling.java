package camaudit.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every convention against a plain sum over all cells of a map, and the laws that all of them keep. */
class TestResampling {
    /** The weight of an input cell in an output cell, written down without regard to speed. */
    @FunctionalInterface
    private interface Share {
        double of(int input, int output, int inputs, int outputs);
    }

    @Test
    void halfPixelIsATentOverAllCells() {
        matches((map, h, w) -> Geometry.HALFPIXEL.resize(map, h, w), (i, o, in, out) -> {
            double place = Math.min(Math.max((o + 0.5) * in / out - 0.5, 0), in - 1);
            return Math.max(0, 1 - Math.abs(place - i));
        });
    }

    @Test
    void cornersAreATentFromEndToEnd() {
        matches((map, h, w) -> Geometry.CORNER.resize(map, h, w), (i, o, in, out) -> {
            double place = out == 1 ? 0 : o * ((in - 1) / (double) (out - 1));
            return place > in - 1 ? 0 : Math.max(0, 1 - Math.abs(place - i));
        });
    }

    @Test
    void nearestTakesTheCellBelow() {
        matches(
                (map, h, w) -> Geometry.NEAREST.resize(map, h, w),
                (i, o, in, out) -> i == Math.min((int) (o * ((float) in / out)), in - 1) ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource
    void filtersOfPilAreWeighedByDistance(PilFilter filter) {
        matches((map, h, w) -> filter.resize(map, h, w), (i, o, in, out) -> {
            double scale = in / (double) out;
            double wide = Math.max(1, scale);
            double sum = 0;
            for (int cell = 0; cell < in; cell++) {
                sum += weight(filter, (cell + 0.5 - (o + 0.5) * scale) / wide);
            }
            return in == out ? (i == o ? 1 : 0) : weight(filter, (i + 0.5 - (o + 0.5) * scale) / wide) / sum;
        });
    }

    private static double weight(PilFilter filter, double distance) {
        return Math.abs(distance) <= filter.support() ? filter.weight(distance) : 0;
    }

    @Test
    void areasKeepTheTotalAndAreTheSharesOfCells() {
        matches(
                (map, h, w) -> FloatMap.rounded(Areas.totals(map.doubles(), map.height(), map.width(), h, w), h, w),
                (i, o, in, out) -> {
                    double from = (double) o * in / out;
                    double to = (o + 1.0) * in / out;
                    return Math.max(0, Math.min(to, i + 1) - Math.max(from, i));
                });
        FloatMap map = random(new Random(5), 7, 9);
        double total = Arrays.stream(Areas.totals(map.doubles(), 7, 9, 4, 20)).sum();
        assertThat(total).isCloseTo(Arrays.stream(map.doubles()).sum(), within(1e-12));
    }

    @Test
    void meansOfAreasAreTotalsOverTheArea() {
        FloatMap map = random(new Random(6), 5, 8);
        for (int[] size : new int[][] {{5, 8}, {3, 3}, {10, 24}, {7, 11}, {1, 1}}) {
            float[] means = Areas.of(5, 8, size[0], size[1]).means((y, x) -> map.values()[y * 8 + x]);
            double[] totals = Areas.totals(map.doubles(), 5, 8, size[0], size[1]);
            double area = 40.0 / (size[0] * size[1]);
            for (int i = 0; i < means.length; i++) {
                assertThat(means[i]).isCloseTo((float) (totals[i] / area), within(1e-6f));
            }
        }
    }

    /** The exact 8-bit bilinear and the one in double precision are one convention. */
    @Test
    void picturesAndMapsAgree() {
        Random random = new Random(8);
        for (int round = 0; round < 50; round++) {
            int height = 1 + random.nextInt(12);
            int width = 1 + random.nextInt(12);
            int outHeight = 1 + random.nextInt(20);
            int outWidth = 1 + random.nextInt(20);
            byte[] samples = new byte[height * width];
            random.nextBytes(samples);
            float[] values = new float[samples.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = samples[i] & 0xff;
            }
            FloatMap map = new FloatMap(values, height, width);
            PictureScaler scaler = new PictureScaler(
                    samples,
                    1,
                    new Scaling(height, outHeight, 0, outHeight),
                    new Scaling(width, outWidth, 0, outWidth));

            float[] exact = Geometry.HALFPIXEL.resize(map, outHeight, outWidth).values();

            float[] single = scaler.tensorFlow();
            byte[] rounded = scaler.bilinear();
            for (int i = 0; i < exact.length; i++) {
                assertThat(single[i]).isCloseTo(exact[i], within(2e-3f));
                assertThat((float) (rounded[i] & 0xff)).isCloseTo(exact[i], within(0.5001f));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void resizingIsLinear(Geometry geometry) {
        Random random = new Random(9);
        FloatMap a = random(random, 6, 7);
        FloatMap b = random(random, 6, 7);
        float[] sum = new float[42];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a.values()[i] + 2 * b.values()[i];
        }

        float[] whole = geometry.resize(a.with(sum), 11, 5).values();

        float[] ofA = geometry.resize(a, 11, 5).values();
        float[] ofB = geometry.resize(b, 11, 5).values();
        for (int i = 0; i < whole.length; i++) {
            assertThat(whole[i]).isCloseTo(ofA[i] + 2 * ofB[i], within(1e-5f));
        }
    }

    @Test
    void aMapChecksItsSizeOnce() {
        assertThatThrownBy(() -> new FloatMap(new float[5], 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5 values are not a 2×3 map");
        assertThatThrownBy(() -> new FloatMap(new float[0], 0, 3)).hasMessageContaining("0 values");
        assertThatThrownBy(() -> new FloatMap(new float[0], 65536, 65536)).hasMessageContaining("65536×65536");
        assertThatNullPointerException().isThrownBy(() -> new FloatMap(null, 1, 1));
    }

    @FunctionalInterface
    private interface Resize {
        FloatMap to(FloatMap map, int height, int width);
    }

    private static void matches(Resize resize, Share share) {
        Random random = new Random(4);
        for (int round = 0; round < 60; round++) {
            FloatMap map = random(random, 1 + random.nextInt(12), 1 + random.nextInt(12));
            int height = 1 + random.nextInt(20);
            int width = 1 + random.nextInt(20);

            FloatMap actual = resize.to(map, height, width);

            assertThat(actual.height()).isEqualTo(height);
            assertThat(actual.width()).isEqualTo(width);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double sum = 0;
                    for (int i = 0; i < map.values().length; i++) {
                        sum += share.of(i / map.width(), y, map.height(), height)
                                * share.of(i % map.width(), x, map.width(), width)
                                * map.values()[i];
                    }
                    assertThat((double) actual.values()[y * width + x]).isCloseTo(sum, within(2e-6));
                }
            }
        }
    }

    private static FloatMap random(Random random, int height, int width) {
        float[] values = new float[height * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return new FloatMap(values, height, width);
    }
}
