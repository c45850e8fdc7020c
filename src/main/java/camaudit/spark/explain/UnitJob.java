package camaudit.spark.explain;

import camaudit.spark.counterfactual.BackgroundJob;
import camaudit.spark.counterfactual.CounterfactualPlan;
import camaudit.spark.ledger.Ledger;
import camaudit.spark.ledger.OutputFolder;
import camaudit.spark.ledger.OutputLock;
import camaudit.spark.session.Broadcasts;
import camaudit.spark.storage.Storage;
import camaudit.spark.table.ExplanationTable;
import camaudit.spark.table.RejectionTable;
import camaudit.spark.table.TaskSpec;
import camaudit.text.Numbers;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Explains one unit after another: writes its rows into both tables, then commits it. */
final class UnitJob {
    private final SparkSession spark;
    private final ExplainRequest request;
    private final Ledger ledger;
    private final OutputLock lock;
    private final RunMetrics tally;
    private final Broadcasts broadcasts;
    private final Consumer<String> progress;
    private final TaskSpec spec;
    private final String output;
    /** Found when the first unit needs them. */
    private @Nullable Broadcast<CounterfactualPlan> counterfactuals;

    UnitJob(
            SparkSession spark,
            ExplainRequest request,
            Ledger ledger,
            OutputLock lock,
            RunMetrics tally,
            Broadcasts broadcasts,
            Consumer<String> progress) {
        this.spark = spark;
        this.request = request;
        this.ledger = ledger;
        this.lock = lock;
        this.tally = tally;
        this.broadcasts = broadcasts;
        this.progress = progress;
        this.spec = new TaskSpec(
                request.model().file().uri(),
                request.model().file().sha256(),
                request.model().recipe(),
                request.batchSize(),
                request.runId());
        this.output = request.output().uri();
    }

    void run(Units.Unit unit) {
        long before = tally.images();
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        if (request.evidence().counterfactual().wanted() && counterfactuals == null) {
            counterfactuals = context.broadcast(counterfactuals(context));
        }
        describe(unit, "explain");
        append(
                spark.createDataFrame(
                        context.parallelize(unit.items(), unit.tasks())
                                .mapPartitions(new ExplainTask(
                                        spec,
                                        request.output().heatmap(),
                                        output + "/" + OutputFolder.SCRATCH,
                                        request.source(),
                                        broadcasts,
                                        counterfactuals,
                                        tally)),
                        ExplanationTable.structure()),
                OutputFolder.EXPLANATIONS);
        List<String> rejections = tally.takeRejectionFiles();
        if (!rejections.isEmpty()) {
            describe(unit, "rejections of");
            append(
                    spark.read()
                            .schema(RejectionTable.structure())
                            .json(rejections.stream().map(Storage::literal).toArray(String[]::new)),
                    OutputFolder.REJECTIONS);
        }
        lock.require();
        ledger.commit(unit.items(), tally.images() - before, Set.of(), Set.of());
    }

    private CounterfactualPlan counterfactuals(JavaSparkContext context) {
        return new BackgroundJob(
                        context,
                        request.source(),
                        spec.recipe().pixels(),
                        request.model().plan().classes(),
                        broadcasts.hadoop())
                .run(request.evidence().counterfactual(), progress);
    }

    /** What the tasks do. */
    TaskSpec spec() {
        return spec;
    }

    private void describe(Units.Unit unit, String what) {
        spark.sparkContext()
                .setJobDescription(Numbers.format(
                        "%s unit %d, about %,d images of %s",
                        what, unit.number(), unit.images(), request.source().uri()));
    }

    private void append(Dataset<Row> rows, String table) {
        rows.write().options(ExplanationTable.writing()).mode(SaveMode.Append).parquet(output + "/" + table);
    }

    /** Makes sure that both tables can be read, even without a row, and tidies up. */
    void finish() {
        empty(OutputFolder.EXPLANATIONS, ExplanationTable.structure());
        empty(OutputFolder.REJECTIONS, RejectionTable.structure());
        if (counterfactuals != null) {
            counterfactuals.destroy();
        }
        new Storage(broadcasts.hadoop().value().value()).delete(output + "/" + OutputFolder.SCRATCH);
    }

    private void empty(String table, StructType structure) {
        if (ledger.files(table).isEmpty()) {
            spark.sparkContext().setJobDescription("Write the empty table " + table);
            append(spark.createDataFrame(List.of(), structure).coalesce(1), table);
        }
    }
}
