package camaudit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import camaudit.image.Pixels;
import camaudit.image.PngWriter;
import camaudit.resample.FloatMap;
import camaudit.resample.Placement;
import camaudit.vocabulary.MapKind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class TestThumbnails {
    @Test
    void aSmallPictureGrowsByWholePixels() throws IOException {
        Pixels input = random(28, 19, 3);
        BufferedImage image = read(Thumbnails.picture(input));
        assertThat(image.getWidth()).isEqualTo(19 * 5);
        assertThat(image.getHeight()).isEqualTo(28 * 5);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                for (int channel = 0; channel < 3; channel++) {
                    assertThat(image.getRGB(x, y) >> (16 - 8 * channel) & 0xff)
                            .isEqualTo(input.at(y / 5, x / 5, channel));
                }
            }
        }
    }

    @Test
    void aLargePictureIs160PixelsLong() throws IOException {
        BufferedImage image = read(Thumbnails.picture(random(320, 480, 3)));
        assertThat(image.getWidth()).isEqualTo(160);
        assertThat(image.getHeight()).isEqualTo(107);
    }

    /** Written out cell by cell for a map whose cells are the pixels: gray where cold, the colour map's where hot. */
    @Test
    void anOverlayColoursOnlyHeat() throws IOException {
        Pixels input = random(160, 160, 3);
        float[] map = new float[160 * 160];
        for (int i = 0; i < map.length; i++) {
            map[i] = i / 160 < 80 ? -1 : 2;
        }
        BufferedImage image = read(Thumbnails.overlay(input, heat(map, 160, input)));
        int hot = ColorMap.JET.rgb(1);
        for (int y = 0; y < 160; y++) {
            for (int x = 0; x < 160; x++) {
                double gray = 0.299 * input.at(y, x, 0) + 0.587 * input.at(y, x, 1) + 0.114 * input.at(y, x, 2);
                for (int shift = 0; shift <= 16; shift += 8) {
                    double expected = y < 80 ? gray : gray + ((hot >> shift & 0xff) - gray) * 0.65;
                    assertThat((double) (image.getRGB(x, y) >> shift & 0xff)).isCloseTo(expected, within(0.51));
                }
            }
        }
    }

    @Test
    void aMapWithoutHeatIsThePictureInGray() throws IOException {
        Pixels input = random(40, 40, 3);
        BufferedImage image = read(Thumbnails.overlay(input, heat(new float[49], 7, input)));
        for (int i = 0; i < 160 * 160; i++) {
            int rgb = image.getRGB(i % 160, i / 160) & 0xffffff;
            assertThat(rgb).isEqualTo((rgb & 0xff) * 0x010101);
        }
    }

    @Test
    void shrinkingAverages() throws IOException {
        Pixels input = random(120, 80, 3);
        BufferedImage image = read(Thumbnails.shrunk(PngWriter.of(input, 1), 40));
        assertThat(image.getHeight()).isEqualTo(40);
        assertThat(image.getWidth()).isEqualTo(27);
        Pixels square = random(120, 120, 3);
        BufferedImage third = read(Thumbnails.shrunk(PngWriter.of(square, 1), 40));
        for (int i = 0; i < 1600; i++) {
            double sum = 0;
            for (int part = 0; part < 9; part++) {
                sum += square.at(3 * (i / 40) + part / 3, 3 * (i % 40) + part % 3, 1);
            }
            assertThat((double) (third.getRGB(i % 40, i / 40) >> 8 & 0xff)).isCloseTo(sum / 9, within(0.51));
        }
    }

    @Test
    void whatIsSmallStays() {
        byte[] file = PngWriter.of(random(20, 30, 3), 1);
        assertThat(Thumbnails.shrunk(file, 30)).isEqualTo(file);
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThatThrownBy(() -> Thumbnails.shrunk(new byte[99], 40)).hasMessageContaining("give a PNG file");
        assertThatThrownBy(() -> Thumbnails.shrunk(PngWriter.of(random(9, 9, 1), 1), 0))
                .hasMessageContaining("0 pixels");
    }

    private static Heat heat(float[] map, int side, Pixels input) {
        return new Heat(
                MapKind.POSITIVE,
                new FloatMap(map, side, side),
                Placement.stretched(side, side, input.height(), input.width()));
    }

    private static BufferedImage read(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    private static Pixels random(int height, int width, int channels) {
        byte[] samples = new byte[height * width * channels];
        new Random(7).nextBytes(samples);
        return new Pixels(height, width, channels, samples);
    }
}
