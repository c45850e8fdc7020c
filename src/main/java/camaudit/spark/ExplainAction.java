package camaudit.spark;

import camaudit.engine.Plan;
import camaudit.image.InputException;
import camaudit.image.Preprocess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Explains a dataset: every input becomes a row of {@code OUTPUT/explanations} for each method or one row of
 * {@code OUTPUT/rejections}. One pass, no shuffle, one batch in a task's memory at a time.
 */
public final class ExplainAction {
    private static final Duration PROGRESS = Duration.ofSeconds(10);

    private final SparkSession spark;
    private final Consumer<String> progress;

    public ExplainAction(SparkSession spark, Consumer<String> progress) {
        this.spark = Objects.requireNonNull(spark);
        this.progress = Objects.requireNonNull(progress);
    }

    /**
     * What to explain and how, all of it validated.
     *
     * @param plan the model's plan, compiled on the driver; executors compile their own of the same bytes
     * @param output a folder that {@link #prepareOutput} accepted
     */
    public record Request(
            ModelFile model,
            Plan plan,
            ImageSource source,
            Preprocess pixels,
            List<String> methods,
            TargetRule target,
            int batchSize,
            boolean heatmapAtInput,
            String output,
            String runId) {
        public Request {
            Objects.requireNonNull(model);
            methods = List.copyOf(methods);
            if (target.kind() == TargetRule.Kind.FIXED && target.index() >= plan.classes()) {
                throw new InputException("--target " + target.index() + ": the network has " + plan.classes()
                        + " classes, 0 to " + (plan.classes() - 1));
            }
            if (target.kind() == TargetRule.Kind.LABEL && !source.labelled()) {
                throw new InputException("--target label: the images have no labels. Give --labels folder or a label file");
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
     */
    public record Result(
            long images,
            long explained,
            Map<String, Long> rejected,
            Map<String, Long> statuses,
            long labelled,
            long agreed,
            Instant started,
            double seconds) {}

    /**
     * Makes sure that nothing is overwritten by accident.
     *
     * @param overwrite true to delete an earlier run, and nothing but an earlier run
     * @throws InputException if the folder holds anything else, or an earlier run and {@code overwrite} is false
     */
    public static void prepareOutput(Storage storage, String output, boolean overwrite) {
        List<String> names = storage.names(output);
        List<String> ours = List.of(ExplanationTable.NAME, RejectionTable.NAME, REPORT, SCRATCH);
        if (names.isEmpty()) {
            return;
        }
        List<String> strange = names.stream().filter(n -> !ours.contains(n)).toList();
        if (!strange.isEmpty()) {
            throw new InputException("--output " + output + " holds " + strange.get(0)
                    + ", which no run of camaudit wrote: choose a new folder");
        }
        if (!overwrite) {
            throw new InputException("--output " + output + " exists and holds an earlier run: choose a new folder, or say "
                    + "--overwrite to replace it");
        }
        names.forEach(name -> storage.delete(output + "/" + name));
    }

    private static final String REPORT = camaudit.provenance.RunReport.FILE;
    private static final String SCRATCH = "_rejected";

    /** Runs the job and writes both tables. */
    public Result run(Request request) {
        Instant started = Instant.now();
        long clock = System.nanoTime();
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Tally tally = new Tally(spark.sparkContext());
        Broadcast<byte[]> model = context.broadcast(request.model().content());
        Broadcast<SerializableConfiguration> hadoop =
                context.broadcast(new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
        String scratch = request.output() + "/" + SCRATCH;
        TaskSpec spec = new TaskSpec(
                request.model().uri(),
                request.model().sha256(),
                request.plan().target(),
                request.pixels(),
                new ArrayList<>(request.methods()),
                request.target(),
                request.batchSize(),
                request.heatmapAtInput(),
                request.runId(),
                scratch);
        try (ProgressLog log = new ProgressLog(request.source().images(), PROGRESS, progress)) {
            spark.sparkContext().addSparkListener(log);
            spark.sparkContext().setJobDescription("Explain " + request.source().description());
            request.source()
                    .references(spark)
                    .mapPartitions(
                            new ExplainTask(spec, request.source(), model, hadoop, tally),
                            Encoders.row(ExplanationTable.structure()))
                    .write()
                    .mode(SaveMode.ErrorIfExists)
                    .parquet(request.output() + "/" + ExplanationTable.NAME);
            spark.sparkContext().removeSparkListener(log);
        }
        writeRejections(request, tally);
        new Storage(spark.sparkContext().hadoopConfiguration()).delete(scratch);
        model.destroy();
        hadoop.destroy();
        long rejected = tally.rejections().values().stream().mapToLong(Long::longValue).sum();
        return new Result(
                tally.images(),
                tally.images() - rejected,
                tally.rejections(),
                tally.statuses(),
                tally.labelled(),
                tally.agreed(),
                started,
                (System.nanoTime() - clock) / 1e9);
    }

    private void writeRejections(Request request, Tally tally) {
        spark.sparkContext().setJobDescription("Write the rejections");
        String[] files = tally.rejectionFiles().toArray(String[]::new);
        (files.length == 0
                        ? spark.createDataFrame(List.of(), RejectionTable.structure()).coalesce(1)
                        : spark.read().schema(RejectionTable.structure()).json(files))
                .write()
                .mode(SaveMode.ErrorIfExists)
                .parquet(request.output() + "/" + RejectionTable.NAME);
    }
}
