package camaudit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.image.Pixels;
import camaudit.resample.FloatMap;
import camaudit.resample.Placement;
import camaudit.vocabulary.MapKind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Sheets of many images and of many methods. */
final class TestSheets {
    private static final Brush BRUSH = Brush.of(ColorMap.JET, 0.65);
    private static final String LONG = "W".repeat(3000);
    private static final String ODD = "ж😀猫\n\u0000é".repeat(200);

    @Test
    void aContactSheetGrowsByRows() throws IOException {
        int one = read(contact(1, 28, 28, "0.png", "cat")).getHeight();
        assertThat(read(contact(1, 28, 28, "0.png", "cat")).getWidth()).isEqualTo(5 * 176 - 16 + 2 * Style.MARGIN);
        assertThat(read(contact(7, 28, 28, "0.png", "cat")).getHeight()).isEqualTo(one);
        BufferedImage hundred = read(contact(100, 28, 28, "0.png", "cat"));
        assertThat(hundred.getWidth()).isEqualTo(10 * 176 - 16 + 2 * Style.MARGIN);
        assertThat(hundred.getHeight() - one).isEqualTo(9 * (140 + Tile.words(false) + 16));
    }

    @Test
    void sheetsAreTheSameEachTime() {
        assertThat(contact(7, 32, 32, "a", "b")).isEqualTo(contact(7, 32, 32, "a", "b"));
        assertThat(methods(32, 32, "a")).isEqualTo(methods(32, 32, "a"));
    }

    @Test
    void wordsNeverReachTheMargins() throws IOException {
        for (String words : List.of("", "x", LONG, ODD)) {
            for (int[] size : new int[][] {{28, 28}, {224, 100}, {1, 600}, {600, 1}}) {
                margins(read(contact(11, size[0], size[1], words, words)));
                margins(read(methods(size[0], size[1], words)));
            }
        }
    }

    @Test
    void onlyWrongImagesAreFramed() throws IOException {
        assertThat(count(read(contact(4, 28, 28, "id", "cat")), Style.WRONG.getRGB()))
                .isZero();
        ContactSheet sheet = new ContactSheet(title("cat"), BRUSH, 10);
        sheet.add(input(28, 28, "id", "dog", "grad-cam", new float[] {0, 1, 2, 3}, 2));
        assertThat(count(read(sheet.png()), Style.WRONG.getRGB())).isGreaterThan(1600);
    }

    @Test
    void aBlankMapIsNotPainted() throws IOException {
        ContactSheet sheet = new ContactSheet(title("cat"), BRUSH, 10);
        sheet.add(input(28, 28, "id", "cat", "grad-cam", new float[] {0, -1, -2, -3}, 2));
        BufferedImage drawn = read(sheet.png());
        for (int y = Style.MARGIN + 92; y < drawn.getHeight(); y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                assertThat((drawn.getRGB(x, y) >> 16 & 0xff) - (drawn.getRGB(x, y) & 0xff))
                        .isLessThan(12);
            }
        }
    }

    @Test
    void aSignedMapIsRedAndBlue() throws IOException {
        float[] raw = new float[28 * 28];
        raw[3 * 28 + 3] = 2;
        raw[20 * 28 + 20] = -2;
        FigureInput input = input(28, 28, "id", "cat", "gradient-x-input", raw, 28);
        BufferedImage figure = Figure.draw(input, BRUSH);
        int x = Style.MARGIN + 224 + Style.GAP;
        int y = Style.MARGIN + Header.HEIGHT + 22;
        assertThat(figure.getRGB(x + 3 * 8 + 4, y + 3 * 8 + 4) & 0xffffff).isEqualTo(ColorMap.RED_BLUE.entry(255));
        assertThat(figure.getRGB(x + 20 * 8, y + 20 * 8) & 0xffffff).isEqualTo(ColorMap.RED_BLUE.entry(0));
        assertThat(figure.getRGB(x + 100, y + 10) & 0xffffff).isEqualTo(ColorMap.RED_BLUE.entry(128));
    }

    @Test
    void aSheetNeedsSomethingToShow() {
        assertThatThrownBy(() -> new ContactSheet(title("cat"), BRUSH, 10).png())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("needs an image");
        assertThatThrownBy(() -> new MethodSheet(BRUSH).png())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("needs a map");
    }

    private static byte[] contact(int images, int height, int width, String id, String className) {
        ContactSheet sheet = new ContactSheet(title(className), BRUSH, 10);
        for (int i = 0; i < images; i++) {
            sheet.add(input(height, width, id, className, "grad-cam", new float[] {0, 1, 2, i + 1}, 2));
        }
        return sheet.png();
    }

    private static byte[] methods(int height, int width, String words) {
        MethodSheet sheet = new MethodSheet(BRUSH);
        sheet.add(input(height, width, words, words, "grad-cam", new float[] {0, 1, 2, 3}, 2));
        float[] raw = new float[height * width];
        Random random = new Random(2);
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (float) random.nextGaussian();
        }
        sheet.add(input(height, width, words, words, "integrated-gradients", raw, width));
        sheet.add(input(height, width, words, words, "saliency", raw, width));
        sheet.add(input(height, width, words, words, words, new float[4], 2));
        return sheet.png();
    }

    private static ContactSheet.Title title(String className) {
        return new ContactSheet.Title(
                "label", className, 12_345, 12_100, 12_000, 9_999, 2, 3, "an even sample, where " + className);
    }

    /** An image whose label is {@code cat} unless it is predicted as something longer than a name. */
    private static FigureInput input(
            int height, int width, String id, String predicted, String method, float[] raw, int across) {
        byte[] samples = new byte[height * width];
        java.util.Arrays.fill(samples, (byte) 0x80);
        int down = raw.length / across;
        return new FigureInput(
                new Pixels(height, width, 1, samples),
                new Heat(
                        MapKind.of(method),
                        new FloatMap(raw, down, across),
                        Placement.stretched(down, across, height, width)),
                id,
                Optional.of(predicted.equals("dog") ? "cat" : predicted),
                predicted,
                predicted,
                0.5,
                1,
                method,
                id,
                "OK",
                id.length() > 10 ? Optional.of("border_lift " + id) : Optional.empty());
    }

    private static void margins(BufferedImage image) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < Style.MARGIN - 3; x++) {
                assertThat(image.getRGB(x, y)).isEqualTo(0xffffffff);
                assertThat(image.getRGB(image.getWidth() - 1 - x, y)).isEqualTo(0xffffffff);
            }
        }
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static long count(BufferedImage image, int rgb) {
        return java.util.Arrays.stream(
                        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .filter(pixel -> pixel == rgb)
                .count();
    }
}
