package camaudit.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import camaudit.spark.session.LocalSpark;
import camaudit.spark.session.Workspace;
import camaudit.spark.source.ImageSource;
import camaudit.spark.source.Item;
import camaudit.spark.source.SourceImage;
import camaudit.spark.source.SourceReader;
import camaudit.spark.source.idx.IdxSource;
import camaudit.spec.OutputMode;
import camaudit.spec.TargetRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the job does when tasks fail, files vanish, or it takes long. */
class TestExplainAction {
    private static final int COUNT = 40;

    @TempDir
    private Path folder;

    @Test
    void aTaskThatFailsHalfwayAndIsTriedAgainCountsOnce() throws IOException {
        Workspace workspace = LocalSpark.workspace("local[2,3]");
        FailsOnce.failures.set(0);
        ImageSource source = new FailsOnce(Runs.source(folder.resolve("images"), COUNT));
        Path output = folder.resolve("out");
        ExplainResult result =
                new ExplainAction(workspace, line -> {}, kept -> {}).run(Runs.request(source, output, 3), done -> "{}");
        assertThat(FailsOnce.failures).hasValue(1);
        assertThat(result.counts().images()).isEqualTo(COUNT);
        assertThat(result.explained()).isEqualTo(COUNT * 3 / 4);
        assertThat(result.counts().rejected()).containsExactly(entry("NOT_AN_IMAGE", 10L));
        assertThat(result.counts().statuses().values().stream()
                        .mapToLong(n -> n)
                        .sum())
                .isEqualTo(COUNT * 3 / 4);
        assertThat(ids(output.resolve("explanations"))).hasSize(30).doesNotHaveDuplicates();
        assertThat(ids(output.resolve("rejections"))).hasSize(10).doesNotHaveDuplicates();
        assertThat(output.resolve("_rejected")).doesNotExist();
    }

    @Test
    void aFileThatIsGoneWhenItsTurnComesIsUnreadable() throws IOException {
        ImageSource source = Runs.source(folder.resolve("images"), 4);
        Files.delete(folder.resolve("images/02.png"));
        Files.delete(folder.resolve("images/03.png"));
        Files.createDirectory(folder.resolve("images/03.png"));
        Path output = folder.resolve("out");
        ExplainResult result = new ExplainAction(LocalSpark.workspace(), line -> {}, kept -> {})
                .run(Runs.request(source, output, 64), done -> "{}");
        assertThat(result.counts().rejected()).containsEntry("UNREADABLE", 2L).containsEntry("NOT_AN_IMAGE", 1L);
        assertThat(result.examples()).anyMatch(e -> e.startsWith("02.png: UNREADABLE, the file cannot be read: "));
        assertThat(ids(output.resolve("explanations"))).containsExactly("00.png");
    }

    @Test
    void progressIsToldWhileItRuns() throws IOException {
        List<String> lines = new CopyOnWriteArrayList<>();
        ImageSource source = new Slow(Runs.source(folder.resolve("images"), COUNT));
        new ExplainAction(LocalSpark.workspace(), lines::add, kept -> {}, Duration.ofMillis(20), Duration.ofSeconds(1))
                .run(Runs.request(Runs.request(source, folder.resolve("out"), 4), OutputMode.NEW, 8), done -> "{}");
        assertThat(lines)
                .anyMatch(line ->
                        line.matches("[1-9]\\d? of 40 images \\(\\d+ %\\), [\\d,]+\\.\\d images/s, \\d+:\\d\\d left.*"))
                .anyMatch(line -> line.contains("; rejected NOT_AN_IMAGE ") && line.contains("; load "));
    }

    @Test
    void eachClassInTurnGivesTheWholeScoreVector() {
        int images = 8;
        ImageSource source = IdxSource.open(
                Runs.STORAGE, "src/demo/mnist/images-idx3-ubyte.gz", Optional.empty(), 1, OptionalLong.of(images));
        float[][] logits = new float[images][10];
        List<Row> rows = List.of();
        for (int target = 0; target < 10; target++) {
            Path output = folder.resolve("target-" + target);
            TargetRule rule = new TargetRule(TargetRule.Kind.FIXED, target);
            new ExplainAction(LocalSpark.workspace(), line -> {}, kept -> {})
                    .run(Runs.request(source, output, 64, rule), done -> "{}");
            rows = LocalSpark.rows(output.resolve("explanations"));
            for (Row row : rows) {
                assertThat(row.<Integer>getAs("target")).isEqualTo(target);
                logits[Integer.parseInt(row.getAs("image_id"))][target] = row.getAs("logit");
            }
        }
        for (Row row : rows) {
            float[] all = logits[Integer.parseInt(row.getAs("image_id"))];
            double powers = 0;
            float highest = Float.NEGATIVE_INFINITY;
            for (float logit : all) {
                powers += Math.exp(logit);
                highest = Math.max(highest, logit);
            }
            assertThat(all[row.<Integer>getAs("predicted")]).isEqualTo(highest);
            assertThat((double) row.<Float>getAs("probability")).isCloseTo(Math.exp(all[9]) / powers, within(1e-6));
        }
    }

    private static List<String> ids(Path table) {
        return LocalSpark.rows(table).stream()
                .map(row -> row.<String>getAs("image_id"))
                .toList();
    }

    /** Fails the first time that anybody reads so far. */
    private static final class FailsOnce extends Runs.Wrapped {
        private static final long serialVersionUID = 1L;
        private static final AtomicInteger failures = new AtomicInteger();

        FailsOnce(ImageSource source) {
            super(source);
        }

        @Override
        public SourceReader read(Iterator<Item> items, Configuration hadoop) {
            SourceReader images = super.read(items, hadoop);
            AtomicInteger handedOut = new AtomicInteger();
            return new SourceReader() {
                @Override
                public boolean hasNext() {
                    return images.hasNext();
                }

                @Override
                public SourceImage next() {
                    if (handedOut.incrementAndGet() == 7 && failures.compareAndSet(0, 1)) {
                        throw new IllegalStateException("a disk that fails once, on purpose");
                    }
                    return images.next();
                }

                @Override
                public void close() throws IOException {
                    images.close();
                }
            };
        }
    }

    /** Takes its time over every task. */
    private static final class Slow extends Runs.Wrapped {
        private static final long serialVersionUID = 1L;

        Slow(ImageSource source) {
            super(source);
        }

        @Override
        public SourceReader read(Iterator<Item> items, Configuration hadoop) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            return super.read(items, hadoop);
        }
    }
}
