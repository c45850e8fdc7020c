package camaudit.spark.table;

import static camaudit.spark.table.Cells.col;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import camaudit.provenance.RunTotals;
import camaudit.spark.ledger.OutputFolder;
import camaudit.spark.storage.Storage;
import camaudit.vocabulary.Columns;
import camaudit.vocabulary.Statistic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Counts what both tables of an output folder hold. */
public final class RunTables {
    private static final int EXAMPLES = 3;
    private static final String MASS = Statistic.FOREGROUND_MASS.label();

    private final SparkSession spark;
    private final String output;

    public RunTables(SparkSession spark, String output) {
        this.spark = spark;
        this.output = output;
    }

    /** The totals of both tables; the foreground counts as known for images with a map that could be measured by it. */
    public RunTotals counts() {
        spark.sparkContext().setJobDescription("Count what both tables hold");
        Dataset<Row> explanations = table(OutputFolder.EXPLANATIONS);
        Row images = explanations
                .groupBy(Columns.IMAGE_ID.name(), Columns.LABEL.name(), Columns.PREDICTED.name())
                .agg(max(MASS).as(MASS))
                .agg(
                        count(lit(1)),
                        count(col(Columns.LABEL)),
                        count(when(col(Columns.LABEL).equalTo(col(Columns.PREDICTED)), 1)),
                        count(col(MASS)))
                .head();
        Map<String, Long> rejected = rejected();
        long rejections = rejected.values().stream().mapToLong(Long::longValue).sum();
        return new RunTotals(
                images.getLong(0) + rejections,
                images.getLong(0),
                rejected,
                by(explanations, Columns.STATUS.name()),
                images.getLong(1),
                images.getLong(2),
                images.getLong(3),
                Map.of());
    }

    /** How many inputs could not be used, by reason. */
    public Map<String, Long> rejected() {
        return by(table(OutputFolder.REJECTIONS), Columns.REASON.name());
    }

    public List<String> examples() {
        return table(OutputFolder.REJECTIONS).limit(EXAMPLES).collectAsList().stream()
                .map(row -> row.getString(0) + ": " + row.getString(2) + ", " + row.getString(3))
                .toList();
    }

    private static Map<String, Long> by(Dataset<Row> table, String column) {
        Map<String, Long> counts = new TreeMap<>();
        table.groupBy(column).count().collectAsList().forEach(row -> counts.put(row.getString(0), row.getLong(1)));
        return counts;
    }

    private Dataset<Row> table(String name) {
        return spark.read().parquet(Storage.literal(output + "/" + name));
    }
}
