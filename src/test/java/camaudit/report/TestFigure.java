package camaudit.report;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.image.Pixels;
import camaudit.resample.FloatMap;
import camaudit.resample.Placement;
import camaudit.vocabulary.MapKind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TestFigure {
    private static final int PLACE = 224;
    private static final int TOP = Style.MARGIN + Header.HEIGHT + 22;
    private static final Brush BRUSH = Brush.of(ColorMap.JET, 0.65);
    private static final Heat HOT = oneHot(2, 5);

    @Test
    void everyPanelShowsThePeakInItsPlace() {
        BufferedImage image = Figure.draw(figure(gray(28, 28), HOT, "7", "7", "OK"), BRUSH);
        // Cell (2, 5) of 7×7 cells on 224 pixels: 32 pixels a cell, the nearest pixel half a pixel beside its centre.
        double beside = 63.0 / 64 * 63 / 64;
        int x = 5 * 32 + 16;
        int y = 2 * 32 + 16;
        assertThat(at(image, 0, x, y)).isEqualTo(0x808080);
        assertThat(at(image, 1, x, y)).isEqualTo(ColorMap.JET.rgb(beside));
        assertThat(at(image, 2, x, y)).isEqualTo(ColorMap.VIRIDIS.rgb(beside));
        int overlay = at(image, 3, x, y);
        assertThat(overlay >> 16 & 0xff).isGreaterThan(2 * (overlay & 0xff));
        assertThat(at(image, 1, 5, 200)).isEqualTo(ColorMap.JET.rgb(0));
        assertThat(at(image, 2, 5, 200)).isEqualTo(ColorMap.VIRIDIS.rgb(0));
        assertThat(at(image, 3, 5, 200)).isEqualTo(0x808080);
    }

    @Test
    void overlayIsReddestAtThePeak() {
        BufferedImage image = Figure.draw(figure(gray(28, 28), HOT, "7", "7", "OK"), BRUSH);
        int best = Integer.MIN_VALUE;
        int where = -1;
        for (int i = 0; i < PLACE * PLACE; i++) {
            int rgb = at(image, 3, i % PLACE, i / PLACE);
            int redness = (rgb >> 16 & 0xff) - (rgb >> 8 & 0xff) - (rgb & 0xff);
            where = redness > best ? i : where;
            best = Math.max(best, redness);
        }
        assertThat(where % PLACE / 32).isEqualTo(5);
        assertThat(where / PLACE / 32).isEqualTo(2);
    }

    @Test
    void blankMapIsNotPainted() {
        Heat cold = heat(new float[] {-1, 0, -2, -3}, 2, 2);
        Heat broken = heat(new float[] {1, Float.NaN, 2, 3}, 2, 2);
        for (FigureInput input : List.of(
                figure(gray(28, 28), cold, "7", "7", "ALL_NEGATIVE"),
                figure(gray(28, 28), cold, "7", "7", "ZERO_GRADIENT"),
                figure(gray(28, 28), broken, "7", "7", "NOT_FINITE"),
                figure(gray(28, 28), broken, "7", "7", "OK"),
                figure(gray(28, 28), cold, "7", "7", "OK"))) {
            BufferedImage image = Figure.draw(input, BRUSH);
            for (int y = TOP; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    assertThat(saturation(image.getRGB(x, y))).isLessThan(12);
                }
            }
        }
    }

    @Test
    void blankMapSaysWhy() {
        Heat cold = heat(new float[4], 2, 2);
        Set<String> reasons = new HashSet<>();
        for (String status : List.of("ALL_NEGATIVE", "ZERO_GRADIENT", "NOT_FINITE", "OK")) {
            FigureInput input = figure(gray(28, 28), cold, "7", "7", status);
            reasons.add(input.blankness().orElseThrow());
            BufferedImage image = Figure.draw(input, BRUSH);
            int dark = 0;
            for (int i = 0; i < 700 * PLACE; i++) {
                dark += (at(image, 1, i % 700, i / 700) & 0xff) < 0x60 ? 1 : 0;
            }
            assertThat(dark).as("pixels of letters").isGreaterThan(300);
        }
        assertThat(reasons).hasSize(4);
        assertThat(figure(gray(28, 28), HOT, "7", "7", "OK").blankness()).isEmpty();
    }

    @Test
    void wrongPredictionStandsOut() {
        FigureInput wrong = figure(gray(28, 28), HOT, "3", "8", "OK");
        assertThat(wrong.isWrong()).isTrue();
        assertThat(count(Figure.draw(wrong, BRUSH), Style.WRONG.getRGB())).isGreaterThan(3000);
        assertThat(count(Figure.draw(figure(gray(28, 28), HOT, "8", "8", "OK"), BRUSH), Style.WRONG.getRGB()))
                .isZero();
        FigureInput unlabelled = figure(gray(28, 28), HOT, null, "8", "OK");
        assertThat(unlabelled.isWrong()).isFalse();
        assertThat(count(Figure.draw(unlabelled, BRUSH), Style.WRONG.getRGB())).isZero();
    }

    @Test
    void wordsNeverReachTheMargins() {
        for (String words : List.of("", "x", "word ".repeat(200), "W".repeat(5000), "ж😀猫\n\u0000é".repeat(300))) {
            BufferedImage image = Figure.draw(
                    new FigureInput(
                            gray(28, 28),
                            HOT,
                            words,
                            Optional.of(words + "1"),
                            words,
                            words,
                            1e300,
                            -1e300,
                            words,
                            words,
                            words,
                            Optional.of(words)),
                    BRUSH);
            assertThat(image.getWidth()).isEqualTo(4 * PLACE + 3 * Style.GAP + 2 * Style.MARGIN);
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < Style.MARGIN - 3; x++) {
                    assertThat(image.getRGB(x, y)).isEqualTo(0xffffffff);
                    assertThat(image.getRGB(image.getWidth() - 1 - x, y)).isEqualTo(0xffffffff);
                }
            }
        }
    }

    @Test
    void sameInputSameBytes() throws IOException {
        FigureInput input = figure(gray(28, 28), HOT, "3", "8", "OK");
        byte[] png = Figure.png(input, BRUSH);
        assertThat(Figure.png(input, BRUSH)).isEqualTo(png);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(png));
        BufferedImage drawn = Figure.draw(input, BRUSH);
        assertThat(pixels(read)).isEqualTo(pixels(drawn));
    }

    @Test
    void anySizeFits() {
        for (int[] size : new int[][] {{1, 1}, {1, 1000}, {1000, 1}, {3, 28}, {224, 224}, {1500, 2000}}) {
            for (int[] cells : new int[][] {{1, 1}, {2, 50}, {64, 64}}) {
                float[] raw = new float[cells[0] * cells[1]];
                raw[raw.length / 2] = 1;
                Heat map = heat(raw, cells[0], cells[1]);
                BufferedImage image = Figure.draw(figure(gray(size[0], size[1]), map, "a", "b", "OK"), BRUSH);
                assertThat(image.getWidth()).isBetween(800, 4 * 448 + 108);
                assertThat(image.getHeight()).isBetween(200, 650);
            }
        }
    }

    private static FigureInput figure(Pixels input, Heat map, @Nullable String label, String predicted, String status) {
        return new FigureInput(
                input,
                map,
                "id",
                Optional.ofNullable(label),
                predicted,
                predicted,
                0.5,
                1,
                "grad-cam",
                "conv",
                status,
                Optional.empty());
    }

    private static Heat oneHot(int y, int x) {
        float[] raw = new float[49];
        raw[y * 7 + x] = 3;
        return heat(raw, 7, 7);
    }

    private static Heat heat(float[] raw, int height, int width) {
        return new Heat(MapKind.POSITIVE, new FloatMap(raw, height, width), Placement.stretched(height, width, 28, 28));
    }

    private static Pixels gray(int height, int width) {
        byte[] samples = new byte[height * width];
        Arrays.fill(samples, (byte) 0x80);
        return new Pixels(height, width, 1, samples);
    }

    private static int at(BufferedImage image, int column, int x, int y) {
        return image.getRGB(Style.MARGIN + column * (PLACE + Style.GAP) + x, TOP + y) & 0xffffff;
    }

    private static int saturation(int rgb) {
        int red = rgb >> 16 & 0xff;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
    }

    private static long count(BufferedImage image, int rgb) {
        return Arrays.stream(pixels(image)).filter(pixel -> pixel == rgb).count();
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
