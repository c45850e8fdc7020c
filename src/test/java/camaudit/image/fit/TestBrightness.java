package camaudit.image.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.image.Decoded;
import camaudit.image.Pixels;
import camaudit.image.PngWriter;
import camaudit.image.decode.ImageDecoder;
import camaudit.image.fit.Preprocess.Channels;
import camaudit.image.fit.Preprocess.Interpolation;
import camaudit.image.fit.Preprocess.Resize;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Brightness, the network's input and 8 bits, to and fro. */
class TestBrightness {
    private static final List<Double> MEAN = List.of(0.4, 0.5, 0.6);
    private static final List<Double> STD = List.of(0.2, 0.25, 0.5);

    private static Preprocess preprocess(Channels channels) {
        boolean gray = channels == Channels.GRAY;
        return new Preprocess(
                channels,
                3,
                5,
                Resize.SQUASH,
                0,
                Interpolation.BILINEAR,
                1 / 128.0,
                -0.5,
                gray ? List.of() : MEAN,
                gray ? List.of() : STD);
    }

    private static Pixels picture(int channels) {
        byte[] samples = new byte[3 * 5 * channels];
        new Random(1).nextBytes(samples);
        return new Pixels(3, 5, channels, samples);
    }

    @Test
    void theInputIsWhatPreprocessingGives() {
        for (Channels channels : Channels.values()) {
            Preprocess preprocess = preprocess(channels);
            Pixels picture = picture(channels.count());
            Brightness brightness = new Brightness(preprocess);
            float[] written = new float[picture.samples().length];
            preprocess.write(picture, written, 0);
            float[] values = brightness.of(picture);
            assertThat(brightness.toInput(values)).containsExactly(written, within(1e-5f));
            assertThat(brightness.toPixels(values, 0).samples()).isEqualTo(picture.samples());
        }
    }

    @Test
    void theChainRuleIsTheInputsSlope() {
        Brightness brightness = new Brightness(preprocess(Channels.BGR));
        assertThat(brightness.chain(new float[] {1, 1, 1, 2, 2, 2}))
                .containsExactly(
                        new float[] {9.9609375f, 7.96875f, 3.984375f, 19.921875f, 15.9375f, 7.96875f}, within(1e-5f));
    }

    @Test
    void aPictureComesBackFromItsFile() {
        for (Channels channels : new Channels[] {Channels.GRAY, Channels.RGB}) {
            Pixels picture = picture(channels.count());
            for (int zoom : new int[] {1, 2, 3, 8}) {
                Decoded decoded = ImageDecoder.withDefaults().decode(PngWriter.of(picture, zoom));
                assertThat(decoded).isInstanceOf(Pixels.class);
                Pixels file = (Pixels) decoded;
                assertThat(file.height()).isEqualTo(3 * zoom);
                assertThat(file.channels()).isEqualTo(channels.count());
                assertThat(((Pixels) preprocess(channels).fit(file)).samples()).isEqualTo(picture.samples());
            }
        }
    }
}
