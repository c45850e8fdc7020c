package camaudit.spark;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Opens the Spark session of a command. */
public final class Sessions {
    private static final Map<String, String> DEFAULTS = Map.of(
            "spark.ui.showConsoleProgress", "false",
            "spark.ui.enabled", "false",
            "spark.sql.parquet.compression.codec", "zstd",
            "spark.sql.session.timeZone", "UTC",
            "spark.sql.debug.maxToStringFields", "200",
            "spark.executor.heartbeatInterval", "5s",
            "spark.executorEnv.OMP_NUM_THREADS", "1",
            "spark.sql.files.openCostInBytes", "131072",
            "spark.sql.sources.parallelPartitionDiscovery.parallelism", "64");

    private Sessions() {}

    /**
     * A session that keeps every setting spark-submit or a file gave it, and fills in ours where there is none.
     *
     * @param master empty for the submitted one, or all local cores where nothing was submitted
     */
    public static SparkSession open(String name, Optional<String> master) {
        SparkConf conf = new SparkConf().setAppName("cam-audit " + name);
        master.ifPresent(conf::setMaster);
        conf.setIfMissing("spark.master", "local[*]");
        if (!conf.get("spark.master").startsWith("local")) {
            conf.setIfMissing("spark.ui.enabled", "true");
        }
        DEFAULTS.forEach(conf::setIfMissing);
        return SparkSession.builder().config(conf).getOrCreate();
    }
}
