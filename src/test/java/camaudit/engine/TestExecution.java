package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.attribution.Response;
import camaudit.engine.onednn.OnednnBackend;
import camaudit.network.Add;
import camaudit.network.Flatten;
import camaudit.network.Network;
import camaudit.network.Padding;
import camaudit.network.Pooling;
import camaudit.network.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an execution owes to those who hold it, on every backend. */
class TestExecution {
    private static final int BATCH = 7;

    private final Network network = network();
    private final int size = network.inputShape().size();
    private final float[] input = new RandomNetworks(31).values(1, BATCH * size);
    private final int[] targets = new Random(3).ints(BATCH, 0, 4).toArray();

    static Stream<Named<Backend>> backends() {
        return EveryBackend.all().map(b -> Named.of(b.name(), b));
    }

    @ParameterizedTest
    @MethodSource("backends")
    void anyNumberOfImagesGivesWhatTheFullBatchGives(Backend backend) {
        PreparedPlan prepared = backend.prepare(Plans.of(network, "target"));
        try (Execution execution = prepared.open(BATCH)) {
            float[] logits = execution.forward(input, BATCH);
            Response answer = execution.respond(targets);
            float[] activations = answer.activations().clone();
            float[] gradients = answer.gradients().clone();
            for (int images = 1; images < BATCH; images++) {
                float[] fewer = execution.forward(input, images);
                Response some = execution.respond(Arrays.copyOf(targets, images));
                assertThat(fewer).hasSize(images * 4);
                assertClose(fewer, logits, fewer.length);
                assertClose(some.activations(), activations, some.offset(images));
                assertClose(some.gradients(), gradients, some.offset(images));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void oneForwardPassAnswersForManyTargets(Backend backend) {
        PreparedPlan prepared = backend.prepare(Plans.of(network, "target"));
        try (Execution execution = prepared.open(BATCH)) {
            execution.forward(input, BATCH);
            Response first = execution.respond(targets);
            float[] activations = first.activations().clone();
            float[] gradients = first.gradients().clone();
            execution.respond(new int[BATCH]);
            Response again = execution.respond(targets);
            assertThat(again.gradients()).isEqualTo(gradients);
            assertThat(again.activations()).isEqualTo(activations);
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void threadsWithExecutionsOfTheirOwnDoNotDisturbEachOther(Backend backend) throws Exception {
        PreparedPlan prepared = backend.prepare(Plans.of(network, "target"));
        float[] alone;
        try (Execution execution = prepared.open(BATCH)) {
            execution.forward(input, BATCH);
            alone = execution.respond(targets).gradients();
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Boolean>> same = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            same.add(threads.submit(() -> {
                boolean all = true;
                for (int opened = 0; opened < 5; opened++) {
                    try (Execution execution = prepared.open(BATCH)) {
                        for (int round = 0; round < 50; round++) {
                            execution.forward(input, BATCH);
                            all &= Arrays.equals(execution.respond(targets).gradients(), alone);
                        }
                    }
                }
                return all;
            }));
        }
        for (Future<Boolean> result : same) {
            assertThat(result.get()).isTrue();
        }
        threads.shutdown();
    }

    /** On nd4j only a garbage collection frees what an execution's operations hold. */
    @Test
    void memoryDoesNotGrowWithBatchesNorWithExecutionsOfOnednn() throws IOException {
        Backend backend = new OnednnBackend();
        Assumptions.assumeTrue(backend.obstacle().isEmpty(), "skipped: onednn does not load here");
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/statm")), "skipped: no /proc here");
        PreparedPlan prepared = backend.prepare(Plans.of(network, "target"));
        run(prepared, 40, 25);
        long before = residentBytes();
        run(prepared, 150, 25);
        assertThat(residentBytes() - before).isLessThan(128L << 20);
    }

    private void run(PreparedPlan prepared, int executions, int batches) {
        for (int opened = 0; opened < executions; opened++) {
            try (Execution execution = prepared.open(BATCH * 8)) {
                for (int batch = 0; batch < batches; batch++) {
                    int images = 1 + batch % BATCH;
                    execution.forward(input, images);
                    execution.respond(Arrays.copyOf(targets, images));
                }
            }
        }
    }

    private static long residentBytes() throws IOException {
        String pages = Files.readString(Path.of("/proc/self/statm"));
        int first = pages.indexOf(' ') + 1;
        return Long.parseLong(pages.substring(first, pages.indexOf(' ', first))) * 4096;
    }

    private static void assertClose(float[] actual, float[] expected, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-5f));
        }
    }

    private static Network network() {
        RandomNetworks b = new RandomNetworks(30).input(12, 12, 3);
        return b.node("c1", b.convolution(3, 1, Padding.SAME, 3, 16))
                .relu("target")
                .node("c2", b.convolution(3, 1, Padding.SAME, 16, 16))
                .node("add", new Add(), "c2", "target")
                .relu("r2")
                .node("pool", new Pooling(Pooling.Mode.MAX, new Window(2, 2, 2, 2, Padding.VALID)))
                .node("flat", new Flatten())
                .node("scores", b.dense(576, 4))
                .end();
    }
}
