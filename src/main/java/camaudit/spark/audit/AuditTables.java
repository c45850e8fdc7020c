package camaudit.spark.audit;

import camaudit.audit.AuditReport;
import camaudit.audit.SliceSummary;
import camaudit.audit.check.CheckResult;
import camaudit.audit.inference.Interval;
import camaudit.audit.slice.Comparison;
import camaudit.audit.slice.MeasureSummary;
import camaudit.audit.strategy.Strategy;
import camaudit.spark.session.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The audit's results as flat Parquet tables. */
public final class AuditTables {
    private static final StructType CHECKS = new StructType()
            .add("check", DataTypes.StringType, false)
            .add("kind", DataTypes.StringType, false)
            .add("severity", DataTypes.StringType, false)
            .add("status", DataTypes.StringType, false)
            .add("slice", DataTypes.StringType, false)
            .add("statistic", DataTypes.StringType, false)
            .add("value", DataTypes.DoubleType, true)
            .add("lower", DataTypes.DoubleType, true)
            .add("upper", DataTypes.DoubleType, true)
            .add("threshold", DataTypes.DoubleType, true)
            .add("images", DataTypes.LongType, false)
            .add("message", DataTypes.StringType, false)
            .add("run_id", DataTypes.StringType, false);

    private static final StructType SLICES = new StructType()
            .add("slice", DataTypes.StringType, false)
            .add("conditions", DataTypes.IntegerType, false)
            .add("images", DataTypes.LongType, false)
            .add("accuracy", DataTypes.DoubleType, true)
            .add("blank", DataTypes.LongType, false)
            .add("statistic", DataTypes.StringType, false)
            .add("values", DataTypes.LongType, false)
            .add("mean", DataTypes.DoubleType, false)
            .add("sd", DataTypes.DoubleType, true)
            .add("minimum", DataTypes.DoubleType, false)
            .add("p05", DataTypes.DoubleType, false)
            .add("p25", DataTypes.DoubleType, false)
            .add("median", DataTypes.DoubleType, false)
            .add("p75", DataTypes.DoubleType, false)
            .add("p95", DataTypes.DoubleType, false)
            .add("maximum", DataTypes.DoubleType, false)
            .add("run_id", DataTypes.StringType, false);

    private static final StructType COMPARISONS = new StructType()
            .add("slice", DataTypes.StringType, false)
            .add("against", DataTypes.StringType, false)
            .add("statistic", DataTypes.StringType, false)
            .add("images", DataTypes.LongType, false)
            .add("other_images", DataTypes.LongType, false)
            .add("mean", DataTypes.DoubleType, false)
            .add("other_mean", DataTypes.DoubleType, false)
            .add("cliffs_delta", DataTypes.DoubleType, false)
            .add("lower", DataTypes.DoubleType, true)
            .add("upper", DataTypes.DoubleType, true)
            .add("p", DataTypes.DoubleType, false)
            .add("adjusted_p", DataTypes.DoubleType, false)
            .add("run_id", DataTypes.StringType, false);

    private static final StructType STRATEGIES = new StructType()
            .add("class", DataTypes.StringType, false)
            .add("cluster", DataTypes.IntegerType, false)
            .add("image_id", DataTypes.StringType, false)
            .add("place", DataTypes.IntegerType, false)
            .add("flagged", DataTypes.BooleanType, false)
            .add("run_id", DataTypes.StringType, false);

    private final SparkSession spark;
    private final AuditFolder folder;

    public AuditTables(Workspace workspace, AuditFolder folder) {
        this.spark = workspace.spark();
        this.folder = folder;
    }

    /** Writes all tables. */
    public void write(AuditReport report, List<Strategy> strategies) {
        String run = report.runId();
        table(
                "checks",
                CHECKS,
                report.checks().stream().map(check -> row(check, run)).toList());
        table(
                "slices",
                SLICES,
                report.slices().stream()
                        .flatMap(slice -> rows(slice, run).stream())
                        .toList());
        table(
                "comparisons",
                COMPARISONS,
                report.comparisons().stream().map(one -> row(one, run)).toList());
        table(
                "strategies",
                STRATEGIES,
                strategies.stream().flatMap(one -> rows(one, run).stream()).toList());
    }

    private void table(String name, StructType schema, List<Row> rows) {
        spark.sparkContext().setJobDescription("Write the table " + name);
        spark.createDataFrame(rows, schema).coalesce(1).write().parquet(folder.table(name));
    }

    private static Row row(CheckResult check, String run) {
        return RowFactory.create(
                check.check(),
                check.kind(),
                check.severity().name(),
                check.status().name(),
                check.slice().text(),
                check.statistic(),
                number(check.value()),
                lower(check.interval()),
                upper(check.interval()),
                number(check.threshold()),
                check.rows(),
                check.message(),
                run);
    }

    private static List<Row> rows(SliceSummary slice, String run) {
        List<Row> rows = new ArrayList<>();
        slice.measures().forEach((statistic, m) -> rows.add(row(slice, statistic, m, run)));
        return rows;
    }

    private static Row row(SliceSummary slice, String statistic, MeasureSummary m, String run) {
        return RowFactory.create(
                slice.slice().text(),
                slice.slice().conditions().size(),
                slice.rows(),
                number(slice.accuracy()),
                slice.blank(),
                statistic,
                m.rows(),
                m.mean(),
                number(m.sd()),
                m.min(),
                m.p05(),
                m.p25(),
                m.median(),
                m.p75(),
                m.p95(),
                m.max(),
                run);
    }

    private static Row row(Comparison one, String run) {
        return RowFactory.create(
                one.slice().text(),
                one.parent().text(),
                one.statistic(),
                one.rows(),
                one.restRows(),
                one.mean(),
                one.restMean(),
                one.difference().delta(),
                lower(one.difference().interval()),
                upper(one.difference().interval()),
                one.difference().p(),
                one.adjustedP(),
                run);
    }

    private static List<Row> rows(Strategy one, String run) {
        List<Row> rows = new ArrayList<>();
        for (String image : one.images()) {
            rows.add(RowFactory.create(one.className(), one.number(), image, rows.size() + 1, one.flagged(), run));
        }
        return rows;
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static @Nullable Double lower(Optional<Interval> interval) {
        return interval.map(Interval::lower).orElse(null);
    }

    private static @Nullable Double upper(Optional<Interval> interval) {
        return interval.map(Interval::upper).orElse(null);
    }
}
