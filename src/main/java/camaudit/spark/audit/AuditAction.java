package camaudit.spark.audit;

import static camaudit.spark.table.Cells.col;
import static org.apache.spark.sql.functions.coalesce;

import camaudit.audit.AuditedRun;
import camaudit.audit.check.MaskFit;
import camaudit.audit.check.RunFacts;
import camaudit.audit.slice.SliceKeys;
import camaudit.audit.slice.SliceTable;
import camaudit.report.audit.PictureSource;
import camaudit.spark.integrity.RunIntegrity;
import camaudit.spark.ledger.FinishedRun;
import camaudit.spark.ledger.OutputFolder;
import camaudit.spark.session.Workspace;
import camaudit.spark.storage.Storage;
import camaudit.spark.table.Cells;
import camaudit.spark.table.ExplanationTable;
import camaudit.spark.table.RunTables;
import camaudit.spec.AuditSpec;
import camaudit.text.InputException;
import camaudit.vocabulary.Column;
import camaudit.vocabulary.ColumnType;
import camaudit.vocabulary.Columns;
import camaudit.vocabulary.MapStatus;
import camaudit.vocabulary.Method;
import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Aggregates a finished run for the audit: slices, strategies and pictures, all of one method. */
public final class AuditAction {
    private static final String RANDOM = Method.RANDOM_CAM.label();
    /** Columns that no part of the audit reads. */
    private static final String[] UNUSED = Stream.of(
                    Columns.HEATMAP, Columns.URI, Columns.CONTENT_SHA256, Columns.MODEL_SHA256, Columns.RUN_ID)
            .map(Column::name)
            .toArray(String[]::new);

    private final SparkSession spark;
    private final Storage storage;

    public AuditAction(Workspace workspace) {
        this.spark = workspace.spark();
        this.storage = workspace.storage();
    }

    /**
     * The aggregated run.
     *
     * @param pictures reads pictures of the run's images
     * @param remark what could not be checked of the tables
     */
    public record Result(AuditedRun run, PictureSource pictures, Optional<String> remark) {}

    /**
     * Aggregates.
     *
     * @throws InputException if there is no finished run, its tables are not as it left them, it has no row of the method, or the
     *     metadata does not fit it
     */
    public Result run(AuditSpec request) {
        FinishedRun run = FinishedRun.read(storage, request.explanations());
        Optional<String> remark = new RunIntegrity(spark, storage, request.explanations()).require(run);
        Dataset<Row> table =
                ExplanationTable.read(spark, request.explanations()).drop(UNUSED);
        String method = method(request, table);
        List<String> names = request.classNames().isEmpty() ? run.classNames() : request.classNames();
        Dataset<Row> rows = ofClasses(table.where(col(Columns.METHOD).equalTo(method)), request.classes(), names);
        Optional<Row> first = rows.limit(1).collectAsList().stream().findFirst();
        if (first.isEmpty()) {
            throw new InputException("--explanations " + request.explanations() + " has no row of method " + method
                    + " of the classes " + request.classes());
        }
        Optional<Metadata> metadata =
                request.metadata().map(uri -> Metadata.open(spark, storage, uri, columns(request)));
        List<String> dimensions = metadata.map(Metadata::columns).orElse(List.of()).stream()
                .filter(column ->
                        request.sliceBy().isEmpty() || request.sliceBy().contains(column))
                .filter(column -> !request.cluster().equals(Optional.of(column)))
                .toList();
        Observations observations = Observations.of(statistics(), dimensions, names, request.cluster());
        Dataset<Row> joined = metadata.map(m -> m.join(rows).persist(StorageLevel.DISK_ONLY()))
                .orElse(rows);
        Optional<Dataset<Row>> masks = MaskEvidence.table(spark, storage, request.explanations());
        try {
            SliceTable slices = new SliceJob(
                            joined,
                            observations,
                            Cells.whole(first.get(), Columns.CAM_HEIGHT),
                            Cells.whole(first.get(), Columns.CAM_WIDTH))
                    .run(new SliceKeys(dimensions, request.depth()), request.mostSlices());
            AuditedRun audited = new AuditedRun(
                    run.report(),
                    method,
                    Cells.text(first.get(), Columns.LAYER),
                    slices,
                    StrategyJob.run(joined, observations),
                    new EvidenceJob(
                                    joined,
                                    control(method, table),
                                    faithfulness(request, method),
                                    request.cluster(),
                                    new SwapJob(
                                            joined, observations, dimensions, request.cluster(), request.mostSlices()))
                            .run(),
                    new RunFacts(
                            Optional.ofNullable(run.report().model().classes()).orElse(0),
                            names,
                            joined.where(col(Columns.STATUS).equalTo(MapStatus.NOT_FINITE.name()))
                                    .count(),
                            new MapVarietyJob(joined, faithfulness(request, method)).run(),
                            masks.map(MaskEvidence::of).orElse(MaskFit.NONE)),
                    new RunTables(spark, request.explanations()).rejected());
            return new Result(audited, new AuditPictures(spark, run, rows, observations, masks), remark);
        } finally {
            metadata.ifPresent(used -> joined.unpersist());
        }
    }

