package camaudit.spark;

import camaudit.explain.TargetRule;
import camaudit.image.InputException;
import camaudit.spark.source.ImageSource;
import camaudit.spark.source.Item;
import camaudit.spark.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Explains a dataset: every input becomes a row of {@code OUTPUT/explanations} for each method or one row of
 * {@code OUTPUT/rejections}. One pass, no shuffle, one batch in a task's memory at a time.
 */
public final class ExplainAction {
    private static final Duration PROGRESS = Duration.ofSeconds(10);
    private static final int EXAMPLES = 3;
    private static final int IMAGES_PER_TASK = 512;

    private final SparkSession spark;
    private final Consumer<String> progress;
    private final Duration interval;

    /** Tells its progress every ten seconds. */
    public ExplainAction(Workspace workspace, Consumer<String> progress) {
        this(workspace, progress, PROGRESS);
    }

    ExplainAction(Workspace workspace, Consumer<String> progress, Duration interval) {
        this.spark = workspace.spark();
        this.progress = Objects.requireNonNull(progress);
        this.interval = Objects.requireNonNull(interval);
    }

    /**
     * What to explain and how, all of it validated.
     *
     * @param model as the driver prepared it; executors prepare their own of the same bytes
     * @param output a folder that {@link OutputFolder#check} accepted
     */
    public record Request(
            PreparedModel model,
            ImageSource source,
            int batchSize,
            boolean heatmapAtInput,
            String output,
            String runId) {
        public Request {
            Objects.requireNonNull(model);
            TargetRule target =
                    model.recipe().target().requireClass(model.plan().classes());
            if (target.kind() == TargetRule.Kind.LABEL && !source.labelled()) {
                throw new InputException(
                        "--target label: the images have no labels. Give --labels folder or a label file");
            }
        }
    }

    /**
     * What came of it.
     *
     * @param rejected by reason
     * @param statuses maps by status
     * @param labelled explained images that have a label
     * @param agreed those among them whose predicted class is the label
     * @param examples a few rejections in words
     */
    public record Result(
            long images,
            long explained,
            Map<String, Long> rejected,
            Map<String, Long> statuses,
            long labelled,
            long agreed,
            Instant started,
            double seconds,
            List<String> examples) {}

    /** Runs the job and writes both tables. */
    public Result run(Request request) {
        Instant started = Instant.now();
        long clock = System.nanoTime();
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Tally tally = new Tally(spark.sparkContext());
        Broadcast<byte[]> model = context.broadcast(request.model().file().content());
        Broadcast<SerializableConfiguration> hadoop = context.broadcast(
                new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
        String scratch = request.output() + "/" + OutputFolder.SCRATCH;
        TaskSpec spec = new TaskSpec(
                request.model().file().uri(),
                request.model().file().sha256(),
                request.model().recipe(),
                request.batchSize(),
                request.heatmapAtInput(),
                request.runId(),
                scratch);
        List<Item> items = new ArrayList<>();
        request.source().items().forEachRemaining(items::add);
        try (ProgressLog log = new ProgressLog(request.source().count().images(), interval, progress)) {
            spark.sparkContext().addSparkListener(log);
            spark.sparkContext().setJobDescription("Explain " + request.source().description());
            spark.createDataFrame(
                            context.parallelize(items, slices(items))
                                    .mapPartitions(new ExplainTask(spec, request.source(), model, hadoop, tally)),
                            ExplanationTable.structure())
                    .write()
                    .mode(SaveMode.ErrorIfExists)
                    .parquet(request.output() + "/" + ExplanationTable.NAME);
            spark.sparkContext().removeSparkListener(log);
        }
        writeRejections(request, tally);
        new Storage(spark.sparkContext().hadoopConfiguration()).delete(scratch);
        model.destroy();
        hadoop.destroy();
        long rejected =
                tally.rejections().values().stream().mapToLong(Long::longValue).sum();
        return new Result(
                tally.images(),
                tally.images() - rejected,
                tally.rejections(),
                tally.statuses(),
                tally.labelled(),
                tally.agreed(),
                started,
                (System.nanoTime() - clock) / 1e9,
                rejected == 0 ? List.of() : examples(request));
    }

    private int slices(List<Item> items) {
        long images = items.stream().mapToLong(Item::expected).sum();
        long tasks = Math.max(spark.sparkContext().defaultParallelism(), images / IMAGES_PER_TASK);
        return (int) Math.max(1, Math.min(items.size(), tasks));
    }

    private void writeRejections(Request request, Tally tally) {
        spark.sparkContext().setJobDescription("Write the rejections");
        String[] files = tally.rejectionFiles().stream().map(Storage::literal).toArray(String[]::new);
        (files.length == 0
                        ? spark.createDataFrame(List.of(), RejectionTable.structure())
                                .coalesce(1)
                        : spark.read().schema(RejectionTable.structure()).json(files))
                .write()
                .mode(SaveMode.ErrorIfExists)
                .parquet(request.output() + "/" + RejectionTable.NAME);
    }

    private List<String> examples(Request request) {
        return spark
                .read()
                .parquet(Storage.literal(request.output() + "/" + RejectionTable.NAME))
                .limit(EXAMPLES)
                .collectAsList()
                .stream()
                .map(row -> row.getString(0) + ": " + row.getString(2) + ", " + row.getString(3))
                .toList();
    }
}
