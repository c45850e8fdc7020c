package camaudit.spark.integrity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.input_file_name;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import camaudit.spark.storage.Storage;
import camaudit.spark.table.Cells;
import camaudit.text.Numbers;
import camaudit.text.Problems;
import camaudit.vocabulary.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Counts the rows with values that a table cannot have, of files of which the footers do not show it. */
final class ContentScan {
    private static final String FILE = "_file";
    private static final String ROWS = "_rows";

    private final SparkSession spark;
    private final String output;
    private final String table;
    private final TableRules rules;

    /**
     * A scan.
     *
     * @param output the run's folder
     */
    ContentScan(SparkSession spark, String output, TableRules rules) {
        this.spark = spark;
        this.output = Objects.requireNonNull(output);
        this.table = output + "/" + rules.name();
        this.rules = Objects.requireNonNull(rules);
    }

    /**
     * One thing that may be wrong with rows.
     *
     * @param broken true of such a row
     * @param example of what is shown of it, as text
     * @param words with a place for the number of rows, and one for the example
     */
    private record Fault(Column broken, Column example, String words) {}

    /**
     * Adds what is wrong with the rows.
     *
     * @param columns that can be read of these files
     * @param paths of files below the run's folder
     * @param maps whether the maps are measured
     */
    void run(Set<String> columns, List<String> paths, boolean maps, String remedy, Problems problems) {
        List<Fault> faults = faults(columns, maps);
        if (faults.isEmpty() || paths.isEmpty()) {
            return;
        }
        spark.sparkContext().setJobDescription("Check " + paths.size() + " files of " + table);
        List<Column> counts = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            Column broken = faults.get(i).broken();
            counts.add(count(when(broken, 1)).as("n" + i));
            counts.add(max(when(broken, faults.get(i).example().cast("string"))).as("e" + i));
            counts.add(min(when(broken, col(FILE))).as("f" + i));
        }
        Row found;
        try {
            found = read(columns, paths)
                    .agg(count(lit(1)).as(ROWS), counts.toArray(Column[]::new))
                    .head();
        } catch (Exception e) {
            problems.add(table + ": its rows cannot be read (" + root(e) + "): " + remedy);
            return;
        }
        for (int i = 0; i < faults.size(); i++) {
            long rows = found.getLong(found.fieldIndex("n" + i));
            if (rows > 0) {
                String file = found.getAs("f" + i);
                problems.add(Numbers.format("%s: " + faults.get(i).words(), table, rows, shown(found.getAs("e" + i)))
                        + " (such as in " + file.substring(file.lastIndexOf('/') + 1) + "): " + remedy);
            }
        }
    }

    private static String shown(Object example) {
        return Problems.shown(String.valueOf(example));
    }

    private List<Fault> faults(Set<String> columns, boolean maps) {
        List<Fault> faults = new ArrayList<>();
        for (camaudit.vocabulary.Column column : rules.required()) {
            if (columns.contains(column.name()) && (maps || !column.equals(Columns.CAM))) {
                faults.add(new Fault(
                        col(column.name()).isNull(), lit(""), "column " + column.name() + " has no value in %,d rows"));
            }
        }
        for (ValueRule rule : rules.values()) {
            if (columns.contains(rule.column().name())) {
                faults.add(new Fault(
                        rule.broken(),
                        col(rule.column().name()),
                        "column " + rule.column().name() + " has %,d rows with values such as %s, where only "
                                + rule.expected().replace("%", "%%") + " can be"));
            }
        }
        if (maps
                && columns.containsAll(
                        List.of(Columns.CAM.name(), Columns.CAM_HEIGHT.name(), Columns.CAM_WIDTH.name()))) {
            Column cells = Cells.col(Columns.CAM_HEIGHT).cast("long").multiply(Cells.col(Columns.CAM_WIDTH));
            faults.add(new Fault(
                    size(Cells.col(Columns.CAM))
                            .notEqual(cells)
                            .and(Cells.col(Columns.CAM).isNotNull()),
                    size(Cells.col(Columns.CAM)),
                    "column " + Columns.CAM.name() + " has %,d rows with another number of values, such as %s, than "
                            + Columns.CAM_HEIGHT.name() + " × " + Columns.CAM_WIDTH.name()));
        }
        return faults;
    }

    /** Adds what is there more than once. */
    void duplicates(Set<String> columns, List<String> paths, String remedy, Problems problems) {
        List<String> names =
                rules.unique().stream().map(camaudit.vocabulary.Column::name).toList();
        if (!columns.containsAll(names) || paths.isEmpty()) {
            return;
        }
        spark.sparkContext().setJobDescription("Look for images that " + table + " has twice");
        try {
            Row found = read(columns, paths)
                    .groupBy(names.stream().map(name -> col(name)).toArray(Column[]::new))
                    .agg(count(lit(1)).as(ROWS))
                    .where(col(ROWS).gt(1))
                    .agg(count(lit(1)), max(names.get(0)), max(ROWS))
                    .head();
            if (found.getLong(0) > 0) {
                problems.add(Numbers.format(
                        "%s has %,d %s more than once, such as %s, up to %,d times: %s",
                        table,
                        found.getLong(0),
                        names.size() > 1 ? "images with their methods" : "inputs",
                        shown(found.get(1)),
                        found.getLong(2),
                        remedy));
            }
        } catch (Exception e) {
            problems.add(table + ": its rows cannot be read (" + root(e) + "): " + remedy);
        }
    }

    private Dataset<Row> read(Set<String> columns, List<String> paths) {
        List<camaudit.vocabulary.Column> readable = rules.columns().stream()
                .filter(column -> columns.contains(column.name()))
                .map(camaudit.vocabulary.Column::orNull)
                .toList();
        return spark.read()
                .schema(Cells.schema(readable))
                .parquet(paths.stream()
                        .map(path -> Storage.literal(output + "/" + path))
                        .toArray(String[]::new))
                .withColumn(FILE, input_file_name());
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }
}
