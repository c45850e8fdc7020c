package camaudit.spark.session;

import camaudit.spark.storage.Storage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The one Spark session of the tests' JVM, opened as a command opens its own; commands of the tests work in it, too.
 */
public final class LocalSpark {
    private static final String MASTER = "local[2]";
    /** Tests' tables are small. */
    private static final long FEW = 3;

    private LocalSpark() {}

    public static SparkSession session() {
        return session(MASTER);
    }

    /** A session on this master; one on another is stopped. */
    public static synchronized SparkSession session(String master) {
        Optional<SparkSession> running = running();
        if (running.isPresent() && running.get().sparkContext().master().equals(master)) {
            return running.get();
        }
        stop();
        SparkSession session = Workspace.open("tests", Optional.of(master)).spark();
        session.conf().set("spark.sql.shuffle.partitions", FEW);
        return session;
    }

    /** The running session as commands see it. */
    public static Workspace workspace() {
        return workspace(MASTER);
    }

    /** A session on this master as commands see it; closing the workspace leaves it open. */
    public static Workspace workspace(String master) {
        return new Workspace(session(master), false);
    }

    /** The rows of a table at exactly this path. */
    public static List<Row> rows(Path folder) {
        return session().read().parquet(Storage.literal(folder.toString())).collectAsList();
    }

    /** Stops the running session, so that another can be opened. */
    public static synchronized void stop() {
        running().ifPresent(SparkSession::stop);
        SparkSession.clearActiveSession();
        SparkSession.clearDefaultSession();
    }

    private static Optional<SparkSession> running() {
        scala.Option<SparkSession> session = SparkSession.getDefaultSession();
        return session.isDefined() && !session.get().sparkContext().isStopped()
                ? Optional.of(session.get())
                : Optional.empty();
    }

    /** The raw map of a row of explanations. */
    public static float[] cam(Row row) {
        List<Float> values = row.getList(row.fieldIndex("cam"));
        float[] array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
    }
}
