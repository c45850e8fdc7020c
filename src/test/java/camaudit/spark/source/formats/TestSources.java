package camaudit.spark.source.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.image.Pixels;
import camaudit.image.decode.DecodeOptions;
import camaudit.spark.source.ImageSource;
import camaudit.spark.source.OpenedSource;
import camaudit.spark.source.SourceImage;
import camaudit.spark.source.SourceReader;
import camaudit.spark.source.SourceRequest;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import camaudit.spec.DatasetSpec;
import camaudit.spec.Foregrounds;
import camaudit.spec.Layout;
import camaudit.text.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How datasets are told apart, and what their labels mean. */
class TestSources {
    private static final Configuration HADOOP = new Configuration();
    private static final Storage STORAGE = new Storage(HADOOP);

    @TempDir
    private Path folder;

    private static OpenedSource open(String images, Layout layout, String labels, int classes, String... names) {
        return Sources.open(
                STORAGE,
                new SourceRequest(
                        new DatasetSpec(
                                images, layout, labels, List.of(names), 1, OptionalLong.empty(), Foregrounds.DEFAULT),
                        DecodeOptions.DEFAULT.within(1 << 20, 1 << 20),
                        classes),
                told -> {});
    }

    private void write(String name, int bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[bytes]);
    }

    private static List<SourceImage> read(ImageSource source) throws IOException {
        List<SourceImage> images = new ArrayList<>();
        try (SourceReader reader = source.read(source.items(), HADOOP)) {
            reader.forEachRemaining(images::add);
        }
        return images;
    }

    @Test
    void aMixtureIsNamed() throws IOException {
        write("a/x.png", 10);
        write("b.tar", 10);
        write("c.parquet", 10);
        assertThatThrownBy(() -> open(folder.toString(), Layout.AUTO, "auto", 10))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("1 of files (a/x.png, …), 1 of parquet (c.parquet, …), 1 of tar (b.tar, …)")
                .hasMessageContaining("--format files or --format parquet or --format tar");
        assertThat(open(folder.toString(), Layout.FILES, "auto", 10)
                        .source()
                        .count()
                        .images())
                .isEqualTo(1);
        assertThatThrownBy(() -> open(folder.toString(), Layout.TAR, "auto", 10))
                .hasMessageContaining("b.tar cannot be used")
                .hasMessageContaining("broken");
    }

    @Test
    void cifarTen() throws IOException {
        byte[] batch = new byte[3 * 3073];
        for (int i = 0; i < 3; i++) {
            batch[i * 3073] = (byte) (2 * i);
            batch[i * 3073 + 1] = 11;
            batch[i * 3073 + 1 + 1024] = 22;
            batch[i * 3073 + 1 + 2048] = 33;
        }
        Files.write(folder.resolve("data_batch_1.bin"), batch);
        Files.write(folder.resolve("data_batch_2.bin"), java.util.Arrays.copyOf(batch, 2 * 3073 + 5));
        Files.writeString(folder.resolve("batches.meta.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n");
        OpenedSource opened = open(folder.toString(), Layout.AUTO, "auto", 10);
        assertThat(opened.source().layout()).isEqualTo(Layout.CIFAR);
        assertThat(opened.source().description()).contains("6 images in 2 CIFAR-10 batches", "format cifar was chosen");
        assertThat(opened.classNames()).hasSize(10).startsWith("a");
        List<SourceImage> images = read(opened.source());
        assertThat(images).hasSize(6);
        Pixels picture = (Pixels) images.get(1).picture();
        assertThat(new int[] {picture.at(0, 0, 0), picture.at(0, 0, 1), picture.at(0, 0, 2), picture.at(1, 0, 0)})
                .containsExactly(11, 22, 33, 0);
        assertThat(images.get(1).label()).hasValue(2);
        assertThat(images.get(1).id()).isEqualTo("data_batch_1.bin#00000001");
        assertThat(images.get(5).picture()).isNotInstanceOf(Pixels.class);
        assertThat(open(folder.toString(), Layout.CIFAR, "auto", 7).labels())
                .startsWith("none, for the dataset's labels");
        assertThatThrownBy(() -> open(folder.toString(), Layout.CIFAR, "folder", 10))
                .hasMessageContaining("lie in no folders");
    }

    @Test
    void cifarHundredTakesTheFineLabel() throws IOException {
        byte[] batch = new byte[2 * 3074];
        batch[3074] = 19;
        batch[3075] = 99;
        Files.write(folder.resolve("train.bin"), batch);
        ImageSource source = open(folder.resolve("train.bin").toString(), Layout.AUTO, "auto", 100)
                .source();
        assertThat(read(source).get(1).label()).hasValue(99);
        assertThat(read(source).get(1).id()).isEqualTo("00000001");
    }

    @Test
    void textLabelsByClassName() throws IOException {
        String file = "src/test/resources/sources/text-labels.parquet";
        String[] names = {"one", "zero", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
        assertThat(read(open(file, Layout.AUTO, "auto", 10, names).source())
                        .get(0)
                        .label())
                .hasValue(1);
        assertThat(open(file, Layout.AUTO, "auto", 10).labels()).contains("give --class-names");
    }

    @Test
    void namesWithBracketsAreNoPatterns() throws IOException {
        write("[a]/1.png", 10);
        write("a/2.png", 10);
        FileList literal = STORAGE.list(folder + "/[a]", told -> {});
        assertThat(literal.name(0)).isEqualTo("1.png");
        FileList pattern = STORAGE.list(folder + "/{a,a/2.png}", told -> {});
        assertThat(IntStream.range(0, pattern.size()).mapToObj(pattern::name)).containsExactly("a/2.png");
    }
}
