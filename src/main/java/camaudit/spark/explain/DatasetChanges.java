package camaudit.spark.explain;

import static camaudit.spark.table.Cells.col;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.input_file_name;

import camaudit.spark.ledger.Ledger;
import camaudit.spark.ledger.OutputFolder;
import camaudit.spark.source.ImageSource;
import camaudit.spark.source.Item;
import camaudit.spark.storage.Storage;
import camaudit.spark.table.ExplanationTable;
import camaudit.vocabulary.Columns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What has changed in a dataset since its images were explained. A file of another size or time is read; if its content and label are
 * the same it stays, unless something else is stated of its foreground now. The results of the others are taken out of the tables, by
 * writing anew the files that hold them.
 */
final class DatasetChanges {
    private final SparkSession spark;
    private final ImageSource source;
    private final Ledger ledger;
    private final String output;
    private final Broadcast<SerializableConfiguration> hadoop;

    DatasetChanges(
            SparkSession spark,
            ImageSource source,
            Ledger ledger,
            String output,
            Broadcast<SerializableConfiguration> hadoop) {
        this.spark = spark;
        this.source = source;
        this.ledger = ledger;
        this.output = output;
        this.hadoop = hadoop;
    }

    /**
     * What was found.
     *
     * @param touched files of another time whose content is the same
     * @param changed files whose results were taken out
     * @param gone files with results that are not among the images of this run
     */
    record Found(long touched, long changed, long gone) {}

    /** Brings ledger and tables up to date, so that every item in the ledger is as it is now. */
    Found settle() {
        List<Item> suspects = new ArrayList<>();
        Set<String> changed = new TreeSet<>();
        long known = 0;
        String last = "";
        for (Iterator<Item> items = source.items(); items.hasNext(); ) {
            Item item = items.next();
            known += !item.uri().equals(last) && ledger.knows(item.uri()) ? 1 : 0;
            last = item.uri();
            if (ledger.contradicts(item)) {
                if (item.isFile() && ledger.hasMarks(item)) {
                    suspects.add(item);
                } else {
                    changed.add(item.uri());
                }
            }
        }
        long gone = ledger.sourceFiles() - known;
        List<Item> touched = suspects.isEmpty() ? List.of() : unchanged(suspects);
        Set<Item> unchanged = new HashSet<>(touched);
        suspects.stream().filter(item -> !unchanged.contains(item)).forEach(item -> changed.add(item.uri()));
        if (!touched.isEmpty()) {
            ledger.commit(touched, 0, Set.of(), Set.of());
        }
        if (!changed.isEmpty()) {
            takeOut(changed);
        }
        return new Found(touched.size(), changed.size(), gone);
    }

    private List<Item> unchanged(List<Item> suspects) {
        spark.sparkContext()
                .setJobDescription("Compare " + suspects.size() + " files of another date with what was explained");
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        StructType read = new StructType()
                .add("now_id", "string")
                .add("now_uri", "string")
                .add("now_sha256", "string")
                .add("now_label", "int");
        int slices = Math.min(suspects.size(), 4 * spark.sparkContext().defaultParallelism());
        Dataset<Row> current = spark.createDataFrame(
                context.parallelize(suspects, slices).mapPartitions(new DigestTask(source, hadoop)), read);
        Dataset<Row> explained = table(ledger.files(OutputFolder.EXPLANATIONS))
                .select(Columns.IMAGE_ID.name(), Columns.CONTENT_SHA256.name(), Columns.LABEL.name())
                .distinct();
        Set<String> unchanged = current
                .join(
                        explained,
                        col("now_id")
                                .equalTo(col(Columns.IMAGE_ID))
                                .and(col("now_sha256").equalTo(col(Columns.CONTENT_SHA256)))
                                .and(col("now_label").eqNullSafe(col(Columns.LABEL))))
                .select("now_uri")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .collect(Collectors.toSet());
        return suspects.stream().filter(item -> unchanged.contains(item.uri())).toList();
    }

    /** Each table is written anew without the rows of these files, and a unit is committed that counts their images as taken out. */
    private void takeOut(Set<String> changed) {
        Broadcast<Set<String>> files =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(new HashSet<>(changed));
        Set<String> replaced = new HashSet<>();
        long images = 0;
        for (String table : List.of(OutputFolder.EXPLANATIONS, OutputFolder.REJECTIONS)) {
            List<String> all = ledger.files(table);
            if (all.isEmpty()) {
                continue;
            }
            spark.sparkContext()
                    .setJobDescription("Find the " + table + " of " + changed.size() + " files that changed");
            Set<String> holding = table(all)
                    .select(col(Columns.URI), input_file_name().as("file"))
                    .filter(new RowsOfFiles(files, true))
                    .select("file")
                    .distinct()
                    .collectAsList()
                    .stream()
                    .map(row -> Ledger.path(row.getString(0)))
                    .collect(Collectors.toSet());
            List<String> rewritten = all.stream()
                    .filter(file -> holding.contains(Ledger.path(file)))
                    .toList();
            if (!rewritten.isEmpty()) {
                images += images(table(rewritten).filter(new RowsOfFiles(files, true)));
                spark.sparkContext().setJobDescription("Write " + table + " anew without those of files that changed");
                table(rewritten)
                        .filter(new RowsOfFiles(files, false))
                        .coalesce(Math.max(
                                1,
                                Math.min(rewritten.size(), spark.sparkContext().defaultParallelism())))
                        .write()
                        .mode(SaveMode.Append)
                        .parquet(output + "/" + table);
                replaced.addAll(holding);
            }
        }
        ledger.commit(List.of(), -images, replaced, changed);
        files.destroy();
    }

    /** How many inputs have these rows: an explained one has a row of each method, a rejected one a single row. */
    private static long images(Dataset<Row> rows) {
        return List.of(rows.columns()).contains(Columns.METHOD.name())
                ? rows.groupBy(Columns.METHOD.name()).count().collectAsList().stream()
                        .mapToLong(row -> row.getLong(1))
                        .max()
                        .orElse(0)
                : rows.count();
    }

    private Dataset<Row> table(List<String> files) {
        if (files.isEmpty()) {
            return spark.createDataFrame(List.of(), ExplanationTable.structure());
        }
        return spark.read().parquet(files.stream().map(Storage::literal).toArray(String[]::new));
    }
}
