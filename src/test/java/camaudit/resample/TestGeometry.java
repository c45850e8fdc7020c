package camaudit.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Against SciPy's and PyTorch's values (src/test/python/make_preset_geometries.py), to 1e-5. */
class TestGeometry {
    private static final float TOLERANCE = 1e-5f;

    static Stream<Arguments> cases() throws IOException {
        JsonNode cases =
                new ObjectMapper().readTree(Files.readString(Path.of("src/test/resources/presets/geometries.json")));
        return Stream.of(Geometry.values())
                .flatMap(geometry -> StreamSupport.stream(cases.spliterator(), false)
                        .map(c -> Arguments.of(geometry, Named.of(c.get("shape") + " to " + c.get("size"), c))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void equalsTheOriginal(Geometry geometry, JsonNode golden) {
        float[] map = floats(golden.get("map"));
        int outWidth = golden.at("/size/1").asInt();

        float[] actual = geometry.resize(
                        new FloatMap(
                                map,
                                golden.at("/shape/0").asInt(),
                                golden.at("/shape/1").asInt()),
                        golden.at("/size/0").asInt(),
                        outWidth)
                .values();

        float[] expected =
                floats(golden.get(geometry.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        int at = 0;
        for (JsonNode y : golden.get("rows")) {
            for (JsonNode x : golden.get("columns")) {
                assertThat(actual[y.asInt() * outWidth + x.asInt()])
                        .as("%s, %s", y, x)
                        .isCloseTo(expected[at++], within(TOLERANCE));
            }
        }
        assertThat(expected).hasSize(at);
    }

    @ParameterizedTest
    @EnumSource
    void theSameSizeIsTheSameMap(Geometry geometry) {
        float[] map = {3, -1, 4, 1, -5, 9, 2, 6, -5, 3, 5, 8};
        assertThat(geometry.resize(new FloatMap(map, 3, 4), 3, 4).values()).containsExactly(map, within(1e-6f));
    }

    @ParameterizedTest
    @EnumSource
    void aConstantMapStaysConstantToTheBit(Geometry geometry) {
        float[] map = new float[77];
        Arrays.fill(map, 0.1f);
        assertThat(geometry.resize(new FloatMap(map, 7, 11), 32, 28).values()).containsOnly(0.1f);
    }

    @Test
    void endsMapToEnds() {
        assertThat(Geometry.CORNER
                        .resize(new FloatMap(new float[] {1, 2, 4}, 1, 3), 1, 5)
                        .values())
                .containsExactly(1, 1.5f, 2, 3, 4);
    }

    @Test
    void theSplineOvershoots() {
        float[] resized = Geometry.CUBIC_SPLINE
                .resize(new FloatMap(new float[] {0, 0, 1, 0, 0}, 1, 5), 1, 9)
                .values();
        assertThat(resized[4]).isCloseTo(1, within(1e-6f));
        assertThat(resized[1]).isNegative().isCloseTo(resized[7], within(1e-6f));
    }

    /** 25·(7/25) is more than 7 in double arithmetic. */
    @Test
    void theLastLineIsZeroWhereSciPysIs() {
        float[] map = new float[64];
        Arrays.fill(map, 1);
        for (Geometry geometry : new Geometry[] {Geometry.CORNER, Geometry.CUBIC_SPLINE}) {
            float[] resized = geometry.resize(new FloatMap(map, 8, 8), 26, 26).values();
            assertThat(resized[24 * 26 + 24]).isEqualTo(1);
            assertThat(Arrays.copyOfRange(resized, 25 * 26, 26 * 26)).containsOnly(0);
            assertThat(resized[25]).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void wrongSizesAreRefused(Geometry geometry) {
        assertThatThrownBy(() ->
                        geometry.resize(new FloatMap(new float[3], 2, 2), 4, 4).values())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 values are not a 2×2 map");
        assertThatThrownBy(() ->
                        geometry.resize(new FloatMap(new float[4], 2, 2), 0, 4).values())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a map of 0×4 has no cells");
    }

    private static float[] floats(JsonNode numbers) {
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) numbers.get(i).asDouble();
        }
        return values;
    }
}
