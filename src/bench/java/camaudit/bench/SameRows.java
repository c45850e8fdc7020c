package camaudit.bench;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Compares the tables of two runs, or of several pairs of runs: all columns except run_id, rows in any order. */
public final class SameRows {
    public static void main(String[] folders) {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "4")
                .config("spark.sql.debug.maxToStringFields", "200")
                .getOrCreate();
        for (int pair = 0; pair + 1 < folders.length; pair += 2) {
            for (String table : new String[] {"explanations", "rejections"}) {
                requireSame(
                        table, rows(spark, folders[pair] + "/" + table), rows(spark, folders[pair + 1] + "/" + table));
            }
        }
        spark.stop();
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
