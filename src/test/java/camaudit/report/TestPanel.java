package camaudit.report;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.image.Pixels;
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
    void withinASquare() {
        assertThat(within(28, 28, 160)).isEqualTo(new Panel(140, 140));
        assertThat(within(32, 32, 160)).isEqualTo(new Panel(160, 160));
        assertThat(within(96, 60, 160)).isEqualTo(new Panel(160, 100));
        assertThat(within(224, 112, 160)).isEqualTo(new Panel(160, 80));
        assertThat(within(1, 3000, 160)).isEqualTo(new Panel(1, 160));
    }

    private static Panel within(int height, int width, int side) {
        return Panel.within(new Pixels(height, width, 1, new byte[height * width]), side);
    }

    private static Panel of(int height, int width) {
        return Panel.of(new Pixels(height, width, 1, new byte[height * width]));
    }

    private static Pixels random(int height, int width, int channels) {
        byte[] samples = new byte[height * width * channels];
        new Random(5).nextBytes(samples);
        return new Pixels(height, width, channels, samples);
    }
}
