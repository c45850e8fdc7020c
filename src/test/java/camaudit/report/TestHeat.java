package camaudit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import camaudit.image.Pixels;
import camaudit.resample.FloatMap;
import camaudit.resample.Placement;
import camaudit.vocabulary.MapKind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TestHeat {
    @Test
    void classActivationMapsAreScaledByTheirPeak() {
        Heat heat = heat(MapKind.POSITIVE, 2, 2, -8, 0, 1e-3f, 4e-3f);
        assertThat(heat.over(blank(2, 2), 2, 2)).containsExactly(0, 0, 0.25f, 1);
        assertThat(heat.limit()).isEqualTo(4e-3f);
        assertThat(heat.isClipped()).isFalse();
        float[] raw = new float[49];
        Random random = new Random(1);
        for (int i = 0; i < raw.length; i++) {
            raw[i] = random.nextFloat();
        }
        for (float value : heat(MapKind.POSITIVE, 7, 7, raw).over(blank(28, 28), 224, 224)) {
            assertThat(value).isBetween(0f, 1f);
        }
    }

    @Test
    void aPlacedMapKeepsItsCellsWhereTheyAre() {
        float[] raw = new float[9];
        raw[4] = 2;
        Placement placement = new Placement(new Placement.Axis(10, 4, 4), new Placement.Axis(3, 2, 2));
        float[] heat = new Heat(MapKind.POSITIVE, new FloatMap(raw, 3, 3), placement).over(blank(28, 28), 28, 28);
        assertThat(heat[14 * 28 + 5]).isEqualTo(1);
        assertThat(heat[12 * 28 + 5]).isEqualTo(0.5f);
        assertThat(heat[14 * 28 + 4]).isEqualTo(0.5f);
        assertThat(heat[14 * 28 + 8]).isZero();
    }

    @Test
    void signedMapsAreSymmetricAndRobust() {
        float[] raw = new float[1000];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (i % 2 == 0 ? 1 : -1) * (i + 1) / 1000f;
        }
        raw[999] = -500;
        Heat heat = heat(MapKind.SIGNED, 25, 40, raw);
        assertThat(heat.limit()).isEqualTo(0.996f);
        assertThat(heat.isClipped()).isTrue();
        float[] over = heat.over(blank(25, 40), 25, 40);
        assertThat(over[999]).isEqualTo(-1);
        assertThat(over[498]).isCloseTo(0.499f / 0.996f, within(1e-6f));
        assertThat(over[499]).isCloseTo(-0.5f / 0.996f, within(1e-6f));
        assertThat(heat.over(blank(25, 40), 50, 80)[1])
                .as("a pixel's value is not smoothed")
                .isEqualTo(over[0]);
    }

    @Test
    void aSparseMapIsScaledByItsGreatestValue() {
        float[] raw = new float[1000];
        raw[7] = -3;
        Heat heat = heat(MapKind.SIGNED, 25, 40, raw);
        assertThat(heat.limit()).isEqualTo(3);
        assertThat(heat.isClipped()).isFalse();
    }

    @Test
    void onlySignedMapsShowWhatIsNegative() {
        float[] negative = {-1, -2, -3, 0};
        assertThat(heat(MapKind.POSITIVE, 2, 2, negative).blankness("ALL_NEGATIVE"))
                .isPresent();
        assertThat(heat(MapKind.SIGNED, 2, 2, negative).blankness("ALL_NEGATIVE"))
                .isEmpty();
        assertThat(heat(MapKind.SIGNED, 2, 2, new float[4]).blankness("OK"))
                .contains("Every value of this map is zero.");
        assertThat(heat(MapKind.SIGNED, 2, 2, 1, 2, Float.NaN, 4).blankness("OK"))
                .isPresent();
    }

    @Test
    void kindsOfMethods() {
        assertThat(List.of(
                        "gradient-x-input", "integrated-gradients", "guided-backprop", "deconvnet", "guided-grad-cam"))
                .allMatch(method -> MapKind.of(method) == MapKind.SIGNED);
        assertThat(List.of("saliency", "smooth-grad")).allMatch(method -> MapKind.of(method) == MapKind.MAGNITUDE);
        assertThat(List.of("grad-cam", "layer-cam", "score-cam"))
                .allMatch(method -> MapKind.of(method) == MapKind.POSITIVE);
    }

    @Test
    void sizesMustFit() {
        assertThatThrownBy(() -> heat(MapKind.SIGNED, 2, 3, 1, 2, 3, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 values are not a 2×3 map");
    }

    private static Heat heat(MapKind kind, int height, int width, float... raw) {
        return new Heat(kind, new FloatMap(raw, height, width), Placement.stretched(height, width, height, width));
    }

    private static Pixels blank(int height, int width) {
        return new Pixels(height, width, 1, new byte[height * width]);
    }
}
