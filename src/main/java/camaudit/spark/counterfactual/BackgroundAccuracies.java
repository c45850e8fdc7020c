package camaudit.spark.counterfactual;

import static camaudit.spark.table.Cells.col;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import camaudit.spark.table.Answers;
import camaudit.spark.table.Cells;
import camaudit.spark.table.ExplanationTable;
import camaudit.vocabulary.Columns;
import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Variant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Sums up the counterfactuals of an explanations table. */
public final class BackgroundAccuracies {
    private static final String ACCURACY = "accuracy";
    private static final String SHARE = "share_";
    private static final String GAP = Statistic.BACKGROUND_GAP.label();

    private final SparkSession spark;
    private final String output;

    public BackgroundAccuracies(SparkSession spark, String output) {
        this.spark = spark;
        this.output = output;
    }

    /**
     * The accuracies over the whole table; empty where no image has counterfactuals.
     *
     * @param method one of the table's, so that each image counts once
     */
    public Optional<BackgroundAccuracy> of(String method) {
        spark.sparkContext().setJobDescription("Sum up the counterfactuals");
        Dataset<Row> rows = ExplanationTable.read(spark, output)
                .where(col(Columns.METHOD).equalTo(method))
                .where(col(Columns.probability(Variant.FOREGROUND_ONLY)).isNotNull());
        List<Column> columns = new ArrayList<>();
        columns.add(count(Columns.LABEL.name()).as("labelled"));
        columns.add(avg(Columns.PROBABILITY.name()).as(Columns.PROBABILITY.name()));
        columns.add(avg(GAP).as(GAP));
        columns.add(avg(Answers.right(Variant.ORIGINAL)).as(ACCURACY));
        for (Variant kind : Variant.KINDS) {
            columns.add(avg(Answers.mean(kind, variant -> col(Columns.probability(variant))))
                    .as(probability(kind)));
            columns.add(avg(Answers.right(kind)).as(share(kind)));
        }
        Row means = rows.agg(count(lit(1)).as("images"), columns.toArray(Column[]::new))
                .head();
        return means.getLong(0) == 0 ? Optional.empty() : Optional.of(accuracy(means, rows));
    }

    private static String probability(Variant kind) {
        return Columns.probability(kind).name();
    }

    private static String share(Variant kind) {
        return SHARE + kind.label();
    }

    private static BackgroundAccuracy accuracy(Row means, Dataset<Row> rows) {
        return new BackgroundAccuracy(
                means.getLong(0),
                Cells.numberIfAny(means, Columns.PROBABILITY.name()).orElse(0.0),
                each(means, BackgroundAccuracies::probability),
                Cells.numberIfAny(means, GAP),
                means.getLong(1),
                Cells.numberIfAny(means, ACCURACY),
                each(means, BackgroundAccuracies::share),
                gap(rows),
                worst(rows));
    }

    private static OptionalDouble gap(Dataset<Row> rows) {
        Row both = rows.agg(avg(Answers.right(Variant.MIXED_SAME).minus(Answers.right(Variant.MIXED_RANDOM)))
                        .as("gap"))
                .head();
        return Cells.numberIfAny(both, "gap");
    }

    private static Optional<BackgroundAccuracy.WorstClass> worst(Dataset<Row> rows) {
        List<Row> worst = rows.where(Answers.right(Variant.MIXED_RANDOM).isNotNull())
                .groupBy(Columns.LABEL.name())
                .agg(
                        count(lit(1)).as("images"),
                        avg(Answers.right(Variant.MIXED_RANDOM)).as(ACCURACY))
                .orderBy(col(ACCURACY), col("images").desc(), col(Columns.LABEL))
                .limit(1)
                .collectAsList();
        return worst.stream()
                .map(row -> new BackgroundAccuracy.WorstClass(row.getInt(0), row.getLong(1), row.getDouble(2)))
                .findFirst();
    }

    private static Map<Variant, Double> each(Row row, Function<Variant, String> name) {
        Map<Variant, Double> values = new EnumMap<>(Variant.class);
        for (Variant variant : Variant.KINDS) {
            Cells.numberIfAny(row, name.apply(variant)).ifPresent(value -> values.put(variant, value));
        }
        return values;
    }
}
