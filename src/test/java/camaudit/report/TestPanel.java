package camaudit.report;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.image.Pixels;
import camaudit.image.Placement;
import camaudit.statistic.AttentionMap;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TestPanel {
    @Test
    void smallPicturesGrowByWholeFactors() {
        assertThat(of(28, 28)).isEqualTo(new Panel(224, 224));
        assertThat(of(32, 32)).isEqualTo(new Panel(224, 224));
        assertThat(of(20, 28)).isEqualTo(new Panel(160, 224));
        assertThat(of(1, 1)).isEqualTo(new Panel(224, 224));
        assertThat(of(96, 96)).isEqualTo(new Panel(192, 192));
        assertThat(of(224, 224)).isEqualTo(new Panel(224, 224));
        assertThat(of(448, 300)).isEqualTo(new Panel(448, 300));
    }

    @Test
    void largePicturesShrinkTo448() {
        assertThat(of(449, 449)).isEqualTo(new Panel(448, 448));
        assertThat(of(896, 600)).isEqualTo(new Panel(448, 300));
        assertThat(of(1, 3000)).isEqualTo(new Panel(1, 448));
    }

    @Test
    void grownPictureRepeatsEachPixel() {
        Pixels input = random(28, 19, 3);
        Panel panel = Panel.of(input);
        BufferedImage picture = panel.picture(input);
        for (int y = 0; y < panel.height(); y++) {
            for (int x = 0; x < panel.width(); x++) {
                int row = y / 8;
                int column = x / 8;
                int expected =
                        input.at(row, column, 0) << 16 | input.at(row, column, 1) << 8 | input.at(row, column, 2);
                assertThat(picture.getRGB(x, y) & 0xffffff).isEqualTo(expected);
            }
        }
    }

    @Test
    void pictureOfTheSameSizeIsTheInput() {
        Pixels input = random(300, 200, 1);
        BufferedImage picture = Panel.of(input).picture(input);
        for (int i = 0; i < 300 * 200; i++) {
            assertThat(picture.getRGB(i % 200, i / 200) & 0xffffff).isEqualTo(input.at(i / 200, i % 200, 0) * 0x010101);
        }
    }

    @Test
    void shrunkPictureAverages() {
        byte[] chess = new byte[896 * 896];
        for (int i = 0; i < chess.length; i++) {
            chess[i] = (byte) ((i / 896 + i % 896) % 2 == 0 ? 200 : 100);
        }
        Pixels input = new Pixels(896, 896, 1, chess);
        BufferedImage picture = Panel.of(input).picture(input);
        assertThat(picture.getRGB(0, 0) & 0xff).isEqualTo(150);
        assertThat(picture.getRGB(447, 200) & 0xff).isEqualTo(150);
    }

    @Test
    void heatIsScaledByThePeak() {
        AttentionMap map = AttentionMap.of(new float[] {-8, 0, 1e-3f, 4e-3f}, 2, 2);
        float[] heat = heat(new Panel(2, 2), map);
        assertThat(heat).containsExactly(0, 0, 0.25f, 1);
        Random random = new Random(1);
        float[] raw = new float[49];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = random.nextFloat();
        }
        for (float value : heat(new Panel(224, 224), AttentionMap.of(raw, 7, 7))) {
            assertThat(value).isBetween(0f, 1f);
        }
    }

    private static Panel of(int height, int width) {
        return Panel.of(new Pixels(height, width, 1, new byte[height * width]));
    }

    private static Pixels random(int height, int width, int channels) {
        byte[] samples = new byte[height * width * channels];
        new Random(5).nextBytes(samples);
        return new Pixels(height, width, channels, samples);
    }

    @Test
    void aPlacedMapKeepsItsCellsWhereTheyAre() {
        float[] raw = new float[9];
        raw[4] = 2;
        Placement placement = new Placement(new Placement.Axis(10, 4, 4), new Placement.Axis(3, 2, 2));
        Pixels input = new Pixels(28, 28, 1, new byte[28 * 28]);
        float[] heat = new Panel(28, 28).heat(AttentionMap.of(raw, 3, 3), placement, input);
        assertThat(heat[14 * 28 + 5]).isEqualTo(1);
        assertThat(heat[12 * 28 + 5]).isEqualTo(0.5f);
        assertThat(heat[14 * 28 + 4]).isEqualTo(0.5f);
        assertThat(heat[14 * 28 + 8]).isZero();
    }

    private static float[] heat(Panel panel, AttentionMap map) {
        Pixels input = new Pixels(panel.height(), panel.width(), 1, new byte[panel.height() * panel.width()]);
        return panel.heat(map, Placement.stretched(map.height(), map.width(), panel.height(), panel.width()), input);
    }
}
