package camaudit.spark.render;

import static camaudit.spark.table.Cells.col;
import static org.apache.spark.sql.functions.col;

import camaudit.spec.RenderChoice;
import camaudit.text.InputException;
import camaudit.vocabulary.Columns;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/** Applies what a user wrote about the rows of the explanations table, and says what is wrong with it before any work. */
final class RenderRows {
    private RenderRows() {}

    /**
     * The rows of the chosen methods for which the predicate holds.
     *
     * @throws InputException if Spark does not understand the predicate
     */
    static Dataset<Row> matching(Dataset<Row> table, RenderChoice choice) {
        Dataset<Row> rows = choice.where().map(text -> where(table, text)).orElse(table);
        return ofMethods(rows, choice);
    }

    static Dataset<Row> ofMethods(Dataset<Row> rows, RenderChoice choice) {
        return choice.methods().isEmpty()
                ? rows
                : rows.where(col(Columns.METHOD).isInCollection(choice.methods()));
    }

    private static Dataset<Row> where(Dataset<Row> table, String text) {
        try {
            return table.where("(" + text + "\n)");
        } catch (Exception e) {
            if (e instanceof AnalysisException problem) {
                throw new InputException("--where \"" + text + "\": " + ending(plain(problem), text) + " Columns: "
                        + String.join(", ", table.columns()));
            }
            throw e;
        }
    }

    /** Spark's words without the parenthesis that surrounds a predicate, which is not the user's. */
    private static String ending(String words, String text) {
        return text.contains(")") ? words : words.replace("near ')'", "near its end");
    }

    /** Spark's words without its error code and without the query plan below. */
    static String plain(Throwable problem) {
        String words = problem.getMessage() == null ? "" : problem.getMessage().strip();
        String first = words.lines().findFirst().orElse("").replaceFirst("^\\[[A-Z_.]+\\] ", "");
        String plain = first.replaceFirst("\\s*SQLSTATE: \\w+.*$", "").replaceFirst(";\\s*line \\d+ pos \\d+.*$", "");
        return plain.endsWith(".") ? plain : plain + ".";
    }

    /**
     * The column to choose by, as a double; null and NaN where a row has no value.
     *
     * @throws InputException if there is no such column or it holds no numbers
     */
    static Column value(Dataset<Row> table, String name) {
        List<String> numeric = Arrays.stream(table.schema().fields())
                .filter(field -> field.dataType() instanceof NumericType)
                .map(StructField::name)
                .toList();
        if (!numeric.contains(name)) {
            boolean known = List.of(table.columns()).contains(name);
            throw new InputException(
                    "--order " + name + ": " + (known ? "the column holds no numbers" : "there is no such column")
                            + ". Numeric columns: " + numeric.stream().collect(Collectors.joining(", ")));
        }
        return col(name).cast("double");
    }
}
