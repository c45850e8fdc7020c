package camaudit.image.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import camaudit.image.InputView;
import camaudit.image.Pixels;
import camaudit.image.Views;
import camaudit.image.fit.Preprocess.Channels;
import camaudit.image.fit.Preprocess.Interpolation;
import camaudit.image.fit.Preprocess.Resize;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What {@link Preprocess#view} says is what {@link Preprocess#fit} does. */
final class TestFraming {
    private static final Random RANDOM = new Random(6);

    @Test
    void workedByHand() {
        assertThat(preprocess(Resize.SQUASH, Interpolation.NEAREST, 10, 20).view(30, 90))
                .isEqualTo(Views.whole(30, 90));
        // 200×100 scaled to 20×10, the middle 10 of 20 columns.
        assertThat(preprocess(Resize.CROP, Interpolation.NEAREST, 10, 10).view(100, 200))
                .isEqualTo(new InputView(100, 200, 0, 50, 100, 100));
        // 201×100 scaled to 20.1 → 20 columns: each is 10.05 pixels wide.
        InputView odd = preprocess(Resize.CROP, Interpolation.NEAREST, 10, 10).view(100, 201);
        assertThat(odd.left()).isCloseTo(50.25, within(1e-12));
        assertThat(odd.width()).isCloseTo(100.5, within(1e-12));
        // 100×30 scaled to 10×3, (10 − 3)/2 = 3 rows of padding above.
        assertThat(preprocess(Resize.PAD, Interpolation.NEAREST, 10, 10).view(30, 100))
                .isEqualTo(new InputView(30, 100, -30, 0, 100, 100));
    }

    @Test
    void aPictureThatIsRejectedHasNoView() {
        Preprocess none = preprocess(Resize.NONE, Interpolation.NEAREST, 10, 10);
        assertThat(none.view(10, 10)).isEqualTo(Views.whole(10, 10));
        assertThatThrownBy(() -> none.view(10, 11)).hasMessageContaining("11×10");
    }

    @Test
    void nearestTakesThePixelThatTheViewNames() {
        for (int round = 0; round < 400; round++) {
            Resize resize = List.of(Resize.SQUASH, Resize.CROP, Resize.PAD).get(RANDOM.nextInt(3));
            int height = 1 + RANDOM.nextInt(30);
            int width = 1 + RANDOM.nextInt(30);
            Preprocess preprocess = preprocess(resize, Interpolation.NEAREST, height, width);
            Pixels picture = coordinates(1 + RANDOM.nextInt(100), 1 + RANDOM.nextInt(100));
            Pixels fitted = (Pixels) preprocess.fit(picture);
            InputView view = preprocess.view(picture.height(), picture.width());
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double row = view.top() + view.height() * (y + 0.5) / height;
                    double column = view.left() + view.width() * (x + 0.5) / width;
                    if (isBorder(row) || isBorder(column)) {
                        continue;
                    }
                    boolean inside = row > 0 && row < picture.height() && column > 0 && column < picture.width();
                    assertThat(fitted.at(y, x, 0)).as("%s %s", preprocess, view).isEqualTo(inside ? (int) row + 1 : 0);
                    assertThat(fitted.at(y, x, 1))
                            .as("%s %s", preprocess, view)
                            .isEqualTo(inside ? (int) column + 1 : 0);
                }
            }
        }
    }

    /** Two ways to round may differ on the border of two pixels. */
    private static boolean isBorder(double place) {
        return Math.abs(place - Math.rint(place)) < 1e-9;
    }

    /** Row + 1 in red, column + 1 in green. */
    private static Pixels coordinates(int height, int width) {
        byte[] samples = new byte[height * width * 3];
        for (int i = 0; i < height * width; i++) {
            samples[3 * i] = (byte) (i / width + 1);
            samples[3 * i + 1] = (byte) (i % width + 1);
        }
        return new Pixels(height, width, 3, samples);
    }

    private static Preprocess preprocess(Resize resize, Interpolation interpolation, int height, int width) {
        return new Preprocess(Channels.RGB, height, width, resize, 0, interpolation, 1, 0, List.of(), List.of());
    }
}
