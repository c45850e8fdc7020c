package camaudit.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How outlines fit, against plain loops of NumPy, see {@code make_alignment_goldens.py}. */
class TestAlignment {
    @Test
    void placesAreMeasuredAsPlainLoopsMeasureThem() throws IOException {
        for (JsonNode golden : golden()) {
            int height = golden.get("height").asInt();
            int width = golden.get("width").asInt();
            Colors colors = new Colors(
                    height,
                    width,
                    golden.get("channels").asInt(),
                    HexFormat.of().parseHex(golden.get("samples").asText()));
            Fit fit = new Alignment(colors)
                    .of(mask(golden.get("mask").asText()), golden.get("boxes").asBoolean())
                    .orElseThrow();
            float[] found = fit.values();
            JsonNode expected = golden.get("places");
            assertThat(found).hasSize(expected.size());
            for (int i = 0; i < found.length; i++) {
                if (expected.get(i).isNull()) {
                    assertThat(found[i]).as("place " + i).isNaN();
                } else {
                    assertThat((double) found[i])
                            .as("place " + i)
                            .isCloseTo(expected.get(i).asDouble(), within(2e-6));
                }
            }
            assertThat(fit.best().dx())
                    .as("the object lies a pixel to the right, which is less than a larger unit")
                    .isEqualTo(Places.unit(height, width) == 1 ? 1 : 0);
            assertThat(fit.best().dy()).isZero();
        }
    }

    @Test
    void distancesAreThoseToTheNearestPixelOfTheOtherKind() {
        Random random = new Random(5);
        for (int round = 0; round < 40; round++) {
            int height = 1 + random.nextInt(15);
            int width = 2 + random.nextInt(15);
            boolean[] mask = new boolean[height * width];
            double share = 0.02 + 0.96 * random.nextDouble();
            for (int i = 0; i < mask.length; i++) {
                mask[i] = random.nextDouble() < share;
            }
            mask[0] = true;
            mask[1] = false;
            float[] found = Distances.signed(height, width, mask);
            for (int i = 0; i < mask.length; i++) {
                double nearest = Double.MAX_VALUE;
                for (int j = 0; j < mask.length; j++) {
                    if (mask[j] != mask[i]) {
                        nearest = Math.min(nearest, Math.hypot(i / width - j / width, i % width - j % width));
                    }
                }
                assertThat((double) found[i]).isCloseTo(mask[i] ? 0.5 - nearest : nearest - 0.5, within(1e-5));
            }
        }
    }

    @Test
    void placesAreNumberedByGrowthThenDownThenAcross() {
        Places places = Places.OF_MASKS;
        assertThat(places.count()).isEqualTo(7 * 9 * 9);
        assertThat(places.at(0)).isEqualTo(new Place(-4, -4, -4));
        assertThat(places.at(1)).isEqualTo(new Place(-4, -3, -4));
        assertThat(places.at(9)).isEqualTo(new Place(-4, -4, -3));
        assertThat(places.at(81)).isEqualTo(new Place(-3, -4, -4));
        for (int i = 0; i < places.count(); i++) {
            assertThat(places.number(places.at(i))).isEqualTo(i);
        }
        assertThat(Places.unit(28, 300)).isEqualTo(1);
        assertThat(Places.unit(224, 300)).isEqualTo(6);
    }

    @Test
    void aPlaceBeatsThoseOfItsSizeOnly() {
        float[] values = new float[Places.OF_MASKS.count()];
        int own = Places.OF_MASKS.own();
        values[own] = 1;
        values[own + 1] = 2;
        values[own + 2] = 1;
        values[own + 3] = Float.NaN;
        values[own + 81] = 9;
        assertThat(Fit.beaten(values, own)).hasValue((77 + 0.5) / 79);
        assertThat(Fit.beaten(values, own + 3)).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void whatCannotBeMeasuredIsSaid() {
        Alignment even = new Alignment(new Colors(8, 8, 1, new byte[64]));
        boolean[] mask = new boolean[64];
        assertThat(even.of(mask, false)).as("an empty mask").isEmpty();
        mask[20] = true;
        assertThat(even.of(mask, false)).as("one colour").isEmpty();
        assertThat(even.of(mask, true)).as("one colour").isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> even.of(new boolean[63], false))
                .withMessageContaining("63 pixels for a picture of 8×8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Colors(8, 8, 2, new byte[128]))
                .withMessageContaining("8×8×2");
    }

    @Test
    void noiseDoesNotStandOut() {
        Random random = new Random(8);
        int outstanding = 0;
        for (int round = 0; round < 50; round++) {
            byte[] samples = new byte[40 * 40 * 3];
            random.nextBytes(samples);
            boolean[] mask = new boolean[40 * 40];
            for (int i = 0; i < mask.length; i++) {
                mask[i] = Math.hypot(i / 40 - 20, i % 40 - 20) < 9;
            }
            outstanding += new Alignment(new Colors(40, 40, 3, samples))
                            .of(mask, false)
                            .orElseThrow()
                            .isOutstanding()
                    ? 1
                    : 0;
        }
        assertThat(outstanding).isLessThanOrEqualTo(3);
    }

    private static boolean[] mask(String bits) {
        boolean[] mask = new boolean[bits.length()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = bits.charAt(i) == '1';
        }
        return mask;
    }

    private static JsonNode golden() throws IOException {
        try (InputStream in = TestAlignment.class.getResourceAsStream("/golden/alignment.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        }
    }
}
