package camaudit.image.decode;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.image.Decoded;
import camaudit.image.Fixtures;
import camaudit.image.Rejection;
import camaudit.image.Rejection.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TestRejections {
    private final ImageDecoder decoder = ImageDecoder.withDefaults();

    @Test
    void nothingIsEmpty() {
        assertThat(decode(new byte[0]).reason()).isEqualTo(Reason.EMPTY_FILE);
    }

    @Test
    void aWebPageIsNotAnImage() {
        Rejection rejection = decode(latin1("<!DOCTYPE html>\n<html><body>404 Not Found</body></html>"));

        assertThat(rejection)
                .isEqualTo(new Rejection(
                        Reason.NOT_AN_IMAGE,
                        "the file starts with \"<!DOCTYPE html> <html><b…\": give PNG, JPEG, GIF, BMP, WebP or TIFF"));
    }

    @Test
    void unknownBytesAreShownInHexadecimal() {
        Rejection rejection = decode(new byte[] {0, 1, (byte) 0xfe, 3, 4, 5, 6, 7, 8, 9});

        assertThat(rejection.reason()).isEqualTo(Reason.NOT_AN_IMAGE);
        assertThat(rejection.message()).contains("the bytes 00 01 fe 03 04 05 06 07:");
    }

    @Test
    void aTextThatBeginsLikeABmpIsNotAnImage() {
        assertThat(decode(latin1("BMW is a maker of cars and motorcycles")).reason())
                .isEqualTo(Reason.NOT_AN_IMAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "49492b0008000000, BigTIFF",
        "0000001c667479706176696600000000, AVIF",
        "0000001c667479706865696300000000, HEIC",
        "0000000c6a5020200d0a870a, JPEG 2000",
        "255044462d312e37, PDF",
        "3c7376672077696474683d2238223e, SVG",
        "3c3f786d6c2076657273696f6e3d22312e30223f3e0a3c737667, SVG",
        "50350a342034203235350a, netpbm",
        "00000100010010100000, ICO",
        "ffd8fff70011, JPEG-LS"
    })
    void otherPicturesAreUnsupported(String start, String name) {
        byte[] content = Arrays.copyOf(HexFormat.of().parseHex(start), 64);

        Rejection rejection = decode(content);

        assertThat(rejection.reason()).isEqualTo(Reason.UNSUPPORTED_FORMAT);
        assertThat(rejection.message()).contains(name).contains("convert it to");
    }

    @Test
    void aCompressedBmpIsUnsupported() {
        byte[] content = Fixtures.bytes("palette.bmp");
        content[30] = 1;

        assertThat(decode(content).reason()).isEqualTo(Reason.UNSUPPORTED_FORMAT);
    }

    @ParameterizedTest
    @CsvSource({"0xc3, 8", "0xc9, 8", "0xc1, 12"})
    void losslessArithmeticAndTwelveBitJpegsAreUnsupported(String process, int bits) {
        byte[] content = Fixtures.bytes("gray.jpg");
        int frame = indexOf(content, 0xff, 0xc0);
        content[frame + 1] = (byte) (int) Integer.decode(process);
        content[frame + 4] = (byte) bits;

        assertThat(decode(content).reason()).isEqualTo(Reason.UNSUPPORTED_FORMAT);
    }

    @Test
    void aGiganticPngIsTooLargeByItsHeader() {
        byte[] header = ByteBuffer.allocate(17)
                .put(latin1("IHDR"))
                .putInt(50_000)
                .putInt(50_000)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 crc = new CRC32();
        crc.update(header);
        byte[] content = ByteBuffer.allocate(33)
                .put(Arrays.copyOf(Fixtures.bytes("rgb.png"), 8))
                .putInt(13)
                .put(header)
                .putInt((int) crc.getValue())
                .array();

        assertThat(decode(content))
                .isEqualTo(new Rejection(
                        Reason.TOO_LARGE,
                        "the header declares 50000×50000 pixels, more than the limit of 100000000:"
                                + " scale the picture down or raise the limit"));
    }

    @Test
    void aDamagedCheckSumIsCorrupt() {
        byte[] content = Fixtures.bytes("rgb.png");
        content[content.length / 2] ^= 1;

        assertThat(decode(content).reason()).isEqualTo(Reason.CORRUPT);
        assertThat(decode(content).message()).contains("check sum of the PNG chunk at byte 33");
    }

    @Test
    void aGifWhoseCodesStopEarlyIsTruncated() {
        byte[] content = Fixtures.bytes("palette.gif");
        int data = indexOf(content, 0x2c, 0) + 11;
        int size = content[data] & 0xff;
        // The block is halved and the rest of it lies after the trailer.
        content[data] = (byte) (size / 2);
        content[data + size / 2 + 1] = 0;
        content[data + size / 2 + 2] = 0x3b;

        assertThat(decode(content).reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(decode(content).message()).contains("% of its rows");
    }

    static List<String> names() {
        return Fixtures.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void damageNeverThrows(String name) {
        byte[] whole = Fixtures.bytes(name);
        ImageDecoder small = new ImageDecoder(DecodeOptions.DEFAULT.within(1 << 20, 1 << 16));
        Random random = new Random(name.hashCode());
        for (int round = 0; round < 200; round++) {
            byte[] content = whole.clone();
            for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            assertThat(small.decode(content)).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void noiseAfterTheMagicNeverThrows(String name) {
        byte[] whole = Fixtures.bytes(name);
        ImageDecoder small = new ImageDecoder(DecodeOptions.DEFAULT.within(1 << 20, 1 << 16));
        Random random = new Random(name.hashCode());
        for (int round = 0; round < 200; round++) {
            byte[] content = new byte[whole.length];
            random.nextBytes(content);
            System.arraycopy(whole, 0, content, 0, Math.min(whole.length, 8 + random.nextInt(60)));
            assertThat(small.decode(content)).isNotNull();
        }
    }

    private Rejection decode(byte[] content) {
        Decoded decoded = decoder.decode(content);
        assertThat(decoded).isInstanceOf(Rejection.class);
        return (Rejection) decoded;
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int indexOf(byte[] content, int first, int second) {
        for (int i = 0; i < content.length - 1; i++) {
            if (content[i] == (byte) first && content[i + 1] == (byte) second) {
                return i;
            }
        }
        throw new AssertionError("no " + first + " " + second);
    }
}
