package camaudit.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.image.Decoded;
import camaudit.image.Fixtures;
import camaudit.image.Pixels;
import camaudit.image.Rejection;
import camaudit.image.Rejection.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** CMYK, WebP, TIFF, transparency and orientation against PIL (src/test/python/make_decoding.py). */
class TestDecoding {
    private static final JsonNode GOLDENS = Fixtures.json("decoding.json");
    private static final Background COLOUR = Background.of(
            GOLDENS.get("colour").get(0).asInt(),
            GOLDENS.get("colour").get(1).asInt(),
            GOLDENS.get("colour").get(2).asInt());

    static List<String> names() {
        List<String> names = new ArrayList<>();
        GOLDENS.get("files").fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @MethodSource("names")
    void storedSamplesArePils(String name) {
        assertIsPils(name, "stored", DecodeOptions.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("names")
    void uprightPicturesArePils(String name) {
        assertIsPils(name, "exif", DecodeOptions.DEFAULT.turned(Orientation.EXIF));
    }

    @ParameterizedTest
    @MethodSource("names")
    void transparentPicturesOverAColourArePils(String name) {
        boolean transparent = GOLDENS.get("files").get(name).has("over");
        assertIsPils(name, transparent ? "over" : "stored", DecodeOptions.DEFAULT.over(COLOUR));
    }

    @Test
    void grayOverGrayStaysGray() {
        Pixels gray = picture("gray-alpha.png", DecodeOptions.DEFAULT.over(Background.of(9, 9, 9)));
        assertThat(gray.channels()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("names")
    void damageNeverThrows(String name) {
        byte[] whole = bytes(name);
        ImageDecoder small = new ImageDecoder(new DecodeOptions(1 << 20, 1 << 16, Orientation.EXIF, COLOUR));
        Random random = new Random(name.hashCode());
        for (int round = 0; round < 100; round++) {
            byte[] content = whole.clone();
            for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
                int most = random.nextBoolean() ? Math.min(200, content.length) : content.length;
                content[random.nextInt(most)] = (byte) random.nextInt(256);
            }
            assertThat(small.decode(content)).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void noPrefixIsReadAsAnotherPicture(String name) {
        byte[] whole = bytes(name);
        Pixels all = picture(name, DecodeOptions.DEFAULT);
        for (int length = 0; length < whole.length; length += whole.length < 600 ? 1 : 7) {
            if (ImageDecoder.withDefaults().decode(Arrays.copyOf(whole, length)) instanceof Pixels pixels) {
                assertThat(pixels.samples())
                        .as("first %s of %s bytes", length, whole.length)
                        .isEqualTo(all.samples());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPicturePastTheLimitOfPixelsIsTooLarge(String name) {
        Pixels all = picture(name, DecodeOptions.DEFAULT);
        long pixels = (long) all.height() * all.width();

        assertThat(new ImageDecoder(DecodeOptions.DEFAULT.within(1 << 20, pixels)).decode(bytes(name)))
                .isInstanceOf(Pixels.class);
        assertThat(((Rejection) new ImageDecoder(DecodeOptions.DEFAULT.within(1 << 20, pixels - 1)).decode(bytes(name)))
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void declaredBlocksAreCheckedBeforeTheyAreAllocated() {
        assertThat(rejection(patched("tiles.tif", 322, 60_000, 323, 60_000)).reason())
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(rejection(patched("tiles.tif", 322, 0, 323, 16)).message()).contains("0×16");
        assertThat(rejection(patched("tiles.tif", 256, 60_000, 257, 60_000)).reason())
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(rejection(patched("tiles.tif", 256, 9000, 257, 9000)).message())
                .contains("of its");
        assertThat(rejection(patched("rgb-raw.tif", 259, 7, 259, 7)))
                .satisfies(r -> assertThat(r.reason()).isEqualTo(Reason.UNSUPPORTED_FORMAT))
                .satisfies(r -> assertThat(r.message()).contains("compression 7"));
        assertThat(rejection(patched("gray.tif", 262, 8, 262, 8)).reason()).isEqualTo(Reason.UNSUPPORTED_COLOR);
    }

    @Test
    void backgroundsAreReadAsTheyAreWritten() {
        for (String text : List.of("drop", "1,2,3", "255,255,255")) {
            assertThat(Background.parse(text).written()).isEqualTo(text);
        }
        assertThat(Background.parse("White")).isEqualTo(Background.of(255, 255, 255));
        assertThatThrownBy(() -> Background.parse("1,2")).hasMessageContaining("R,G,B");
        assertThatThrownBy(() -> Background.parse("1,2,256")).hasMessageContaining("256");
    }

    /** A little-endian TIFF with two tags of one short each given other values. */
    private static byte[] patched(String name, int tag, int value, int otherTag, int otherValue) {
        byte[] content = bytes(name);
        int start = (content[4] & 0xff) | (content[5] & 0xff) << 8;
        int entries = content[start] & 0xff;
        for (int at = start + 2; at < start + 2 + 12 * entries; at += 12) {
            int here = (content[at] & 0xff) | (content[at + 1] & 0xff) << 8;
            if (here == tag || here == otherTag) {
                int put = here == tag ? value : otherValue;
                content[at + 8] = (byte) put;
                content[at + 9] = (byte) (put >> 8);
                content[at + 10] = 0;
            }
        }
        return content;
    }

    private static Rejection rejection(byte[] content) {
        Decoded decoded = ImageDecoder.withDefaults().decode(content);
        assertThat(decoded).isInstanceOf(Rejection.class);
        return (Rejection) decoded;
    }

    private static byte[] bytes(String name) {
        return Fixtures.bytes("decoding/" + name);
    }

    private static Pixels picture(String name, DecodeOptions options) {
        Decoded decoded = new ImageDecoder(options).decode(bytes(name));
        assertThat(decoded).as(name).isInstanceOf(Pixels.class);
        return (Pixels) decoded;
    }

    private static void assertIsPils(String name, String result, DecodeOptions options) {
        JsonNode golden = GOLDENS.get("files").get(name).get(result);
        Pixels actual = picture(name, options);
        byte[] expected = Fixtures.binary(golden.get("samples"));

        assertThat(List.of(actual.height(), actual.width(), actual.channels()))
                .isEqualTo(List.of(
                        golden.get("height").asInt(),
                        golden.get("width").asInt(),
                        golden.get("channels").asInt()));
        if (!name.startsWith("lossy")) {
            assertThat(actual.samples()).isEqualTo(expected);
            return;
        }
        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            sum += Math.abs((actual.samples()[i] & 0xff) - (expected[i] & 0xff));
        }
        assertThat(sum / expected.length).as("mean difference from libwebp").isLessThan(6);
    }
}
