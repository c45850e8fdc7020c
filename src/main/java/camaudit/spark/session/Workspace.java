package camaudit.spark.session;

import camaudit.spark.storage.Storage;
import camaudit.text.Redaction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.util.VersionInfo;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** What a command works in: a Spark session and the file systems it reaches. */
public final class Workspace implements AutoCloseable {
    private static final Map<String, String> DEFAULTS = Map.of(
            "spark.ui.showConsoleProgress", "false",
            "spark.sql.parquet.compression.codec", "zstd",
            "spark.sql.session.timeZone", "UTC",
            "spark.sql.debug.maxToStringFields", "200",
            "spark.executor.heartbeatInterval", "5s",
            "spark.executorEnv.OMP_NUM_THREADS", "1",
            "spark.redaction.regex", Redaction.SETTINGS);

    private final SparkSession spark;
    private final boolean own;

    /** @param own true to stop the session when the workspace is closed */
    Workspace(SparkSession spark, boolean own) {
        this.spark = Objects.requireNonNull(spark);
        this.own = own;
    }

    /**
     * Opens a session that keeps every setting spark-submit or a file gave it, and fills in ours where there is none.
     *
     * @param command what Spark's UI shows as the application
     * @param master empty for the submitted one, or all local cores where nothing was submitted
     */
    public static Workspace open(String command, Optional<String> master) {
        SparkConf conf = new SparkConf().setAppName("cam-audit " + command);
        master.ifPresent(conf::setMaster);
        conf.setIfMissing("spark.master", "local[*]");
        conf.setIfMissing(
                "spark.ui.enabled", Boolean.toString(!conf.get("spark.master").startsWith("local")));
        DEFAULTS.forEach(conf::setIfMissing);
        NativeLimits.lift(conf);
        return new Workspace(SparkSession.builder().config(conf).getOrCreate(), true);
    }

    public SparkSession spark() {
        return spark;
    }

    public SparkConf conf() {
        return spark.sparkContext().getConf();
    }

    /** How many tasks run at once. */
    public int cores() {
        return spark.sparkContext().defaultParallelism();
    }

    public Storage storage() {
        return new Storage(spark.sparkContext().hadoopConfiguration());
    }

    /** Versions of Spark, Scala and Hadoop, the master, and the application's id. */
    public Map<String, String> describe() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("spark", spark.version());
        all.put("scala", scala.util.Properties.versionNumberString());
        all.put("hadoop", VersionInfo.getVersion());
        all.put("master", Redaction.of(spark.sparkContext().master()));
        all.put("application_id", spark.sparkContext().applicationId());
        return all;
    }

    @Override
    public void close() {
        if (own) {
            spark.stop();
        }
    }
}
