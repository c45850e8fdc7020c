package camaudit.spark.source.formats;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.image.Pixels;
import camaudit.image.Rejection;
import camaudit.image.decode.DecodeOptions;
import camaudit.spark.source.Item;
import camaudit.spark.source.SourceImage;
import camaudit.spark.source.SourceReader;
import camaudit.spark.source.container.ClassLabels;
import camaudit.spark.source.container.ContainerFormat;
import camaudit.spark.source.container.ContainerItems;
import camaudit.spark.source.container.ContainerSource;
import camaudit.spark.source.container.ContainerSpec;
import camaudit.spark.source.container.ContainerSplitter;
import camaudit.spark.storage.Storage;
import camaudit.spec.Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.io.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers that are cut short, damaged or forged: images before the damage stay, the rest is rejected in words. */
class TestBrokenContainers {
    private static final Configuration HADOOP = new Configuration();
    private static final int COUNT = 12;

    @TempDir
    private Path folder;

    /** A BMP of 2×2: the smallest picture that is no trouble to write. */
    private static byte[] picture(int shade) {
        byte[] bmp = new byte[54 + 16];
        bmp[0] = 'B';
        bmp[1] = 'M';
        bmp[2] = (byte) bmp.length;
        bmp[10] = 54;
        bmp[14] = 40;
        bmp[18] = 2;
        bmp[22] = 2;
        bmp[26] = 1;
        bmp[28] = 24;
        Arrays.fill(bmp, 54, bmp.length, (byte) shade);
        return bmp;
    }

