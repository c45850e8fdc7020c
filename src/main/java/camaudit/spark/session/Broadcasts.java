package camaudit.spark.session;

import java.util.Objects;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** What every job of a run hands to the executors once. */
public record Broadcasts(Broadcast<byte[]> model, Broadcast<SerializableConfiguration> hadoop) {
    public Broadcasts {
        Objects.requireNonNull(model);
        Objects.requireNonNull(hadoop);
    }

    /** The session's Hadoop configuration, for tasks that open files. */
    public static Broadcast<SerializableConfiguration> hadoop(SparkSession spark) {
        return JavaSparkContext.fromSparkContext(spark.sparkContext())
                .broadcast(new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    }

    public void destroy() {
        model.destroy();
        hadoop.destroy();
    }
}
