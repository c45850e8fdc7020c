package camaudit.spark.source.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.Pictures;
import camaudit.image.Pixels;
import camaudit.image.Rejection;
import camaudit.image.decode.DecodeOptions;
import camaudit.spark.session.FaultyFileSystem;
import camaudit.spark.source.ImageSource;
import camaudit.spark.source.SourceImage;
import camaudit.spark.source.SourceReader;
import camaudit.spark.source.SourceRequest;
import camaudit.spark.source.idx.IdxSource;
import camaudit.spark.storage.Storage;
import camaudit.spec.DatasetSpec;
import camaudit.spec.Foregrounds;
import camaudit.spec.Layout;
import camaudit.text.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading where a file system fails for a moment, or for good. */
class TestPassingFailures {
    @TempDir
    private Path folder;

    @TempDir
    private Path marks;

    private final Configuration hadoop = new Configuration(false);
    private Storage storage = new Storage(hadoop);

    @BeforeEach
    void faults() {
        hadoop.set("fs.faulty.impl", FaultyFileSystem.class.getName());
        hadoop.setBoolean("fs.faulty.impl.disable.cache", true);
        hadoop.set("fs.faulty.marks", marks.toString());
        hadoop.set("fs.faulty.passing", "passing.png");
        hadoop.set("fs.faulty.breaking", "breaking");
        hadoop.set("fs.faulty.lost", "lost.png");
        storage = new Storage(hadoop);
    }

    @Test
    void filesAreReadWhenTheFailurePassesAndRejectedWhenItLasts() throws IOException {
        for (String name : List.of("a.png", "lost.png", "passing.png")) {
            Files.write(folder.resolve(name), Pictures.png(Pictures.gray(8, 8, new byte[64])));
        }
        ImageSource source = files(storage);
        long start = System.nanoTime();
        List<SourceImage> images = read(source);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(images).extracting(SourceImage::id).containsExactly("a.png", "lost.png", "passing.png");
        assertThat(images.get(0).picture()).isInstanceOf(Pixels.class);
        assertThat(images.get(2).picture()).isInstanceOf(Pixels.class);
        assertThat(marks.resolve("passed-2")).exists();
        assertThat(images.get(1).picture()).isInstanceOfSatisfying(Rejection.class, rejection -> {
            assertThat(rejection.reason()).isEqualTo(Rejection.Reason.UNREADABLE);
            assertThat(rejection.message())
                    .startsWith("the file cannot be read: tried 4 times, the last time: a failure on purpose");
        });
    }

    @Test
    void aServerThatIsGoneDoesNotCostEveryImageSeconds() throws IOException {
        for (String name : List.of("1-lost.png", "2-lost.png", "3-lost.png", "4-lost.png", "a.png")) {
            Files.write(folder.resolve(name), new byte[] {1});
        }
        for (int i = 1; i <= 3; i++) {
            int number = i;
            assertThatThrownBy(() -> storage.read(uri(number + "-lost.png"), 10))
                    .hasMessageContaining("tried 4 times");
        }
        assertThatThrownBy(() -> storage.read(uri("4-lost.png"), 10))
                .hasMessageContaining("tried once after others had failed");
        assertThat(storage.read(uri("a.png"), 10)).hasSize(1);
        hadoop.set("fs.faulty.passing", "4-lost.png");
        hadoop.set("fs.faulty.lost", "none");
        assertThat(new Storage(hadoop).read(uri("4-lost.png"), 10)).hasSize(1);
    }

    @Test
    void aContainerIsReadOnFromWhereItBroke() throws IOException {
        byte[] pixels = new byte[100 * 64];
        new Random(1).nextBytes(pixels);
        byte[] idx = ByteBuffer.allocate(16 + pixels.length)
                .putInt(0x803)
                .putInt(100)
                .putInt(8)
                .putInt(8)
                .put(pixels)
                .array();
        Files.write(folder.resolve("idx"), idx);
        IdxSource source = IdxSource.open(storage, uri("idx"), Optional.empty(), 1, OptionalLong.empty());
        hadoop.set("fs.faulty.breaking", "idx");
        List<SourceImage> images = read(source);
        assertThat(marks.resolve("broken-2")).exists();
        for (int i = 0; i < 100; i++) {
            assertThat(((Pixels) images.get(i).picture()).samples())
                    .isEqualTo(Arrays.copyOfRange(pixels, 64 * i, 64 * (i + 1)));
        }
    }

    @Test
    void seekingSkippingAndJoinedGzipsGoOn() throws IOException {
        byte[] content = new byte[5_000];
        new Random(2).nextBytes(content);
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (int from = 0; from < content.length; from += 2_500) {
            try (GZIPOutputStream out = new GZIPOutputStream(joined)) {
                out.write(content, from, 2_500);
            }
        }
        Files.write(folder.resolve("gz-breaking"), joined.toByteArray());
        try (InputStream in = new GZIPInputStream(storage.open(uri("gz-breaking")))) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
        assertThat(marks.resolve("broken-2")).exists();
        Files.write(folder.resolve("plain"), content);
        try (FSDataInputStream in = storage.open(uri("plain"))) {
            in.seek(4_000);
            assertThat(in.read()).isEqualTo(content[4_000] & 0xff);
            in.seek(10);
            in.skipNBytes(90);
            assertThat(in.getPos()).isEqualTo(100);
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, 100, content.length));
        }
    }

    @Test
    void whatIsNotThereFailsAtOnce() {
        long start = System.nanoTime();
        assertThatThrownBy(() -> storage.open(uri("none")))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("there is no such file or folder");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(200));
    }

    @Test
    void anInterruptEndsItAtOnceAndRejectsNothing() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("lost.png"), "x");
        ImageSource source = files(storage);
        AtomicReference<Object> outcome = new AtomicReference<>("");
        Thread task = new Thread(() -> {
            try {
                outcome.set(read(source));
            } catch (IOException | RuntimeException e) {
                outcome.set(e.getMessage() + ", " + Thread.currentThread().isInterrupted());
            }
        });
        task.start();
        task.join(500);
        assertThat(task.isAlive()).isTrue();
        task.interrupt();
        task.join(1_000);
        assertThat(outcome.get()).isEqualTo("reading was interrupted, true");
    }

    private List<SourceImage> read(ImageSource source) throws IOException {
        List<SourceImage> images = new ArrayList<>();
        try (SourceReader reader = source.read(source.items(), hadoop)) {
            reader.forEachRemaining(images::add);
        }
        return images;
    }

    private String uri(String name) {
        return "faulty://" + folder + (name.isEmpty() ? "" : "/" + name);
    }

    private ImageSource files(Storage storage) {
        SourceRequest request = new SourceRequest(
                new DatasetSpec(
                        uri(""),
                        Layout.FILES,
                        SourceRequest.NONE,
                        List.of(),
                        1,
                        OptionalLong.empty(),
                        Foregrounds.DEFAULT),
                DecodeOptions.DEFAULT,
                10);
        return Sources.open(storage, request, progress -> {}).source();
    }
}