    private static byte[] tar(boolean gzip) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(gzip ? new GZIPOutputStream(bytes) : bytes, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (int i = 0; i < COUNT; i++) {
                String name = (i == 5 ? "very/".repeat(40) : "") + String.format("%02d", i);
                add(tar, name + ".bmp", picture(i));
                add(tar, name + ".cls", "3".getBytes(StandardCharsets.US_ASCII));
            }
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private byte[] sequence(SequenceFile.CompressionType compression) throws IOException {
        Path file = folder.resolve("made");
        try (SequenceFile.Writer writer = SequenceFile.createWriter(
                HADOOP,
                SequenceFile.Writer.file(new org.apache.hadoop.fs.Path(file.toString())),
                SequenceFile.Writer.keyClass(Text.class),
                SequenceFile.Writer.valueClass(BytesWritable.class),
                SequenceFile.Writer.compression(compression))) {
            for (int i = 0; i < COUNT; i++) {
                writer.append(new Text("same/name.bmp"), new BytesWritable(picture(i)));
            }
        }
        return Files.readAllBytes(file);
    }

    private static byte[] cifar() {
        byte[] all = new byte[COUNT * 3073];
        for (int i = 0; i < COUNT; i++) {
            all[i * 3073] = (byte) (i % 10);
        }
        return all;
    }

    @Test
    void whole() throws IOException {
        for (Layout layout : List.of(Layout.TAR, Layout.SEQUENCE, Layout.CIFAR, Layout.PARQUET)) {
            List<SourceImage> images = read(layout, content(layout));
            assertThat(images).hasSize(layout == Layout.PARQUET ? 60 : COUNT);
            assertThat(images).allMatch(image -> image.picture() instanceof Pixels);
            assertThat(images).extracting(SourceImage::id).doesNotHaveDuplicates();
        }
        assertThat(read(Layout.TAR, tar(true)))
                .hasSize(COUNT)
                .allMatch(image -> image.label().orElseThrow() == 3);
        assertThat(read(Layout.SEQUENCE, sequence(SequenceFile.CompressionType.NONE)))
                .hasSize(COUNT);
    }

    @Test
    void cutAtManyLengths() throws IOException {
        for (Layout layout : List.of(Layout.TAR, Layout.SEQUENCE, Layout.CIFAR, Layout.PARQUET)) {
            byte[] content = content(layout);
            int step = Math.max(1, content.length / 150) | 1;
            for (int length = 0; length < content.length - (layout == Layout.TAR ? 8192 : 0); length += step) {
                check(layout, Arrays.copyOf(content, length), true);
            }
        }
        byte[] gzip = tar(true);
        for (int length = 30; length < gzip.length; length += 7) {
            check(Layout.TAR, Arrays.copyOf(gzip, length), true);
        }
        byte[] blocks = sequence(SequenceFile.CompressionType.BLOCK);
        for (int length = 0; length < blocks.length; length += 11) {
            check(Layout.SEQUENCE, Arrays.copyOf(blocks, length), false);
        }
    }

    @Test
    void flippedBytes() throws IOException {
        Random random = new Random(7);
        for (Layout layout : List.of(Layout.TAR, Layout.SEQUENCE, Layout.CIFAR, Layout.PARQUET)) {
            byte[] content = content(layout);
            for (int i = 0; i < 150; i++) {
                byte[] damaged = content.clone();
                damaged[random.nextInt(content.length)] ^= (byte) (1 + random.nextInt(255));
                check(layout, damaged, false);
            }
        }
    }

    @Test
    void whatIsInATar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            add(tar, "./cat/a.bmp", picture(1));
            add(tar, "./cat/a.json", "{\"label\": 7}".getBytes(StandardCharsets.UTF_8));
            add(tar, "./cat/a.mask.png", picture(2));
            add(tar, "./cat/a.txt", picture(2));
            add(tar, "./cat/b.bmp", picture(3));
            add(tar, "./cat/b.bmp", picture(4));
            add(tar, "./cat/big.bmp", new byte[3000]);
            add(tar, "._a.bmp", picture(5));
            add(tar, "c.bmp", new byte[0]);
            add(tar, "c.cls", "12".getBytes(StandardCharsets.US_ASCII));
            TarArchiveEntry link = new TarArchiveEntry("link.bmp", TarConstants.LF_LINK);
            link.setLinkName("cat/a.bmp");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        List<SourceImage> images = read(Layout.TAR, bytes.toByteArray(), 2000);
        assertThat(images)
                .extracting(SourceImage::id)
                .containsExactly("cat/a.bmp", "cat/b.bmp", "cat/b.bmp@2", "cat/big.bmp", "c.bmp", "link.bmp");
        assertThat(images.get(0).label()).hasValue(7);
        assertThat(images.get(1).label()).isEmpty();
        assertThat(reason(images.get(3))).isEqualTo(Rejection.Reason.TOO_LARGE);
        assertThat(((Rejection) images.get(4).picture()).message())
                .contains("the label '12' is no class of the network", "10, 0 to 9");
        assertThat(reason(images.get(5))).isEqualTo(Rejection.Reason.UNREADABLE);
    }

    @Test
    void joinedTars() throws IOException {
        byte[] one = tar(false);
        byte[] two = Arrays.copyOf(one, 2 * one.length);
        System.arraycopy(one, 0, two, one.length, one.length);
        List<SourceImage> images = read(Layout.TAR, two);
        assertThat(images).hasSize(COUNT + 1);
        assertThat(((Rejection) images.get(COUNT).picture()).message()).contains("goes on behind its end mark");
    }

