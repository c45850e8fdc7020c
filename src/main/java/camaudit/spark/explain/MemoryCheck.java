package camaudit.spark.explain;

import camaudit.spark.executor.PreparedModel;
import camaudit.spark.session.ExecutorMemory;
import camaudit.spark.session.NativeThreads;
import camaudit.spark.session.Workspace;
import camaudit.spec.EvidenceSpec;
import camaudit.text.InputException;
import camaudit.text.Numbers;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Whether the executors have the memory that a run takes, checked before its first task.
 *
 * @param sums the memory that a run takes, in one line
 * @param warnings what no limit forbids, but slows a run down or may end it
 */
public record MemoryCheck(String sums, List<String> warnings) {
    private static final long MB = 1 << 20;
    private static final long STEP = 256 * MB;

    public MemoryCheck {
        warnings = List.copyOf(warnings);
    }

    /**
     * Compares a run with the configuration of its session.
     *
     * @param maxPixels of the largest picture that is decoded
     * @throws InputException with the numbers and the setting to give, if the cluster would kill an executor, or JavaCPP's own limit
     *     would end a task, or the model does not fit the heap
     */
    public static MemoryCheck of(
            Workspace workspace, PreparedModel model, EvidenceSpec evidence, int batchSize, long maxPixels) {
        MemoryCheck memory = of(
                ExecutorMemory.of(workspace.conf(), workspace.cores()),
                MemoryNeed.of(model, evidence, batchSize, maxPixels),
                physical());
        List<String> warnings = new ArrayList<>(memory.warnings());
        NativeThreads.warning(workspace.conf(), workspace.cores()).ifPresent(warnings::add);
        return new MemoryCheck(memory.sums(), warnings);
    }

    /** The same from numbers alone. */
    static MemoryCheck of(ExecutorMemory given, MemoryNeed need, OptionalLong physical) {
        int tasks = given.tasks();
        String parts = parts(need, tasks);
        long beside = need.beside(tasks);
        List<String> warnings = new ArrayList<>();
        if (need.heap(tasks) > given.heap()) {
            throw new InputException("the heap of an executor has " + mb(given.heap())
                    + ", but Spark, the model's file, its "
                    + "values and the backgrounds of --counterfactual, and the batches of " + tasks
                    + " tasks at once take " + mb(need.heap(tasks)) + ": give "
                    + heapSetting(given, need.heap(tasks)));
        }
        if (given.manager().kills() && beside > given.overhead()) {
            throw new InputException("an executor would be killed: beside its heap of " + mb(given.heap()) + " it has "
                    + mb(given.overhead()) + ", but takes " + mb(beside) + " (" + parts
                    + "). Give --conf spark.executor.memoryOverhead=" + mega(rounded(beside))
                    + "m to spark-submit, or fewer tasks at once (spark.executor.cores), or a smaller --batch-size");
        }
        requireLimit(
                given.maxBytes(),
                tasks * need.buffers(),
                "maxbytes",
                "the buffers of " + tasks + " tasks at once take");
        requireLimit(
                given.maxPhysicalBytes(), given.heap() + beside, "maxphysicalbytes", "heap and native memory take");
        if (need.heap(tasks) + need.largestPicture() > given.heap()) {
            warnings.add("a picture of as many pixels as --max-pixels allows takes " + mb(need.largestPicture())
                    + " of heap while it is decoded, of which an executor has " + mb(given.heap()) + ", "
                    + mb(need.heap(tasks)) + " of it in use: more " + heapName(given)
                    + ", or a smaller --max-pixels, if there may be such");
        }
        long all = given.heap() + given.offHeap() + beside;
        if (given.manager() == ExecutorMemory.Manager.LOCAL && physical.isPresent() && all > physical.getAsLong()) {
            warnings.add("heap and native memory may take " + mb(all) + ", this machine has " + mb(physical.getAsLong())
                    + ": take a smaller heap, fewer cores or a smaller --batch-size");
        }
        String room = given.manager().kills() ? " of " + mb(given.overhead()) + " overhead" : "";
        return new MemoryCheck(
                mb(beside) + room + " beside a heap of " + mb(given.heap()) + " in each executor: " + parts, warnings);
    }

    private static void requireLimit(long limit, long need, String name, String takes) {
        if (limit > 0 && need > limit) {
            throw new InputException(
                    "JavaCPP's limit " + name + " is " + mb(limit) + " in the executors, but " + takes + " "
                            + mb(need) + ": give --conf spark.executor.extraJavaOptions=-Dorg.bytedeco.javacpp." + name
                            + "=0 for no limit (in local mode -Dorg.bytedeco.javacpp." + name + "=0 to the JVM)");
        }
    }

    private static String parts(MemoryNeed need, int tasks) {
        return "JVM " + mb(MemoryNeed.JVM) + ", weights " + mb(need.weights()) + ", buffers " + tasks + " × "
                + mb(need.buffers());
    }

    private static String heapSetting(ExecutorMemory given, long need) {
        return given.manager() == ExecutorMemory.Manager.LOCAL
                ? "the JVM -Xmx" + mega(rounded(need)) + "m (JAVA_OPTIONS, or --driver-memory of spark-submit)"
                : "--conf spark.executor.memory=" + mega(rounded(need)) + "m to spark-submit";
    }

    private static String heapName(ExecutorMemory given) {
        return given.manager() == ExecutorMemory.Manager.LOCAL ? "heap (-Xmx)" : "spark.executor.memory";
    }

    /** A tenth more, in steps of 256 MB. */
    private static long rounded(long need) {
        return (need + need / 10 + STEP - 1) / STEP * STEP;
    }

    private static long mega(long bytes) {
        return (bytes + MB - 1) / MB;
    }

    private static String mb(long bytes) {
        return Numbers.format("%,d MB", mega(bytes));
    }

    private static OptionalLong physical() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? OptionalLong.of(system.getTotalMemorySize())
                : OptionalLong.empty();
    }
}
