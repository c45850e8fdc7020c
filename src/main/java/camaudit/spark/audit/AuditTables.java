package camaudit.spark.audit;

import camaudit.audit.AuditReport;
import camaudit.audit.SliceSummary;
import camaudit.audit.check.CheckResult;
import camaudit.audit.inference.Interval;
import camaudit.audit.slice.Comparison;
import camaudit.audit.slice.MeasureSummary;
import camaudit.audit.strategy.Strategy;
import camaudit.spark.session.Workspace;
import camaudit.spark.table.RowCodec;
import camaudit.vocabulary.AuditColumns;
import camaudit.vocabulary.Column;
import camaudit.vocabulary.Columns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** The audit's results as flat Parquet tables. */
public final class AuditTables {
    static final RowCodec<CheckResult> CHECKS = RowCodec.<CheckResult>empty()
            .with(AuditColumns.CHECK, CheckResult::check)
            .with(AuditColumns.KIND, CheckResult::kind)
            .with(AuditColumns.SEVERITY, CheckResult::severity)
            .with(AuditColumns.VERDICT, CheckResult::status)
            .with(AuditColumns.SLICE, check -> check.slice().text())
            .with(AuditColumns.STATISTIC, CheckResult::statistic)
            .with(AuditColumns.VALUE, CheckResult::value)
            .with(AuditColumns.LOWER, check -> check.interval().map(Interval::lower))
            .with(AuditColumns.UPPER, check -> check.interval().map(Interval::upper))
            .with(AuditColumns.THRESHOLD, CheckResult::threshold)
            .with(AuditColumns.IMAGES, CheckResult::rows)
            .with(AuditColumns.FINDING, CheckResult::message);

    static final RowCodec<Measured> SLICES = RowCodec.<Measured>empty()
            .with(AuditColumns.SLICE, row -> row.of().slice().text())
            .with(AuditColumns.CONDITIONS, row -> row.of().slice().conditions().size())
            .with(AuditColumns.IMAGES, row -> row.of().rows())
            .with(AuditColumns.ACCURACY, row -> row.of().accuracy())
            .with(AuditColumns.BLANK_MAPS, row -> row.of().blank())
            .with(AuditColumns.STATISTIC, Measured::statistic)
            .with(AuditColumns.VALUES, row -> row.summary().rows())
            .with(AuditColumns.MEAN, row -> row.summary().mean())
            .with(AuditColumns.SD, row -> row.summary().sd())
            .with(AuditColumns.MINIMUM, row -> row.summary().min())
            .with(AuditColumns.P05, row -> row.summary().p05())
            .with(AuditColumns.P25, row -> row.summary().p25())
            .with(AuditColumns.MEDIAN, row -> row.summary().median())
            .with(AuditColumns.P75, row -> row.summary().p75())
            .with(AuditColumns.P95, row -> row.summary().p95())
            .with(AuditColumns.MAXIMUM, row -> row.summary().max());

    static final RowCodec<Comparison> COMPARISONS = RowCodec.<Comparison>empty()
            .with(AuditColumns.SLICE, one -> one.slice().text())
            .with(AuditColumns.AGAINST, one -> one.parent().text())
            .with(AuditColumns.STATISTIC, Comparison::statistic)
            .with(AuditColumns.IMAGES, Comparison::rows)
            .with(AuditColumns.OTHER_IMAGES, Comparison::restRows)
            .with(AuditColumns.MEAN, Comparison::mean)
            .with(AuditColumns.OTHER_MEAN, Comparison::restMean)
            .with(AuditColumns.CLIFFS_DELTA, one -> one.difference().delta())
            .with(AuditColumns.LOWER, one -> one.difference().interval().map(Interval::lower))
            .with(AuditColumns.UPPER, one -> one.difference().interval().map(Interval::upper))
            .with(AuditColumns.P, one -> one.difference().p())
            .with(AuditColumns.ADJUSTED_P, Comparison::adjustedP);

    static final RowCodec<Member> STRATEGIES = RowCodec.<Member>empty()
            .with(AuditColumns.CLASS, image -> image.of().className())
            .with(AuditColumns.CLUSTER, image -> image.of().number())
            .with(Columns.IMAGE_ID, image -> image.of().images().get(image.index()))
            .with(AuditColumns.PLACE, image -> image.index() + 1)
            .with(AuditColumns.FLAGGED, image -> image.of().flagged());

    /** One statistic of a slice. */
    record Measured(SliceSummary of, String statistic, MeasureSummary summary) {}

    /** One image of a strategy. */
    record Member(Strategy of, int index) {}

    private final SparkSession spark;
    private final AuditFolder folder;

    public AuditTables(Workspace workspace, AuditFolder folder) {
        this.spark = workspace.spark();
        this.folder = folder;
    }

    /** The columns of all tables by their names. */
    public static Map<String, List<Column>> columns() {
        Map<String, List<Column>> all = new LinkedHashMap<>();
        all.put(AuditFolder.CHECKS, CHECKS.columns());
        all.put(AuditFolder.SLICES, SLICES.columns());
        all.put(AuditFolder.COMPARISONS, COMPARISONS.columns());
        all.put(AuditFolder.STRATEGIES, STRATEGIES.columns());
        return all;
    }

    /** Writes all tables. */
    public void write(AuditReport report, List<Strategy> strategies) {
        String run = report.runId();
        table(AuditFolder.CHECKS, CHECKS, run, report.checks().stream());
        table(
                AuditFolder.SLICES,
                SLICES,
                run,
                report.slices().stream()
                        .flatMap(slice -> slice.measures().entrySet().stream()
                                .map(measure -> new Measured(slice, measure.getKey(), measure.getValue()))));
        table(AuditFolder.COMPARISONS, COMPARISONS, run, report.comparisons().stream());
        table(
                AuditFolder.STRATEGIES,
                STRATEGIES,
                run,
                strategies.stream()
                        .flatMap(one -> IntStream.range(0, one.images().size()).mapToObj(i -> new Member(one, i))));
    }

    private <T> void table(String name, RowCodec<T> columns, String run, Stream<T> rows) {
        spark.sparkContext().setJobDescription("Write the table " + name);
        RowCodec<T> codec = columns.with(Columns.RUN_ID, row -> run);
        spark.createDataFrame(rows.map(codec::encode).toList(), codec.schema())
                .coalesce(1)
                .write()
                .parquet(folder.table(name));
    }
}