    /** A member of a terabyte and a header of gigabytes, in a few megabytes of gzip. */
    @Test
    void bombs() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(header, StandardCharsets.UTF_8.name())) {
                add(tar, "a.bmp", picture(1));
                TarArchiveEntry name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
                name.setSize(64L << 20);
                tar.putArchiveEntry(name);
                tar.write(new byte[64 << 20]);
                tar.closeArchiveEntry();
            }
            gzip.write(header.toByteArray());
        }
        List<SourceImage> images = read(Layout.TAR, bytes.toByteArray());
        assertThat(images).hasSize(2);
        assertThat(((Rejection) images.get(1).picture()).message()).contains("broken behind its first 1 images");
    }

    @Test
    void holesInParquet() {
        List<SourceImage> images =
                readFile(Layout.PARQUET, Path.of("src/test/resources/sources/holes.parquet"), 1 << 20);
        assertThat(images).hasSize(4);
        assertThat(images.get(0).picture()).isInstanceOf(Pixels.class);
        assertThat(((Rejection) images.get(2).picture()).message()).contains("only the path gone.png is there");
        assertThat(images).extracting(SourceImage::id).containsExactly("00000000", "00000001", "00000002", "00000003");
    }

    @Test
    void otherParquet() {
        List<SourceImage> spark =
                readFile(Layout.PARQUET, Path.of("src/test/resources/sources/spark-image.parquet"), 1 << 20);
        assertThat(spark).hasSize(60);
        assertThat(reason(spark.get(1))).isEqualTo(Rejection.Reason.CORRUPT);
        assertThat(spark.stream().filter(image -> image.picture() instanceof Pixels))
                .hasSize(59);
    }

    private static Rejection.Reason reason(SourceImage image) {
        return ((Rejection) image.picture()).reason();
    }

    private byte[] content(Layout layout) throws IOException {
        return switch (layout) {
            case TAR -> tar(false);
            case SEQUENCE -> sequence(SequenceFile.CompressionType.RECORD);
            case CIFAR -> cifar();
            default -> Files.readAllBytes(Path.of("src/test/resources/sources/hugging-face.parquet"));
        };
    }

    /** No exception, no id twice, a reason in words for each rejection; what is missing is told. */
    private void check(Layout layout, byte[] content, boolean told) throws IOException {
        List<SourceImage> images = read(layout, content);
        assertThat(images).extracting(SourceImage::id).doesNotHaveDuplicates();
        long good = images.stream()
                .filter(image -> image.picture() instanceof Pixels)
                .count();
        images.stream()
                .filter(image -> image.picture() instanceof Rejection)
                .forEach(image ->
                        assertThat(((Rejection) image.picture()).message()).hasSizeGreaterThan(20));
        if (told && layout != Layout.SEQUENCE) {
            assertThat(images.size()).as(layout + " of " + content.length).isGreaterThan((int) good);
        }
    }

    private List<SourceImage> read(Layout layout, byte[] content) throws IOException {
        return read(layout, content, 1 << 20);
    }

    private List<SourceImage> read(Layout layout, byte[] content, long maxBytes) throws IOException {
        Path file = folder.resolve("container");
        Files.write(file, content);
        Files.deleteIfExists(folder.resolve(".made.crc"));
        return readFile(layout, file, maxBytes);
    }

    /** Reads all items as a task would, those of a broken container, too. */
    private static List<SourceImage> readFile(Layout layout, Path file, long maxBytes) {
        Storage storage = new Storage(HADOOP);
        String uri = storage.qualify(file.toString());
        List<SourceImage> images = new ArrayList<>();
        Storage.Listed typical = layout == Layout.CIFAR ? new Storage.Listed(uri, 3073, 0) : storage.status(uri);
        ContainerFormat format = ((ContainerFormat) SourceFormats.of(layout).orElseThrow())
                .of(storage, typical, maxBytes, Optional.empty());
        ContainerSplitter splitter = new ContainerSplitter(format, storage, storage.list(uri, progress -> {}), 1, 0.01);
        ContainerItems items = splitter.items(OptionalLong.empty());
        assertThat(splitter.items(OptionalLong.empty()).items())
                .extracting(Item::name)
                .isEqualTo(items.items().stream().map(Item::name).toList());
        ClassLabels labels = ClassLabels.of(ClassLabels.From.RECORD, 10, Collections.emptyList(), List.of());
        ContainerSource source = new ContainerSource(
                ContainerSpec.plain(uri, format, labels, 1, DecodeOptions.DEFAULT.within(maxBytes, 1 << 20)),
                "",
                items);
        try (SourceReader reader = source.read(source.items(), HADOOP)) {
            reader.forEachRemaining(images::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return images;
    }
}
