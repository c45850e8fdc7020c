package camaudit.spark.integrity;

import camaudit.spark.session.Broadcasts;
import camaudit.spark.storage.Storage;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Reads footers: few of them here, many on Spark. */
final class Footers {
    private static final int FEW = 64;
    private static final int FILES_PER_TASK = 16;

    private final SparkSession spark;
    private final Storage storage;
    private final String output;

    Footers(SparkSession spark, Storage storage, String output) {
        this.spark = spark;
        this.storage = storage;
        this.output = output;
    }

    /** The footers of files in the order of their paths. */
    List<Footer> read(List<String> paths, List<String> columns) {
        return paths.size() <= FEW
                ? paths.parallelStream()
                        .map(path -> FooterReader.read(storage, output, path, columns))
                        .toList()
                : onSpark(paths, columns);
    }

    private List<Footer> onSpark(List<String> paths, List<String> columns) {
        spark.sparkContext().setJobDescription("Read the footers of " + paths.size() + " files");
        Broadcast<SerializableConfiguration> hadoop = Broadcasts.hadoop(spark);
        String folder = output;
        List<String> wanted = List.copyOf(columns);
        try {
            return JavaSparkContext.fromSparkContext(spark.sparkContext())
                    .parallelize(paths, (paths.size() + FILES_PER_TASK - 1) / FILES_PER_TASK)
                    .map(path -> FooterReader.read(new Storage(hadoop.value().value()), folder, path, wanted))
                    .collect();
        } finally {
            hadoop.destroy();
        }
    }
}
