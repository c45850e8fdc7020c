package camaudit.spark.audit;

import static camaudit.spark.table.Cells.col;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.trim;

import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import camaudit.text.Nearest;
import camaudit.vocabulary.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Columns of a manifest (CSV with a header, JSON, JSON lines or Parquet) that say something of each image: site, camera, season. A row
 * belongs to the image whose {@code image_id} is its key or, where no key is an id, to the image whose name without folders is its key.
 */
final class Metadata {
    private static final List<String> KEYS =
            List.of(Columns.IMAGE_ID.name(), "image", "file", "filename", "file_name", "path");
    private static final String KEY = "_metadata_key";
    private static final String NAME = "([^/#]*)$";
    private static final int EXAMPLES = 3;

    private final String uri;
    private final Dataset<Row> rows;
    private final List<String> columns;

    private Metadata(String uri, Dataset<Row> rows, List<String> columns) {
        this.uri = uri;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Opens a manifest.
     *
     * @param columns those to keep; all but the key where there are none
     * @throws InputException if it cannot be read, or has no key or not these columns, or a key twice
     */
    static Metadata open(SparkSession spark, Storage storage, String uri, List<String> columns) {
        if (!storage.exists(uri)) {
            throw new InputException("--metadata " + uri + ": there is no such file or folder");
        }
        Dataset<Row> table = read(spark, uri);
        List<String> names = Arrays.asList(table.columns());
        String key = KEYS.stream()
                .filter(names::contains)
                .findFirst()
                .orElseThrow(() -> new InputException("--metadata " + uri + " has the columns " + names
                        + " and none that names the image: call it image_id or image"));
        List<String> valueColumns =
                names.stream().filter(name -> !name.equals(key)).toList();
        columns.forEach(column -> requireColumn(uri, column, valueColumns));
        List<String> kept = columns.isEmpty() ? valueColumns : columns;
        List<Column> chosen = new ArrayList<>();
        chosen.add(trim(col(quoted(key)).cast("string")).as(KEY));
        kept.forEach(
                column -> chosen.add(trim(col(quoted(column)).cast("string")).as(column)));
        Dataset<Row> rows = table.select(chosen.toArray(new Column[0]))
                .where(col(KEY).isNotNull().and(col(KEY).notEqual("")));
        List<Row> twice = rows.groupBy(KEY)
                .agg(count(lit(1)).as("rows"))
                .where(col("rows").gt(1))
                .limit(1)
                .collectAsList();
        if (!twice.isEmpty()) {
            throw new InputException(
                    "--metadata " + uri + " has " + twice.get(0).getLong(1) + " rows of "
                            + twice.get(0).getString(0) + ": leave one row for each image");
        }
        return new Metadata(uri, rows, kept);
    }

    private static void requireColumn(String uri, String column, List<String> names) {
        if (!names.contains(column)) {
            throw new InputException("--slice-by " + column + ": " + uri + " has no such column"
                    + Nearest.of(column, names)
                            .map(name -> ", did you mean " + name + "?")
                            .orElse("") + " It has " + names);
        }
    }

    private static Dataset<Row> read(SparkSession spark, String uri) {
        String path = Storage.literal(uri);
        String end = uri.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|bz2|zst)$", "");
        try {
            if (end.endsWith(".json")) {
                return spark.read().option("multiLine", true).json(path);
            }
            if (end.endsWith(".jsonl") || end.endsWith(".ndjson")) {
                return spark.read().json(path);
            }
            if (end.endsWith(".csv") || end.endsWith(".tsv") || end.endsWith(".txt")) {
                return spark.read()
                        .option("header", true)
                        .option("multiLine", true)
                        .option("escape", "\"")
                        .option("sep", end.endsWith(".tsv") ? "\t" : ",")
                        .csv(path);
            }
            return spark.read().parquet(path);
        } catch (Exception e) {
            throw new InputException(
                    "--metadata " + uri + " is no CSV, JSON, JSON lines or Parquet: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }

    /** A column's name as Spark SQL reads it, whatever is in it. */
    static String quoted(String column) {
        return "`" + column.replace("`", "``") + "`";
    }

    /** The columns to slice by. */
    List<String> columns() {
        return columns;
    }

    /**
     * The explanations with the manifest's columns, which are null for an image that it does not have.
     *
     * @throws InputException if it has none of the images
     */
    Dataset<Row> join(Dataset<Row> explanations) {
        Dataset<Row> byId = joined(explanations, col(Columns.IMAGE_ID));
        if (known(byId)) {
            return byId.drop(KEY);
        }
        Dataset<Row> byName = joined(explanations, regexp_extract(col(Columns.IMAGE_ID), NAME, 1));
        if (known(byName)) {
            return byName.drop(KEY);
        }
        throw new InputException("--metadata " + uri + " knows none of the images: its keys are like "
                + examples(rows, KEY) + ", the images' ids like " + examples(explanations, Columns.IMAGE_ID.name()));
    }

    private Dataset<Row> joined(Dataset<Row> explanations, Column key) {
        return explanations.join(rows, key.equalTo(rows.col(KEY)), "left");
    }

    private static boolean known(Dataset<Row> joined) {
        return !joined.where(col(KEY).isNotNull()).isEmpty();
    }

    private static List<String> examples(Dataset<Row> table, String column) {
        return table.select(column).limit(EXAMPLES).collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
