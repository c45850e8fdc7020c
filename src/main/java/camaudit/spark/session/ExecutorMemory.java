package camaudit.spark.session;

import java.util.Objects;
import org.apache.spark.SparkConf;

/**
 * What a Spark configuration gives each executor, in bytes.
 *
 * @param manager who runs the executors
 * @param heap {@code spark.executor.memory}
 * @param overhead what the container has beside the heap; 0 where no container holds the executor
 * @param offHeap Spark's own, {@code spark.memory.offHeap.size}, which comes on top of both
 * @param tasks how many run at once
 * @param maxBytes JavaCPP's own limit on what it allocates; 0 for none
 * @param maxPhysicalBytes JavaCPP's own limit on all that the process takes; 0 for none
 */
public record ExecutorMemory(
        Manager manager, long heap, long overhead, long offHeap, int tasks, long maxBytes, long maxPhysicalBytes) {
    private static final long LEAST_OVERHEAD_MB = 384;

    /** Who runs the executors, and so what happens to one that takes more than it was given. */
    public enum Manager {
        /** Threads of the driver. */
        LOCAL,
        /** Processes that nobody limits. */
        STANDALONE,
        YARN,
        KUBERNETES;

        static Manager of(String master) {
            if (master.startsWith("k8s")) {
                return KUBERNETES;
            }
            if (master.startsWith("yarn")) {
                return YARN;
            }
            return master.startsWith("local") && !master.startsWith("local-cluster") ? LOCAL : STANDALONE;
        }

        public boolean kills() {
            return this == YARN || this == KUBERNETES;
        }
    }

    public ExecutorMemory {
        Objects.requireNonNull(manager);
    }

    /**
     * Reads a configuration by Spark's rules.
     *
     * @param allCores how many tasks run at once where {@code spark.executor.cores} does not say it
     */
    public static ExecutorMemory of(SparkConf conf, int allCores) {
        Manager manager = Manager.of(conf.get("spark.master"));
        NativeLimits limits = NativeLimits.of(conf, manager);
        long heap = manager == Manager.LOCAL
                ? Runtime.getRuntime().maxMemory()
                : megabytes(conf.getSizeAsMb("spark.executor.memory", "1g"));
        int cores = conf.getInt("spark.executor.cores", manager.kills() ? 1 : allCores);
        return new ExecutorMemory(
                manager,
                heap,
                manager.kills() ? overhead(conf, manager, heap) : 0,
                conf.getBoolean("spark.memory.offHeap.enabled", false)
                        ? conf.getSizeAsBytes("spark.memory.offHeap.size", "0")
                        : 0,
                Math.max(1, (manager == Manager.LOCAL ? allCores : cores) / conf.getInt("spark.task.cpus", 1)),
                limits.maxBytes().orElse(heap),
                limits.maxPhysicalBytes().orElse(4 * limits.maxBytes().orElse(heap)));
    }

    private static long overhead(SparkConf conf, Manager manager, long heap) {
        if (conf.contains("spark.executor.memoryOverhead")) {
            return megabytes(conf.getSizeAsMb("spark.executor.memoryOverhead"));
        }
        String general = "spark.executor.memoryOverheadFactor";
        double factor = manager == Manager.KUBERNETES && !conf.contains(general)
                ? conf.getDouble("spark.kubernetes.memoryOverheadFactor", 0.1)
                : conf.getDouble(general, 0.1);
        long least = megabytes(conf.getSizeAsMb("spark.executor.minMemoryOverhead", LEAST_OVERHEAD_MB + "m"));
        return Math.max(least, (long) (factor * heap));
    }

    private static long megabytes(long count) {
        return count << 20;
    }
}
