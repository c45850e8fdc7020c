package camaudit.spark.session;

import java.util.Optional;
import org.apache.spark.SparkConf;
import org.jspecify.annotations.Nullable;

/** Whether the native library's threads and Spark's tasks share the cores well: as many threads a task as the task has cores. */
public final class NativeThreads {
    private static final String NAME = "OMP_NUM_THREADS";

    private NativeThreads() {}

    public static Optional<String> warning(SparkConf conf, int cores) {
        boolean local = ExecutorMemory.Manager.of(conf.get("spark.master")) == ExecutorMemory.Manager.LOCAL;
        return warning(
                local ? System.getenv(NAME) : conf.get("spark.executorEnv." + NAME, null),
                conf.getInt("spark.task.cpus", 1),
                cores,
                local ? NAME + "=" : "--conf spark.executorEnv." + NAME + "=");
    }

    public static Optional<String> warning(@Nullable String threads, int cpus, int cores, String setting) {
        if (cores <= cpus || Integer.toString(cpus).equals(threads)) {
            return Optional.empty();
        }
        return Optional.of((threads == null
                        ? NAME + " is not set, so that each task starts a thread for every core"
                        : NAME + " is " + threads + ", but a task has " + cpus + (cpus == 1 ? " core" : " cores"))
                + ": the tasks slow each other down. Give " + setting + cpus);
    }
}
