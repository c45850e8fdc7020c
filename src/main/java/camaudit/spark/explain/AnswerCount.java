package camaudit.spark.explain;

import static camaudit.spark.table.Cells.col;

import camaudit.spark.table.Cells;
import camaudit.spark.table.ExplanationTable;
import camaudit.vocabulary.Columns;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** How many images have a label and were named a class. */
public record AnswerCount(int label, int predicted, long images) {

    /** The answers to all labelled images of a folder. */
    static List<AnswerCount> of(SparkSession spark, String output, String method) {
        spark.sparkContext().setJobDescription("Count the answers");
        return ExplanationTable.read(spark, output)
                .where(col(Columns.METHOD)
                        .equalTo(method)
                        .and(col(Columns.LABEL).isNotNull()))
                .groupBy(col(Columns.LABEL), col(Columns.PREDICTED))
                .count()
                .collectAsList()
                .stream()
                .map(row -> new AnswerCount(
                        Cells.whole(row, Columns.LABEL), Cells.whole(row, Columns.PREDICTED), row.getLong(2)))
                .toList();
    }
}
