package camaudit.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.Pictures;
import camaudit.image.decode.DecodeOptions;
import camaudit.spark.session.LocalSpark;
import camaudit.spark.source.ImageSource;
import camaudit.spark.source.Item;
import camaudit.spark.source.SourceRequest;
import camaudit.spark.source.container.SmallParts;
import camaudit.spark.source.formats.Sources;
import camaudit.spark.source.idx.IdxSource;
import camaudit.spec.DatasetSpec;
import camaudit.spec.Foregrounds;
import camaudit.spec.Layout;
import camaudit.spec.OutputMode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.io.Text;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Containers that are cut into parts: a run that is stopped at every unit, has other limits, or finds another file. */
class TestResumeOfContainers {
    private static final int SIDE = 28;
    private static final long SEQUENCE_PART = 16 << 10;
    private static final int BATCH = 512;
    private static final Duration BEAT = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    /** A kind of container, how many images a test puts into one, and how many containers there are. */
    private enum Kind {
        IDX(Layout.IDX, 1_300, 1) {
            @Override
            void write(Path file, int from, int until) throws IOException {
                try (OutputStream out = Files.newOutputStream(file)) {
                    out.write(ByteBuffer.allocate(16)
                            .putInt(0x803)
                            .putInt(until - from)
                            .putInt(SIDE)
                            .putInt(SIDE)
                            .array());
                    for (int i = from; i < until; i++) {
                        out.write(noise(i, SIDE * SIDE));
                    }
                }
            }
        },
        CIFAR(Layout.CIFAR, 1_200, 1) {
            @Override
            void write(Path file, int from, int until) throws IOException {
                try (OutputStream out = Files.newOutputStream(file)) {
                    for (int i = from; i < until; i++) {
                        out.write(i % 10);
                        out.write(noise(i, 3 * 32 * 32));
                    }
                }
            }
        },
        PARQUET(Layout.PARQUET, 420, 1) {
            @Override
            void write(Path file, int from, int until) throws IOException {
                Path written = file.resolveSibling("written");
                LocalSpark.session()
                        .createDataFrame(
                                IntStream.range(from, until)
                                        .mapToObj(i -> RowFactory.create((Object) png(i)))
                                        .toList(),
                                new StructType().add("image", "binary"))
                        .coalesce(1)
                        .write()
                        .option("parquet.block.size", 32 << 10)
                        .parquet(written.toString());
                try (Stream<Path> parts = Files.list(written)) {
                    Files.move(
                            parts.filter(p -> p.getFileName().toString().startsWith("part-"))
                                    .findFirst()
                                    .orElseThrow(),
                            file);
                }
                FileUtil.fullyDelete(written.toFile());
            }
        },
        TAR(Layout.TAR, 12, 4) {
            @Override
            void write(Path file, int from, int until) throws IOException {
                try (TarArchiveOutputStream tar =
                        new TarArchiveOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8.name())) {
                    for (int i = from; i < until; i++) {
                        byte[] picture = png(i);
                        TarArchiveEntry entry = new TarArchiveEntry(String.format("%05d.png", i));
                        entry.setSize(picture.length);
                        tar.putArchiveEntry(entry);
                        tar.write(picture);
                        tar.closeArchiveEntry();
                    }
                }
            }
        },
        SEQUENCE(Layout.SEQUENCE, 60, 1) {
            @Override
            void write(Path file, int from, int until) throws IOException {
                try (SequenceFile.Writer writer = SequenceFile.createWriter(
                        new Configuration(),
                        SequenceFile.Writer.file(new org.apache.hadoop.fs.Path(file.toString())),
                        SequenceFile.Writer.keyClass(Text.class),
                        SequenceFile.Writer.valueClass(BytesWritable.class),
                        SequenceFile.Writer.compression(SequenceFile.CompressionType.NONE),
                        SequenceFile.Writer.syncInterval(2 << 10))) {
                    for (int i = from; i < until; i++) {
                        writer.append(new Text(String.format("%05d.png", i)), new BytesWritable(png(i)));
                    }
                }
            }
        };

