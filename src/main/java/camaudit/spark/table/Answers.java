package camaudit.spark.table;

import static camaudit.spark.table.Cells.col;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import camaudit.vocabulary.Columns;
import camaudit.vocabulary.Variant;
import java.util.function.Function;
import org.apache.spark.sql.Column;

/** The network's answers to an image's variants, as columns that are computed from the explanations table. */
public final class Answers {
    private Answers() {}

    /** The share of an image's pictures of a kind whose class is the label; null where there is none or no label. */
    public static Column right(Variant kind) {
        return mean(
                kind,
                variant -> col(Columns.predicted(variant))
                        .equalTo(col(Columns.LABEL))
                        .cast("double"));
    }

    /** The mean of a value over an image's pictures of a kind that have it. */
    public static Column mean(Variant kind, Function<Variant, Column> value) {
        Column sum = lit(0.0);
        Column count = lit(0);
        for (Variant variant : kind.pictures()) {
            sum = sum.plus(coalesce(value.apply(variant), lit(0.0)));
            count = count.plus(value.apply(variant).isNotNull().cast("int"));
        }
        return when(count.gt(0), sum.divide(count));
    }
}
