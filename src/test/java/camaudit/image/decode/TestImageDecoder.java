package camaudit.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.SharedData;
import camaudit.image.Decoded;
import camaudit.image.Fixtures;
import camaudit.image.Pixels;
import camaudit.image.Rejection;
import camaudit.image.Rejection.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestImageDecoder {
    private final ImageDecoder decoder = ImageDecoder.withDefaults();

    static List<String> names() {
        return Fixtures.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsTheSamplesThatPilReads(String name) {
        Decoded decoded = decoder.decode(Fixtures.bytes(name));

        assertThat(decoded).isInstanceOf(Pixels.class);
        assertSame((Pixels) decoded, Fixtures.expected(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void noPrefixIsReadAsAnotherPicture(String name) {
        byte[] whole = Fixtures.bytes(name);
        for (int length = 0; length < whole.length; length++) {
            Decoded decoded = decoder.decode(Arrays.copyOf(whole, length));
            if (decoded instanceof Pixels pixels) {
                assertThat(pixels.samples())
                        .as("first %s of %s bytes", length, whole.length)
                        .isEqualTo(Fixtures.expected(name).samples());
            }
        }
    }

    /** All but the one whose first frame ends long before the file does. */
    static List<String> singlePictures() {
        return names().stream().filter(name -> !name.equals("animated.gif")).toList();
    }

    @ParameterizedTest
    @MethodSource("singlePictures")
    void halfAFileIsTruncated(String name) {
        byte[] whole = Fixtures.bytes(name);

        assertRejected(Arrays.copyOf(whole, whole.length / 2), Reason.TRUNCATED, "copy");
        assertRejected(Arrays.copyOf(whole, whole.length - 8), Reason.TRUNCATED, "copy");
    }

    @Test
    void aJpegWithAnEndMarkerAfterHalfItsDataIsTruncated() {
        byte[] whole = Fixtures.bytes("rgb-420.jpg");
        byte[] half = Arrays.copyOf(whole, whole.length - 100);
        half[half.length - 2] = (byte) 0xff;
        half[half.length - 1] = (byte) 0xd9;

        assertRejected(half, Reason.TRUNCATED, "premature end of data segment");
    }

    @Test
    void strayBytesBeforeTheEndOfAJpegAreHarmless() {
        byte[] whole = Fixtures.bytes("rgb-444.jpg");
        byte[] stray = Arrays.copyOf(whole, whole.length + 3);
        stray[whole.length - 2] = 1;
        stray[whole.length - 1] = 2;
        stray[whole.length] = 3;
        stray[whole.length + 1] = (byte) 0xff;
        stray[whole.length + 2] = (byte) 0xd9;

        assertSame((Pixels) decoder.decode(stray), Fixtures.expected("rgb-444.jpg"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void bytesAfterThePictureAreHarmless(String name) {
        byte[] whole = Fixtures.bytes(name);

        Decoded decoded = decoder.decode(Arrays.copyOf(whole, whole.length + 5));

        assertSame((Pixels) decoded, Fixtures.expected(name));
    }

    @Test
    void aFilePastTheLimitOfBytesIsTooLarge() {
        byte[] whole = Fixtures.bytes("rgb.png");

        assertThat(new ImageDecoder(DecodeOptions.DEFAULT.within(whole.length, 117)).decode(whole))
                .isInstanceOf(Pixels.class);
        assertThat(new ImageDecoder(DecodeOptions.DEFAULT.within(whole.length - 1, 117)).decode(whole))
                .isEqualTo(new Rejection(
                        Reason.TOO_LARGE,
                        "the file has " + whole.length + " bytes, more than the limit of " + (whole.length - 1)
                                + ": scale the picture down or raise the limit"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPicturePastTheLimitOfPixelsIsTooLarge(String name) {
        Pixels expected = Fixtures.expected(name);
        long pixels = (long) expected.height() * expected.width();

        assertThat(new ImageDecoder(DecodeOptions.DEFAULT.within(10_000, pixels)).decode(Fixtures.bytes(name)))
                .isInstanceOf(Pixels.class);
        assertThat(((Rejection) new ImageDecoder(DecodeOptions.DEFAULT.within(10_000, pixels - 1))
                                .decode(Fixtures.bytes(name)))
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void limitsAreChecked() {
        assertThatThrownBy(() -> new ImageDecoder(DecodeOptions.DEFAULT.within(0, 1)))
                .hasMessageContaining("0 bytes");
        assertThatThrownBy(() -> new ImageDecoder(DecodeOptions.DEFAULT.within(1, 1L << 40)))
                .hasMessageContaining("1099511627776");
    }

    @Test
    void cifarJpegsEqualPils() throws Exception {
        try (Stream<Path> folders = Files.list(SharedData.require("cifar10"))) {
            for (Path folder : folders.toList()) {
                assertThat(digest(folder))
                        .isEqualTo(Fixtures.json("shared-digests.json")
                                .get("cifar10/" + folder.getFileName())
                                .asText());
            }
        }
    }

    @Test
    void photosEqualPils() throws Exception {
        assertThat(digest(SharedData.require("photos/images")))
                .isEqualTo(Fixtures.json("shared-digests.json")
                        .get("photos/images")
                        .asText());
    }

    private String digest(Path folder) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                digest.update(samples(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private byte[] samples(Path file) throws IOException {
        return ((Pixels) decoder.decode(Files.readAllBytes(file))).samples();
    }

    private void assertRejected(byte[] content, Reason reason, String message) {
        assertThat(decoder.decode(content)).isInstanceOfSatisfying(Rejection.class, rejection -> {
            assertThat(rejection.reason()).as(rejection.message()).isEqualTo(reason);
            assertThat(rejection.message()).contains(message);
        });
    }

    private static void assertSame(Pixels actual, Pixels expected) {
        assertThat(List.of(actual.height(), actual.width(), actual.channels()))
                .isEqualTo(List.of(expected.height(), expected.width(), expected.channels()));
        assertThat(actual.samples()).isEqualTo(expected.samples());
    }
}