    private static Dataset<Row> ofClasses(Dataset<Row> rows, List<String> classes, List<String> names) {
        if (classes.isEmpty()) {
            return rows;
        }
        List<Integer> numbers = new ArrayList<>();
        for (String name : classes) {
            int number = names.indexOf(name);
            if (number < 0 && !name.matches("[0-9]{1,9}")) {
                throw new InputException("--classes " + name + ": the classes are " + names);
            }
            numbers.add(number < 0 ? Integer.parseInt(name) : number);
        }
        return rows.where(coalesce(col(Columns.LABEL), col(Columns.PREDICTED)).isInCollection(numbers));
    }

    private static Optional<Dataset<Row>> control(String method, Dataset<Row> table) {
        Dataset<Row> control = table.where(col(Columns.METHOD).equalTo(RANDOM));
        return method.equals(RANDOM) || control.isEmpty() ? Optional.empty() : Optional.of(control);
    }

    private Optional<Dataset<Row>> faithfulness(AuditSpec request, String method) {
        String uri = request.explanations() + "/" + OutputFolder.FAITHFULNESS;
        return storage.exists(uri)
                ? Optional.of(spark.read()
                        .parquet(Storage.literal(uri))
                        .where(col(Columns.METHOD).equalTo(method)))
                : Optional.empty();
    }

    private static List<String> columns(AuditSpec request) {
        List<String> columns = new ArrayList<>(request.sliceBy());
        request.cluster()
                .filter(column -> !columns.isEmpty() && !columns.contains(column))
                .ifPresent(columns::add);
        return columns;
    }

    private static String method(AuditSpec request, Dataset<Row> table) {
        List<String> methods = table.select(Columns.METHOD.name()).distinct().collectAsList().stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
        if (methods.isEmpty()) {
            throw new InputException("--explanations " + request.explanations()
                    + " has no row: no image could be explained, its rejections say why");
        }
        if (request.method().isPresent()) {
            if (!methods.contains(request.method().get())) {
                throw new InputException("--method " + request.method().get() + ": " + request.explanations()
                        + " has rows of " + methods + " only: name one of them");
            }
            return request.method().get();
        }
        List<String> real =
                methods.stream().filter(name -> !name.equals(RANDOM)).toList();
        if (real.size() > 1) {
            throw new InputException("--explanations " + request.explanations() + " has rows of several methods, "
                    + real + ": say which one is audited with --method");
        }
        return real.isEmpty() ? methods.get(0) : real.get(0);
    }

    /** The numeric columns that describe an image, and the measures derived from them. */
    private static List<String> statistics() {
        List<String> names = new ArrayList<>(List.of(Columns.PROBABILITY.name()));
        ExplanationTable.columns().stream()
                .filter(column -> column.type() == ColumnType.NUMBER)
                .forEach(column -> names.add(column.name()));
        Variant.KINDS.forEach(kind -> names.add(Statistic.correct(kind)));
        names.add(Statistic.CORRECT_BACKGROUND_GAP.label());
        return names;
    }
}
