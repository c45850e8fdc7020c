package camaudit.spark.session;

import java.util.Objects;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** What every job of a run hands to the executors once. */
public record Broadcasts(Broadcast<byte[]> model, Broadcast<SerializableConfiguration> hadoop) {
    public Broadcasts {
        Objects.requireNonNull(model);
        Objects.requireNonNull(hadoop);
    }

    public void destroy() {
        model.destroy();
        hadoop.destroy();
    }
}
