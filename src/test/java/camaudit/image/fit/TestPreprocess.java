package camaudit.image.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import camaudit.image.Decoded;
import camaudit.image.Pixels;
import camaudit.image.Rejection;
import camaudit.image.Rejection.Reason;
import camaudit.image.fit.Preprocess.Channels;
import camaudit.image.fit.Preprocess.Interpolation;
import camaudit.image.fit.Preprocess.Resize;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TestPreprocess {
    @Test
    void anotherSizeIsRejectedWithTheRemedy() {
        Decoded fitted = plain(Channels.RGB, 32, 32, Resize.NONE).fit(new Pixels(375, 500, 3, new byte[375 * 500 * 3]));

        assertThat(fitted)
                .isEqualTo(
                        new Rejection(
                                Reason.WRONG_SIZE,
                                "image is 500×375 (width×height), the network takes 32×32: --resize squash, crop or pad, or a --pipeline"));
    }

    @Test
    void aPictureThatFitsIsTakenAsItIs() {
        Pixels picture = gray(2, 3, 1, 2, 3, 4, 5, 6);
        for (Resize resize : List.of(Resize.NONE, Resize.SQUASH, Resize.CROP, Resize.PAD)) {
            assertThat(plain(Channels.GRAY, 2, 3, resize).fit(picture)).isSameAs(picture);
        }
    }

    @Test
    void grayIsPilsLuminance() {
        Pixels picture = new Pixels(1, 3, 3, bytes(255, 0, 0, 0, 255, 0, 10, 20, 200));

        // PIL: Image.new("RGB", (1, 1), color).convert("L") = 76, 150, 38
        assertThat(fit(Channels.GRAY, 1, 3, Resize.NONE, picture)).containsExactly(bytes(76, 150, 38));
    }

    @Test
    void grayForAColourNetworkIsReplicated() {
        assertThat(fit(Channels.BGR, 1, 2, Resize.NONE, gray(1, 2, 7, 9))).containsExactly(bytes(7, 7, 7, 9, 9, 9));
    }

    @Test
    void squashScalesEachSideOnItsOwn() {
        // Centres of 4 cells over 2: −¼, ¼, ¾, 1¼; a half (25 ÷ 2 = 12.5) goes up.
        assertThat(fit(Channels.GRAY, 1, 4, Resize.SQUASH, gray(1, 2, 0, 50))).containsExactly(bytes(0, 13, 38, 50));
    }

    @Test
    void cropTakesTheCentreOfTheCoveringPicture() {
        Pixels wide = gray(2, 5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

        assertThat(fit(Channels.GRAY, 2, 2, Resize.CROP, wide)).containsExactly(bytes(2, 3, 7, 8));
        assertThat(fit(Channels.GRAY, 2, 3, Resize.CROP, wide)).containsExactly(bytes(2, 3, 4, 7, 8, 9));
        Pixels tall = gray(3, 1, 10, 20, 30);
        assertThat(fit(Channels.GRAY, 1, 1, Resize.CROP, tall)).containsExactly(bytes(20));
    }

    @Test
    void padCentresThePictureThatFitsInsideOnBlack() {
        assertThat(fit(Channels.GRAY, 4, 2, Resize.PAD, gray(1, 2, 8, 9)))
                .containsExactly(bytes(0, 0, 8, 9, 0, 0, 0, 0));
        assertThat(fit(Channels.GRAY, 2, 3, Resize.PAD, gray(2, 1, 8, 9))).containsExactly(bytes(0, 8, 0, 0, 9, 0));
    }

    @Test
    void extremeShapesFit() {
        Pixels line = new Pixels(1, 50_000, 1, new byte[50_000]);
        for (Resize resize : List.of(Resize.SQUASH, Resize.CROP, Resize.PAD)) {
            assertThat(fit(Channels.RGB, 224, 224, resize, line)).hasSize(224 * 224 * 3);
        }
    }

    @Test
    void writesNormalisedNumbersAtThePlaceInTheBatch() {
        Preprocess preprocess = new Preprocess(
                Channels.RGB,
                1,
                1,
                Resize.NONE,
                0,
                Interpolation.BILINEAR,
                1 / 255.0,
                -0.5,
                List.of(0.1, 0.2, 0.3),
                List.of(0.5, 1.0, 2.0));
        float[] batch = new float[9];

        preprocess.write(new Pixels(1, 1, 3, bytes(0, 255, 51)), batch, 1);

        assertThat(batch).containsExactly(new float[] {0, 0, 0, -1.2f, 0.3f, -0.3f, 0, 0, 0}, within(1e-6f));
    }

    @Test
    void bgrSwapsWhenWritingAndTakesItsMeansInItsOwnOrder() {
        Preprocess preprocess = new Preprocess(
                Channels.BGR,
                1,
                1,
                Resize.NONE,
                0,
                Interpolation.BILINEAR,
                1,
                0,
                List.of(103.939, 116.779, 123.68),
                List.of());
        Pixels red = new Pixels(1, 1, 3, bytes(200, 100, 50));
        float[] batch = new float[3];

        assertThat(preprocess.fit(red)).isSameAs(red);
        preprocess.write(red, batch, 0);

        assertThat(batch).containsExactly(new float[] {-53.939f, -16.779f, 76.32f}, within(1e-5f));
    }

    @Test
    void theTablesEqualTheFormulaForEverySample() {
        Random random = new Random(3);
        Pixels picture = TestResizing.random(random, 9, 8, 3);
        Preprocess preprocess = new Preprocess(
                Channels.BGR,
                9,
                8,
                Resize.NONE,
                0,
                Interpolation.NEAREST,
                0.007,
                -0.9,
                List.of(0.4),
                List.of(0.2, 0.3, 0.4));
        float[] batch = new float[9 * 8 * 3];

        preprocess.writer().write(picture, batch, 0);

        for (int i = 0; i < batch.length; i++) {
            int sample = picture.at(i / 24, i / 3 % 8, 2 - i % 3);
            assertThat(batch[i]).isEqualTo((float)
                    ((sample * 0.007 - 0.9 - 0.4) / preprocess.std().get(i % 3)));
        }
    }

    @Test
    void aPictureOrPlaceThatDoesNotFitIsRefused() {
        Preprocess preprocess = plain(Channels.RGB, 1, 1, Resize.NONE);

        assertThatThrownBy(() -> preprocess.write(gray(1, 1, 0), new float[3], 0))
                .hasMessageContaining("1×1×1 (height×width×channels)");
        assertThatThrownBy(() -> preprocess.write(new Pixels(1, 1, 3, new byte[3]), new float[5], 1))
                .hasMessageContaining("a batch of 5 numbers has no image 1");
    }

    @Test
    void wrongNumbersAreRefusedWithTheRemedy() {
        assertThatThrownBy(() -> with(1, 0, List.of(1.0, 2.0), List.of()))
                .hasMessage("mean has 2 values: give none, 1 or 3, as many as there are channels in RGB");
        assertThatThrownBy(() -> with(1, 0, List.of(), List.of(1.0, 0.0, 1.0)))
                .hasMessage("std has the value 0.0: give numbers above 0");
        assertThatThrownBy(() -> with(0, 0, List.of(), List.of())).hasMessageContaining("scale is 0.0");
        assertThatThrownBy(() -> with(1, Double.NaN, List.of(), List.of())).hasMessageContaining("offset is NaN");
        assertThatThrownBy(() -> plain(Channels.RGB, 0, 32, Resize.NONE)).hasMessageContaining("32×0 (width×height)");
    }

    private static Preprocess with(double scale, double offset, List<Double> mean, List<Double> std) {
        return new Preprocess(Channels.RGB, 1, 1, Resize.NONE, 0, Interpolation.BILINEAR, scale, offset, mean, std);
    }

    private static Preprocess plain(Channels channels, int height, int width, Resize resize) {
        return new Preprocess(channels, height, width, resize, 0, Interpolation.BILINEAR, 1, 0, List.of(), List.of());
    }

    private static byte[] fit(Channels channels, int height, int width, Resize resize, Pixels picture) {
        Pixels fitted = (Pixels) plain(channels, height, width, resize).fit(picture);
        assertThat(List.of(fitted.height(), fitted.width())).isEqualTo(List.of(height, width));
        return fitted.samples();
    }

    private static Pixels gray(int height, int width, int... samples) {
        return new Pixels(height, width, 1, bytes(samples));
    }

    private static byte[] bytes(int... values) {
        byte[] result = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (byte) values[i];
        }
        return result;
    }
}
