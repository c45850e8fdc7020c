package camaudit.bench;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Compares all Parquet tables below two folders, or below more pairs of folders: every column but {@code run_id}, rows in any order.
 * Ends with 1 at the first difference.
 */
public final class SameRows {
    public static void main(String[] folders) throws IOException {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "4")
                .config("spark.sql.debug.maxToStringFields", "200")
                .getOrCreate();
        for (int pair = 0; pair + 1 < folders.length; pair += 2) {
            Path one = Path.of(folders[pair]);
            Path other = Path.of(folders[pair + 1]);
            if (!tables(one).equals(tables(other)) || tables(one).isEmpty()) {
                System.out.println(one + " holds the tables " + tables(one) + ", " + other + " " + tables(other));
                System.exit(1);
            }
            for (String table : tables(one)) {
                requireSame(table, rows(spark, one + "/" + table), rows(spark, other + "/" + table));
            }
        }
        spark.stop();
    }

    /** The paths of the tables below a folder; folders of partitions, such as {@code unit=3}, belong to their table. */
    private static SortedSet<String> tables(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .map(file -> folder.relativize(file.getParent()).toString().replaceAll("/[^/]+=.*", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static void requireSame(String table, Dataset<Row> a, Dataset<Row> b) {
        long here = a.exceptAll(b).count();
        long there = b.exceptAll(a).count();
        System.out.println(table + ": " + a.count() + " and " + b.count() + " rows, " + here + " and " + there
                + " that the other does not have");
        if (here + there > 0) {
            System.exit(1);
        }
    }

    private static Dataset<Row> rows(SparkSession spark, String folder) {
        Dataset<Row> all = spark.read().parquet(folder);
        Column[] columns = Arrays.stream(all.columns())
                .filter(name -> !name.equals("run_id"))
                .map(name -> col(name))
                .toArray(Column[]::new);
        return all.select(columns);
    }
}
