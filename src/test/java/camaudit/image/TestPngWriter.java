package camaudit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.image.decode.ImageDecoder;
import camaudit.resample.FloatMap;
import org.junit.jupiter.api.Test;

class TestPngWriter {
    @Test
    void negativeIsBlackAndThePeakIsWhite() {
        Pixels heatmap = decode(PngWriter.heatmap(new FloatMap(new float[] {-4, 0, 1, 2}, 2, 2), 2, 2), 2, 2);

        assertThat(heatmap.samples()).containsExactly(0, 0, 128, 255);
    }

    @Test
    void reluComesBeforeTheResizeAndTheMaximumAfterIt() {
        // ReLU: 0, 8; centres of 3 cells over 2: clamped to 0, the middle, 1.
        assertThat(decode(PngWriter.heatmap(new FloatMap(new float[] {-8, 8}, 1, 2), 1, 3), 1, 3)
                        .samples())
                .containsExactly(0, 128, 255);
        // Smaller: the one cell left is the peak.
        assertThat(decode(PngWriter.heatmap(new FloatMap(new float[] {-8, 8}, 1, 2), 1, 1), 1, 1)
                        .samples())
                .containsExactly(255);
    }

    @Test
    void aMapWithoutPositiveValuesIsBlack() {
        assertThat(decode(PngWriter.heatmap(new FloatMap(new float[] {-1, 0}, 1, 2), 2, 4), 2, 4)
                        .samples())
                .containsOnly(0);
    }

    @Test
    void tinyValuesAreScaledToo() {
        assertThat(decode(PngWriter.heatmap(new FloatMap(new float[] {Float.MIN_VALUE, 0}, 1, 2), 1, 2), 1, 2)
                        .samples())
                .containsExactly(255, 0);
    }

    @Test
    void wrongInputIsRefused() {
        assertThatThrownBy(() -> PngWriter.heatmap(new FloatMap(new float[] {1, Float.NaN}, 1, 2), 1, 2))
                .hasMessageContaining("value 1 of the map is NaN");
        assertThatThrownBy(() -> PngWriter.heatmap(new FloatMap(new float[3], 1, 2), 1, 2))
                .hasMessageContaining("3 values");
        assertThatThrownBy(() -> PngWriter.heatmap(new FloatMap(new float[2], 1, 2), 0, 2))
                .hasMessageContaining("2×0");
    }

    @Test
    void aFinishedHeatmapIsWrittenAsItIs() {
        assertThat(decode(PngWriter.finished(new FloatMap(new float[] {0, 0.25f, 0.5f, 0.1f, 0, 0.75f}, 2, 3)), 2, 3)
                        .samples())
                .containsExactly(0, 64, 128, 26, 0, 191);
    }

    @Test
    void whatIsNoFinishedHeatmapIsRefused() {
        assertThatThrownBy(() -> PngWriter.finished(new FloatMap(new float[] {1, -0.5f}, 1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value 1 of the heatmap is -0.5");
        assertThatThrownBy(() -> PngWriter.finished(new FloatMap(new float[] {Float.NaN}, 1, 1)))
                .hasMessageContaining("value 0 of the heatmap is NaN");
        assertThatThrownBy(() -> PngWriter.finished(new FloatMap(new float[3], 1, 2)))
                .hasMessageContaining("3 values");
    }

    private static Pixels decode(byte[] png, int height, int width) {
        Pixels pixels = (Pixels) ImageDecoder.withDefaults().decode(png);
        assertThat(new int[] {pixels.height(), pixels.width(), pixels.channels()})
                .containsExactly(height, width, 1);
        return pixels;
    }
}