        private final Layout layout;
        private final int images;
        private final int files;

        Kind(Layout layout, int images, int files) {
            this.layout = layout;
            this.images = images;
            this.files = files;
        }

        /** Writes the images with these numbers, whose content is told by the number. */
        abstract void write(Path file, int from, int until) throws IOException;

        int all() {
            return images * files;
        }
    }

    private static byte[] noise(int number, int bytes) {
        byte[] noise = new byte[bytes];
        new Random(number).nextBytes(noise);
        return noise;
    }

    private static byte[] png(int number) {
        return Pictures.png(Pictures.gray(SIDE, SIDE, noise(number, SIDE * SIDE)));
    }

    private Path output() {
        return folder.resolve("out");
    }

    private Path container(int file) {
        return folder.resolve("images").resolve("container-" + file + ".tar");
    }

    private void write(Kind kind) throws IOException {
        Files.createDirectories(folder.resolve("images"));
        for (int file = 0; file < kind.files; file++) {
            kind.write(container(file), file * kind.images, (file + 1) * kind.images);
        }
    }

    /** Puts other content into the last container, of another date. */
    private void replace(Kind kind, int from, int until) throws IOException {
        Path last = container(kind.files - 1);
        FileTime then = Files.getLastModifiedTime(last);
        Files.delete(last);
        Files.deleteIfExists(last.resolveSibling("." + last.getFileName() + ".crc"));
        kind.write(last, from, until);
        Files.setLastModifiedTime(last, FileTime.fromMillis(then.toMillis() + 2_000));
    }

    private ImageSource source(Kind kind, OptionalLong limit) {
        String images = (kind.files == 1 ? container(0) : folder.resolve("images")).toString();
        return kind == Kind.SEQUENCE
                ? SmallParts.sequence(Runs.STORAGE, images, SEQUENCE_PART, limit)
                : Sources.open(
                                Runs.STORAGE,
                                new SourceRequest(
                                        new DatasetSpec(
                                                images, kind.layout, "none", List.of(), 1, limit, Foregrounds.DEFAULT),
                                        DecodeOptions.DEFAULT,
                                        10),
                                told -> {})
                        .source();
    }

    private ImageSource source(Kind kind) {
        return source(kind, OptionalLong.empty());
    }

    private ExplainResult run(ImageSource source, long unit) {
        return new ExplainAction(LocalSpark.workspace(), line -> {}, kept -> {}, Duration.ofHours(1), BEAT)
                .run(Runs.request(Runs.squashing(source, output(), BATCH), OutputMode.RESUME, unit), done -> "{}");
    }

    /** A run that is killed when its first unit is committed. */
    private void runOneUnit(Kind kind) {
        assertThatThrownBy(() -> run(new Runs.StopsAt(source(kind), 2), 1)).hasStackTraceContaining("on purpose");
    }

    private Map<String, String> fresh(Kind kind) {
        Path undisturbed = folder.resolve("undisturbed-" + System.nanoTime());
        new ExplainAction(LocalSpark.workspace(), line -> {}, kept -> {})
                .run(Runs.squashing(source(kind), undisturbed, BATCH), done -> "{}");
        return Runs.rows(undisturbed);
    }

    private static List<Item> items(ImageSource source) {
        List<Item> items = new ArrayList<>();
        for (Iterator<Item> all = source.items(); all.hasNext(); ) {
            items.add(all.next());
        }
        return items;
    }

    @ParameterizedTest
    @EnumSource
    void aJobThatIsKilledAfterEveryUnitComesToItsEnd(Kind kind) throws IOException {
        write(kind);
        int parts = items(source(kind)).size();
        assertThat(parts).isGreaterThan(2);
        for (int unit = 1; unit < parts; unit++) {
            runOneUnit(kind);
        }
        int committed = LocalSpark.rows(output().resolve("explanations")).size();
        assertThat(committed).isLessThan(kind.all());

        ExplainResult last = run(source(kind), 1);
        assertThat(last.increment().units()).isEqualTo(1);
        assertThat(last.increment().before()).isEqualTo(committed);
        assertThat(last.increment().before() + last.now()).isEqualTo(kind.all());
        assertThat(last.increment().changed()).isZero();
        assertThat(last.counts().images()).isEqualTo(kind.all());
        assertThat(Runs.rows(output())).hasSize(kind.all()).isEqualTo(fresh(kind));
    }

    @ParameterizedTest
    @EnumSource
    void aLargerLimitDoesWhatTheSmallerOneLeft(Kind kind) throws IOException {
        write(kind);
        long before = 0;
        for (long limit : new long[] {kind.all() / 10, kind.all() / 9, kind.all() * 3 / 4, Long.MAX_VALUE}) {
            ExplainResult result =
                    run(source(kind, limit == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(limit)), 0);
            assertThat(result.increment().before()).isEqualTo(before);
            assertThat(result.increment().changed()).isZero();
            before += result.now();
            assertThat(before).isEqualTo(Math.min(limit, kind.all()));
        }
        Map<String, String> whole = Runs.rows(output());
        assertThat(whole).isEqualTo(fresh(kind));
        assertThat(run(source(kind, OptionalLong.of(kind.all() / 2)), 0).now()).isZero();
        assertThat(Runs.rows(output())).isEqualTo(whole);
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatGrewWasCutOrReplacedIsDoneAgainOnce(Kind kind) throws IOException {
        write(kind);
        int first = (kind.files - 1) * kind.images;
        runOneUnit(kind);
        run(source(kind), 0);
        int[] grown = {first, first + kind.images + kind.images / 3};
        int[] cut = {first, first + kind.images / 2};
        int[] replaced = {first + 5_000, first + 5_000 + kind.images};
        List<int[]> states = switch (kind) {
            case IDX, TAR -> List.of(grown, cut, replaced);
            case CIFAR -> List.of(grown);
            case PARQUET -> List.of(cut);
            case SEQUENCE -> List.of(replaced);
        };
        for (int[] state : states) {
            replace(kind, state[0], state[1]);
            if (kind.files == 1) {
                runOneUnit(kind);
            }
            ExplainResult result = run(source(kind), 0);
            assertThat(result.increment().before() + result.now()).isEqualTo(first + state[1] - state[0]);
            assertThat(result.increment().gone()).isZero();
            assertThat(result.counts().images()).isEqualTo(first + state[1] - state[0]);
            assertThat(Runs.rows(output())).isEqualTo(fresh(kind));
        }
        ExplainResult again = run(source(kind), 0);
        assertThat(again.now()).isZero();
        assertThat(again.increment().before()).isEqualTo(Runs.rows(output()).size());
    }

    /** The label file of an IDX file is not the IDX file: it has a date of its own, and may change without it. */
    @Test
    void otherLabelsOfAnIdxFileAreNotMixedWithThoseOfTheFirstRun() throws IOException {
        write(Kind.IDX);
        Path labels = folder.resolve("labels-idx1");
        for (byte label : new byte[] {3, 5}) {
            byte[] all = new byte[Kind.IDX.images];
            Arrays.fill(all, label);
            Files.write(
                    labels,
                    ByteBuffer.allocate(8 + all.length)
                            .putInt(0x801)
                            .putInt(all.length)
                            .put(all)
                            .array());
            ImageSource source = IdxSource.open(
                    Runs.STORAGE,
                    container(0).toString(),
                    Optional.of(labels.toString()),
                    1,
                    label == 3 ? OptionalLong.of(700) : OptionalLong.empty());
            assertThat(run(source, 0).increment().before()).isZero();
        }
        assertThat(LocalSpark.rows(output().resolve("explanations")))
                .hasSize(Kind.IDX.images)
                .allMatch(row -> row.<Integer>getAs("label") == 5);
    }
}
