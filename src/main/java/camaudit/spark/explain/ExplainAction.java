package camaudit.spark.explain;

import camaudit.provenance.Increment;
import camaudit.provenance.RunTotals;
import camaudit.spark.ledger.FinishedRun;
import camaudit.spark.ledger.Ledger;
import camaudit.spark.ledger.OutputFolder;
import camaudit.spark.ledger.OutputLock;
import camaudit.spark.session.Broadcasts;
import camaudit.spark.session.Workspace;
import camaudit.spark.storage.Storage;
import camaudit.spark.table.RunTables;
import camaudit.spec.OutputMode;
import camaudit.text.InputException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Explains a dataset: every input becomes a row of {@code OUTPUT/explanations} for each method or one row of
 * {@code OUTPUT/rejections}. Units of inputs are committed one after another, each in one pass without a shuffle and with one batch
 * in a task's memory at a time; a run that stops can be resumed after the last unit, and a later run does what is new or changed.
 */
public final class ExplainAction {
    private static final Duration PROGRESS = Duration.ofSeconds(10);
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final Workspace workspace;
    private final SparkSession spark;
    private final Consumer<String> progress;
    private final LongConsumer kept;
    private final Duration interval;
    private final Duration beat;

    /**
     * Reports progress every ten seconds.
     *
     * @param kept receives the number of inputs whose results a later run goes on from, whenever it changes
     */
    public ExplainAction(Workspace workspace, Consumer<String> progress, LongConsumer kept) {
        this(workspace, progress, kept, PROGRESS, BEAT);
    }

    ExplainAction(Workspace workspace, Consumer<String> progress, LongConsumer kept, Duration interval, Duration beat) {
        this.workspace = workspace;
        this.spark = workspace.spark();
        this.progress = Objects.requireNonNull(progress);
        this.kept = Objects.requireNonNull(kept);
        this.interval = Objects.requireNonNull(interval);
        this.beat = Objects.requireNonNull(beat);
    }

    /**
     * Runs the job and writes the tables.
     *
     * @param report what becomes of the result in {@code run.json}, which ends the run
     * @throws InputException if another run writes to the folder, or the results in it were made in another way
     */
    public ExplainResult run(ExplainRequest request, Function<ExplainResult, String> report) {
        Storage storage = workspace.storage();
        String output = request.output().uri();
        OutputMode mode = request.output().mode();
        try (OutputLock lock = OutputLock.take(storage, output, request.runId(), beat)) {
            OutputFolder.check(storage, output, mode);
            if (mode == OutputMode.RESUME) {
                FinishedRun.damage(storage, output)
                        .ifPresent(damage -> progress.accept(damage + ": it is written anew at the end of this run"));
            } else {
                OutputFolder.clear(storage, output);
                kept.accept(0);
            }
            Ledger ledger = Ledger.open(storage, output, request.runId(), RunKey.of(request));
            kept.accept(ledger.images());
            OutputFolder.reopen(storage, output);
            ExplainResult result = explain(request, lock, ledger);
            lock.require();
            OutputFolder.finish(storage, output, report.apply(result));
            return result;
        }
    }

    private ExplainResult explain(ExplainRequest request, OutputLock lock, Ledger ledger) {
        Instant started = Instant.now();
        long clock = System.nanoTime();
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Broadcasts broadcasts =
                new Broadcasts(context.broadcast(request.model().file().content()), Broadcasts.hadoop(spark));
        try {
            DatasetChanges.Found found = ledger.empty()
                    ? new DatasetChanges.Found(0, 0, 0)
                    : new DatasetChanges(
                                    spark,
                                    request.source(),
                                    ledger,
                                    request.output().uri(),
                                    broadcasts.hadoop())
                            .settle();
            long before = ledger.images();
            kept.accept(before);
            RunMetrics tally = new RunMetrics(spark.sparkContext());
            UnitJob job = new UnitJob(spark, request, ledger, lock, tally, broadcasts, progress);
            Units units = Units.of(request, ledger, workspace.cores());
            if (before > 0) {
                progress.accept(units.describe(before));
            }
            int committed = 0;
            try (ProgressLog log = new ProgressLog(units.images(), interval, progress)) {
                spark.sparkContext().addSparkListener(log);
                for (Units.Unit unit = units.next(); !unit.items().isEmpty(); unit = units.next()) {
                    job.run(unit);
                    kept.accept(ledger.images());
                    committed++;
                }
                spark.sparkContext().removeSparkListener(log);
            }
            job.finish();
            double seconds = (System.nanoTime() - clock) / 1e9;
            lock.require();
            RunTables tables = new RunTables(spark, request.output().uri());
            RunTotals counts = before == 0
                    ? tally.counts()
                    : tables.counts().unlocated(tally.counts().unlocated());
            boolean changed = committed > 0 || found.changed() + found.gone() > 0;
            Findings findings =
                    Findings.of(spark, request, job.spec(), broadcasts, counts.located(), changed, progress);
            return new ExplainResult(
                    counts,
                    new Increment(
                            tally.images(),
                            before,
                            found.changed(),
                            found.touched(),
                            found.gone(),
                            committed,
                            ledger.undone(),
                            tally.ignored()),
                    started,
                    seconds,
                    tally.shares(),
                    counts.rejected().isEmpty() ? List.of() : tables.examples(),
                    findings);
        } finally {
            broadcasts.destroy();
        }
    }
}
