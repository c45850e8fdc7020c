package camaudit.spark.source.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.image.Rejection;
import camaudit.image.decode.DecodeOptions;
import camaudit.image.region.MaskRule;
import camaudit.image.region.Region;
import camaudit.spark.source.FileStamp;
import camaudit.spark.source.ImageSource;
import camaudit.spark.source.Item;
import camaudit.spark.source.OpenedSource;
import camaudit.spark.source.SourceImage;
import camaudit.spark.source.SourceReader;
import camaudit.spark.source.SourceRequest;
import camaudit.spark.source.annotated.RecordAnnotations;
import camaudit.spark.source.container.ClassLabels;
import camaudit.spark.source.container.ContainerItems;
import camaudit.spark.source.container.ContainerSource;
import camaudit.spark.source.container.ContainerSpec;
import camaudit.spark.source.tar.TarFormat;
import camaudit.spark.storage.Storage;
import camaudit.spec.DatasetSpec;
import camaudit.spec.Foregrounds;
import camaudit.spec.Layout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files tell of records, without a task. */
class TestRecordAnnotations {
    private static final Configuration HADOOP = new Configuration();
    private static final Storage STORAGE = new Storage(HADOOP);

    @TempDir
    private Path folder;

    @Test
    void anIdxFileByNumber() throws IOException {
        Path images = Files.write(
                folder.resolve("images-idx3-ubyte"),
                ByteBuffer.allocate(16 + 12 * 4)
                        .putInt(0x803)
                        .putInt(12)
                        .putInt(2)
                        .putInt(2)
                        .array());
        Path told = write("told.csv", "image,label,x,y,width,height\n03,7,0,0,1,1\n11,2,,,,\n");
        ImageSource source = open(images, told, Optional.empty()).source();
        List<SourceImage> read = read(source);
        assertThat(read.get(3).label()).hasValue(7);
        assertThat(read.get(3).foreground()).containsInstanceOf(Region.class);
        assertThat(read.get(4).label()).isEmpty();
        assertThat(read.get(11).label()).hasValue(2);
        assertThat(source.labelled()).isTrue();
        Path wrong = write("wrong.csv", "image,label\n3,7\n");
        assertThatThrownBy(() -> open(images, wrong, Optional.empty()))
                .hasMessageContaining("none of its 1 pictures (3, …) is among the images (00, …)");
    }

    @Test
    void itemsChangeWithWhatIsTold() throws IOException {
        Path tar = tar("a.jpg", "d/b.left.jpg");
        Path told = write("told.csv", "image,label\na.jpg,1\n");
        String before = state(tar, told, Optional.empty());
        assertThat(state(tar, told, Optional.empty())).isEqualTo(before);
        write("told.csv", "image,label\na.jpg,2\n");
        assertThat(state(tar, told, Optional.empty())).isNotEqualTo(before);
        Path masks = Files.createDirectories(folder.resolve("masks"));
        Files.write(masks.resolve("a.png"), new byte[3]);
        String masked = state(tar, told, Optional.of(masks));
        Files.write(masks.resolve("a.png"), new byte[4]);
        assertThat(state(tar, told, Optional.of(masks))).isNotEqualTo(masked);
    }

    @Test
    void theKeyOfWebDatasetIsAName() throws IOException {
        Path tar = tar("a.jpg", "d/b.left.jpg");
        Path told = write("told.csv", "image,label\nd/b,3\n");
        assertThat(read(open(tar, told, Optional.empty()).source()).get(1).label())
                .hasValue(3);
    }

    @Test
    void aNameThatMayMeanSeveralPicturesIsRejected() throws IOException {
        Path tar = tar("a.jpg", "b.jpg");
        Path told = write("told.csv", "image,label\na.jpg,3\nx/b.jpg,1\ny/b.jpg,1\n");
        assertThatThrownBy(() -> open(tar, told, Optional.empty()))
                .hasMessageContaining("'b.jpg' may be the annotated 'x/b.jpg' or 'y/b.jpg'");
        RecordAnnotations annotations = RecordAnnotations.read(
                        STORAGE, request(tar, told, Optional.empty()), Optional.of(told.toString()), "", List.of())
                .orElseThrow();
        ContainerItems items = new ContainerItems(
                List.of(Item.part(STORAGE.qualify(tar.toString()), 0, 1, 2, new FileStamp(1, 1))), false);
        ContainerSpec spec = new ContainerSpec(
                STORAGE.qualify(tar.toString()),
                new TarFormat(1 << 20),
                ClassLabels.none(),
                1,
                DecodeOptions.DEFAULT.within(1 << 20, 1 << 20),
                null,
                annotations);
        ContainerSource source = new ContainerSource(spec, "", items);
        assertThat(((Rejection) read(source).get(1).picture()).message()).contains("'x/b.jpg' or 'y/b.jpg'");
    }

    @Test
    void aJvmKeepsOneOfEqualOnes() throws IOException, ClassNotFoundException {
        Path told = write("told.csv", "image,label,x,y,width,height\na.jpg,1,1,1,2,2\n");
        RecordAnnotations here = RecordAnnotations.read(
                        STORAGE, request(told, told, Optional.empty()), Optional.of(told.toString()), "", List.of())
                .orElseThrow();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(here);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isSameAs(here);
        }
    }

    private String state(Path images, Path labels, Optional<Path> masks) {
        return open(images, labels, masks).source().items().next().state();
    }

    private static OpenedSource open(Path images, Path labels, Optional<Path> masks) {
        return Sources.open(STORAGE, request(images, labels, masks), told -> {});
    }

    private static SourceRequest request(Path images, Path labels, Optional<Path> masks) {
        return new SourceRequest(
                new DatasetSpec(
                        images.toString(),
                        Layout.AUTO,
                        labels.toString(),
                        List.of(),
                        1,
                        OptionalLong.empty(),
                        new Foregrounds(
                                Optional.empty(), masks.map(Path::toString), MaskRule.nonZero(), Optional.empty())),
                DecodeOptions.DEFAULT.within(1 << 20, 1 << 20),
                10);
    }

    private static List<SourceImage> read(ImageSource source) throws IOException {
        List<SourceImage> images = new ArrayList<>();
        try (SourceReader reader = source.read(source.items(), HADOOP)) {
            reader.forEachRemaining(images::add);
        }
        return images;
    }

    private Path tar(String... names) throws IOException {
        Path file = folder.resolve("shard.tar");
        try (OutputStream out = Files.newOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name())) {
            for (String name : names) {
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(5);
                tar.putArchiveEntry(entry);
                tar.write(new byte[5]);
                tar.closeArchiveEntry();
            }
        }
        return file;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
