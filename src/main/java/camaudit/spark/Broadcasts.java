package camaudit.spark;

import java.util.Objects;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** What every job of a run hands to the executors once. */
record Broadcasts(Broadcast<byte[]> model, Broadcast<SerializableConfiguration> hadoop) {
    Broadcasts {
        Objects.requireNonNull(model);
        Objects.requireNonNull(hadoop);
    }

    void destroy() {
        model.destroy();
        hadoop.destroy();
    }
}
