package camaudit.spark.counterfactual;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import camaudit.explain.Variant;
import camaudit.spark.table.CounterfactualColumns;
import camaudit.spark.table.ExplanationTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Sums up the counterfactuals of an explanations table. */
public final class BackgroundAccuracies {
    private static final String ACCURACY = "accuracy";
    private static final String SHARE = "share_";

    private final SparkSession spark;
    private final String output;

    public BackgroundAccuracies(SparkSession spark, String output) {
        this.spark = spark;
        this.output = output;
    }

    /**
     * Of the whole table; empty where no image has any.
     *
     * @param method one of the table's, so that each image counts once
     */
    public Optional<BackgroundAccuracy> of(String method) {
        spark.sparkContext().setJobDescription("Sum up the counterfactuals");
        Dataset<Row> rows = ExplanationTable.read(spark, output)
                .where(col("method").equalTo(method))
                .where(col(CounterfactualColumns.probability(Variant.FOREGROUND_ONLY))
                        .isNotNull());
        List<Column> columns = new ArrayList<>();
        columns.add(count("label").as("labelled"));
        columns.add(avg("probability").as("probability"));
        columns.add(avg(CounterfactualColumns.GAP).as(CounterfactualColumns.GAP));
        columns.add(right("predicted").as(ACCURACY));
        for (Variant variant : Variant.values()) {
            String probability = CounterfactualColumns.probability(variant);
            String predicted = CounterfactualColumns.predicted(variant);
            columns.add(avg(probability).as(probability));
            columns.add(right(predicted).as(SHARE + predicted));
        }
        Row all = rows.agg(count(lit(1)).as("images"), columns.toArray(Column[]::new))
                .head();
        return all.getLong(0) == 0 ? Optional.empty() : Optional.of(accuracy(all, rows));
    }

    /** The share of rows whose class in this column is the label, of those that have both. */
    private static Column right(String predicted) {
        return avg(col(predicted).equalTo(col("label")).cast("double"));
    }

    private static BackgroundAccuracy accuracy(Row all, Dataset<Row> rows) {
        return new BackgroundAccuracy(
                all.getLong(0),
                number(all, "probability").orElse(0.0),
                each(all, CounterfactualColumns::probability),
                number(all, CounterfactualColumns.GAP),
                all.getLong(1),
                number(all, ACCURACY),
                each(all, variant -> SHARE + CounterfactualColumns.predicted(variant)),
                gap(rows),
                worst(rows));
    }

    private static Optional<Double> gap(Dataset<Row> rows) {
        String same = CounterfactualColumns.predicted(Variant.MIXED_SAME);
        String random = CounterfactualColumns.predicted(Variant.MIXED_RANDOM);
        Row both = rows.where(col(same).isNotNull().and(col(random).isNotNull()))
                .agg(right(same).minus(right(random)).as("gap"))
                .head();
        return number(both, "gap");
    }

    private static Optional<BackgroundAccuracy.WorstClass> worst(Dataset<Row> rows) {
        String random = CounterfactualColumns.predicted(Variant.MIXED_RANDOM);
        List<Row> worst = rows.where(col("label").isNotNull().and(col(random).isNotNull()))
                .groupBy("label")
                .agg(count(lit(1)).as("images"), right(random).as(ACCURACY))
                .orderBy(col(ACCURACY), col("images").desc(), col("label"))
                .limit(1)
                .collectAsList();
        return worst.stream()
                .map(row -> new BackgroundAccuracy.WorstClass(row.getInt(0), row.getLong(1), row.getDouble(2)))
                .findFirst();
    }

    private static Map<Variant, Double> each(Row row, Function<Variant, String> name) {
        Map<Variant, Double> values = new EnumMap<>(Variant.class);
        for (Variant variant : Variant.values()) {
            number(row, name.apply(variant)).ifPresent(value -> values.put(variant, value));
        }
        return values;
    }

    private static Optional<Double> number(Row row, String name) {
        int at = row.fieldIndex(name);
        return row.isNullAt(at) ? Optional.empty() : Optional.of(((Number) row.get(at)).doubleValue());
    }
}
