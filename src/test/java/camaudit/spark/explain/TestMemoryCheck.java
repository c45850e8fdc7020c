package camaudit.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.spark.session.ExecutorMemory;
import camaudit.spark.session.NativeLimits;
import camaudit.spark.session.NativeThreads;
import camaudit.text.InputException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestMemoryCheck {
    private static final long MB = 1 << 20;

    /** ResNet-50 at 224×224 in batches of 40, as oneDNN runs it: 25.6 million values. */
    private static final MemoryNeed RESNET50 = new MemoryNeed(98 * MB, 252 * MB, 390 * MB, 57 * MB, 381 * MB);

    private static final MemoryNeed SMALL = new MemoryNeed(MB, 30 * MB, 4 * MB, 2 * MB, 381 * MB);

    @ParameterizedTest
    @CsvSource({
        "spark-defaults.conf, spark://host:7077, STANDALONE, 0",
        "yarn.conf, yarn, YARN, 1536",
        "kubernetes.conf, k8s://host, KUBERNETES, 1536"
    })
    void theShippedFilesHoldAResNet50(String file, String master, String manager, long overhead) throws IOException {
        SparkConf conf = read(Path.of("conf", file)).set("spark.master", master);
        ExecutorMemory given = ExecutorMemory.of(conf, 8);
        assertThat(given)
                .isEqualTo(new ExecutorMemory(
                        ExecutorMemory.Manager.valueOf(manager), 3072 * MB, overhead * MB, 0, 4, 0, 0));
        MemoryCheck check = MemoryCheck.of(given, RESNET50, OptionalLong.empty());
        assertThat(check.warnings()).isEmpty();
        assertThat(check.sums())
                .contains("JVM 300 MB, weights 98 MB, buffers 4 × 252 MB")
                .startsWith("1,406 MB");
        assertThat(NativeThreads.warning(conf, 8)).isEmpty();
    }

    @Test
    void anExecutorThatWouldBeKilledIsRefusedWithTheNumbersAndTheSetting() {
        ExecutorMemory given = ExecutorMemory.of(
                conf("k8s://h").set("spark.executor.memory", "4g").set("spark.executor.cores", "4"), 8);
        assertThat(given.overhead()).isEqualTo(4096 * MB / 10);
        assertThatThrownBy(() -> MemoryCheck.of(given, RESNET50, OptionalLong.empty()))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "an executor would be killed: beside its heap of 4,096 MB it has 410 MB, but takes 1,406 MB (JVM 300 MB, "
                                + "weights 98 MB, buffers 4 × 252 MB). Give --conf spark.executor.memoryOverhead=1792m to spark-submit, or "
                                + "fewer tasks at once (spark.executor.cores), or a smaller --batch-size");
    }

    @Test
    void whatItAsksForIsEnough() {
        SparkConf conf = conf("yarn")
                .set("spark.executor.memory", "3g")
                .set("spark.executor.cores", "4")
                .set("spark.executor.memoryOverhead", "1792m");
        assertThatCode(() -> MemoryCheck.of(ExecutorMemory.of(conf, 8), RESNET50, OptionalLong.empty()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "yarn, , , 384",
        "yarn, spark.executor.memoryOverhead, 700, 700",
        "yarn, spark.executor.memoryOverhead, 1g, 1024",
        "yarn, spark.executor.memoryOverheadFactor, 0.5, 1024",
        "yarn, spark.kubernetes.memoryOverheadFactor, 0.5, 384",
        "k8s://h, spark.kubernetes.memoryOverheadFactor, 0.5, 1024",
        "yarn, spark.executor.minMemoryOverhead, 600m, 600",
        "spark://h:7077, spark.executor.memoryOverhead, 1g, 0",
        "'local-cluster[2,1,1024]', spark.executor.memoryOverhead, 1g, 0"
    })
    void overheadFollowsSparksRules(String master, String key, String value, long expected) {
        SparkConf conf = conf(master).set("spark.executor.memory", "2g");
        if (key != null) {
            conf.set(key, value);
        }
        assertThat(ExecutorMemory.of(conf, 4).overhead() / MB).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "yarn, , 1, 1",
        "yarn, 8, 2, 4",
        "spark://h:7077, , 1, 6",
        "spark://h:7077, 2, 1, 2",
        "local[*], 2, 3, 2"
    })
    void tasksAtOnce(String master, String cores, String cpus, int expected) {
        SparkConf conf = conf(master).set("spark.task.cpus", cpus);
        if (cores != null) {
            conf.set("spark.executor.cores", cores);
        }
        assertThat(ExecutorMemory.of(conf, 6).tasks()).isEqualTo(expected);
    }

    @Test
    void aHeapThatTheModelDoesNotFitIsRefused() {
        assertThatThrownBy(() -> MemoryCheck.of(given(ExecutorMemory.Manager.STANDALONE, 800, 0), RESNET50, none()))
                .hasMessageContaining("take 918 MB: give --conf spark.executor.memory=1024m to spark-submit");
    }

    @Test
    void javacppsOwnLimitsAreHeldAgainstTheSum() {
        SparkConf conf =
                conf("spark://h:7077").set("spark.executor.memory", "3g").set("spark.executor.cores", "4");
        String options = "spark.executor.extraJavaOptions";
        conf.set(options, "-Da=b -Dorg.bytedeco.javacpp.maxBytes=1000m");
        assertThatThrownBy(() -> MemoryCheck.of(ExecutorMemory.of(conf, 4), RESNET50, none()))
                .hasMessageContaining(
                        "JavaCPP's limit maxbytes is 1,000 MB in the executors, but the buffers of 4 tasks at once take "
                                + "1,008 MB: give --conf spark.executor.extraJavaOptions=-Dorg.bytedeco.javacpp.maxbytes=0");
        conf.set(options, "-Dorg.bytedeco.javacpp.maxbytes=0 -Dorg.bytedeco.javacpp.maxphysicalbytes=4g");
        assertThatThrownBy(() -> MemoryCheck.of(ExecutorMemory.of(conf, 4), RESNET50, none()))
                .hasMessageContaining(
                        "maxphysicalbytes is 4,096 MB in the executors, but heap and native memory take 4,478 MB");
    }

    @Test
    void limitsThatNobodyGaveAreLifted() {
        SparkConf conf = conf("yarn").set("spark.executor.extraJavaOptions", "-Dorg.bytedeco.javacpp.maxbytes=5g");
        NativeLimits.lift(conf);
        assertThat(conf.get("spark.executor.extraJavaOptions"))
                .isEqualTo("-Dorg.bytedeco.javacpp.maxbytes=5g -Dorg.bytedeco.javacpp.maxphysicalbytes=0");
        assertThat(NativeLimits.of(conf, ExecutorMemory.Manager.YARN))
                .isEqualTo(new NativeLimits(OptionalLong.of(5L << 30), OptionalLong.of(0)));
    }

    @Test
    void aMachineThatIsTooSmallIsToldInLocalMode() {
        MemoryCheck check =
                MemoryCheck.of(given(ExecutorMemory.Manager.LOCAL, 4096, 0), SMALL, OptionalLong.of(4000 * MB));
        assertThat(check.warnings())
                .containsExactly(
                        "heap and native memory may take 4,517 MB, this machine has 4,000 MB: take a smaller heap, fewer "
                                + "cores or a smaller --batch-size");
    }

    @Test
    void pictureLargerThanTheHeapIsToldOf() {
        MemoryCheck check = MemoryCheck.of(given(ExecutorMemory.Manager.YARN, 512, 512), SMALL, none());
        assertThat(check.warnings())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("a picture of as many pixels as --max-pixels");
        assertThat(check.sums()).startsWith("421 MB of 512 MB overhead beside a heap of 512 MB");
    }

    @Test
    void nativeThreadsAreAsManyAsATaskHasCores() {
        assertThat(NativeThreads.warning("1", 1, 8, "X=")).isEmpty();
        assertThat(NativeThreads.warning("4", 4, 8, "X=")).isEmpty();
        assertThat(NativeThreads.warning(null, 1, 1, "X=")).isEmpty();
        assertThat(NativeThreads.warning(null, 1, 8, "X="))
                .hasValueSatisfying(w -> assertThat(w).endsWith("Give X=1"));
        assertThat(NativeThreads.warning("8", 1, 8, "X="))
                .hasValueSatisfying(w -> assertThat(w).startsWith("OMP_NUM_THREADS is 8, but a task has 1 core"));
    }

    private static ExecutorMemory given(ExecutorMemory.Manager manager, long heap, long overhead) {
        return new ExecutorMemory(manager, heap * MB, overhead * MB, 0, 4, 0, 0);
    }

    private static OptionalLong none() {
        return OptionalLong.empty();
    }

    private static SparkConf conf(String master) {
        return new SparkConf(false).set("spark.master", master);
    }

    private static SparkConf read(Path file) throws IOException {
        Properties all = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            all.load(in);
        }
        SparkConf conf = new SparkConf(false);
        all.forEach((name, value) -> conf.set((String) name, ((String) value).strip()));
        return conf;
    }
}
