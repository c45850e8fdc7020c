package camaudit.image.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.image.Fixtures;
import camaudit.image.Pixels;
import camaudit.image.fit.Preprocess.Interpolation;
import camaudit.resample.FloatMap;
import camaudit.resample.Geometry;
import camaudit.resample.Scaling;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Fitting} and {@link Geometry} against PyTorch's values and against a plain sum over all pixels. */
class TestResizing {
    static List<JsonNode> cases() {
        List<JsonNode> cases = new ArrayList<>();
        Fixtures.json("resized.json").forEach(cases::add);
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void floatsEqualPyTorchs(JsonNode golden) {
        Pixels source = source(golden);
        float[] map = new float[source.samples().length];
        for (int i = 0; i < map.length; i++) {
            map[i] = source.samples()[i] & 0xff;
        }

        float[] actual = Geometry.HALFPIXEL
                .resize(
                        new FloatMap(map, source.height(), source.width()),
                        size(golden, "Height"),
                        size(golden, "Width"))
                .values();

        assertThat(actual).containsExactly(bilinear(golden), within(2e-5f));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bytesEqualPyTorchsRoundedHalfUp(JsonNode golden) {
        byte[] actual = resized(golden, Interpolation.BILINEAR);

        float[] expected = bilinear(golden);
        for (int i = 0; i < expected.length; i++) {
            // float32 cannot decide a half; the exact oracle below does.
            assertThat((double) (actual[i] & 0xff)).as("pixel %s", i).isCloseTo(expected[i], within(0.5001));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nearestEqualsPyTorchsNearestExact(JsonNode golden) {
        assertThat(resized(golden, Interpolation.NEAREST)).isEqualTo(Fixtures.binary(golden.get("nearest")));
    }

    @Test
    void bilinearEqualsAPlainSumOverAllPixelsInIntegers() {
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            Pixels picture = random(random, 1 + random.nextInt(9), 1 + random.nextInt(9), random.nextBoolean() ? 1 : 3);
            int height = 1 + random.nextInt(20);
            int width = 1 + random.nextInt(20);

            Pixels actual = resized(picture, Interpolation.BILINEAR, height, width);

            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    for (int c = 0; c < picture.channels(); c++) {
                        assertThat(actual.at(y, x, c)).isEqualTo(plain(picture, height, width, y, x, c));
                    }
                }
            }
        }
    }

    @Test
    void aWindowIsAPieceOfTheWhole() {
        Pixels picture = random(new Random(8), 7, 11, 3);
        for (Interpolation interpolation : Interpolation.values()) {
            Pixels whole = resized(picture, interpolation, 10, 17);

            Pixels window =
                    Fitting.resized(picture, interpolation, new Scaling(7, 10, 3, 4), new Scaling(11, 17, 5, 6));

            for (int i = 0; i < 4 * 6 * 3; i++) {
                assertThat(window.at(i / 18, i / 3 % 6, i % 3)).isEqualTo(whole.at(3 + i / 18, 5 + i / 3 % 6, i % 3));
            }
        }
    }

    /** Every pixel weighed with a tent of one pixel's width, in units of 1/(2·size), then rounded half up. */
    private static long plain(Pixels picture, int height, int width, int y, int x, int c) {
        long sum = 0;
        for (int row = 0; row < picture.height(); row++) {
            for (int column = 0; column < picture.width(); column++) {
                sum += tent(row, y, picture.height(), height)
                        * tent(column, x, picture.width(), width)
                        * picture.at(row, column, c);
            }
        }
        long unit = 4L * height * width;
        return Math.floorDiv(2 * sum + unit, 2 * unit);
    }

    private static long tent(int cell, int outCell, int size, int outSize) {
        long unit = 2L * outSize;
        long centre = Math.max(0, Math.min((2L * outCell + 1) * size - outSize, (size - 1) * unit));
        return Math.max(0, unit - Math.abs(cell * unit - centre));
    }

    private static byte[] resized(JsonNode golden, Interpolation interpolation) {
        return resized(source(golden), interpolation, size(golden, "Height"), size(golden, "Width"))
                .samples();
    }

    static Pixels resized(Pixels picture, Interpolation interpolation, int height, int width) {
        return Fitting.resized(
                picture,
                interpolation,
                new Scaling(picture.height(), height, 0, height),
                new Scaling(picture.width(), width, 0, width));
    }

    private static int size(JsonNode golden, String side) {
        return golden.get("out" + side).asInt();
    }

    private static Pixels source(JsonNode golden) {
        return new Pixels(
                golden.get("height").asInt(), golden.get("width").asInt(), 1, Fixtures.binary(golden.get("source")));
    }

    private static float[] bilinear(JsonNode golden) {
        ByteBuffer buffer = ByteBuffer.wrap(Fixtures.binary(golden.get("bilinear")));
        float[] values = new float[buffer.remaining() / 4];
        buffer.asFloatBuffer().get(values);
        return values;
    }

    static Pixels random(Random random, int height, int width, int channels) {
        byte[] samples = new byte[height * width * channels];
        random.nextBytes(samples);
        return new Pixels(height, width, channels, samples);
    }
}
