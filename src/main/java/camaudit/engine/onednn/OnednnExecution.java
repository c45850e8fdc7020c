package camaudit.engine.onednn;

import camaudit.attribution.Response;
import camaudit.engine.BackwardRule;
import camaudit.engine.Batch;
import camaudit.engine.Execution;
import camaudit.engine.Plan;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * An execution with programs for the batch size, its half, its quarter and so on, all in one block of memory. A batch runs on the
 * smallest program that holds it, filled up with zeros.
 */
final class OnednnExecution implements Execution {
    private final OnednnPlan prepared;
    private final Batch batch;
    private final Arena arena = new Arena();
    private final Map<Integer, Program> programs = new TreeMap<>();
    private final stream queue;
    private @Nullable Block block;
    private @Nullable Program current;
    private Program.@Nullable BoundBackwardPass last;

    OnednnExecution(OnednnPlan prepared, int batchSize) {
        this.prepared = prepared;
        this.batch = new Batch(prepared.plan(), batchSize);
        this.queue = arena.keep(new stream(Dnnl.engine()));
        program(batchSize);
    }

    @Override
    public int batchSize() {
        return batch.capacity();
    }

    @Override
    public float[] forward(float[] input, int from, int images) {
        int size = batch.begin(input, from, images);
        Plan plan = prepared.plan();
        Program program = program(capacity(images));
        this.current = program;
        write(
                program.input(),
                input,
                from,
                size,
                program.images() * plan.inputShape().size());
        program.runForward();
        float[] logits = new float[images * plan.classes()];
        program.logits().get(logits);
        return logits;
    }

    @Override
    public void back(BackwardRule rule, float[] seeds) {
        batch.beginBackward(rule, seeds).ifPresent(pass -> {
            Program program = Objects.requireNonNull(current);
            int classes = prepared.plan().classes();
            Program.BoundBackwardPass backwardPass = program.backwardPass(pass);
            write(backwardPass.seeds(), seeds, 0, batch.images() * classes, program.images() * classes);
            program.runBack(backwardPass);
            last = backwardPass;
        });
    }

    @Override
    public Response response(String node) {
        Program program = Objects.requireNonNull(current);
        return batch.response(
                node,
                (into, count) -> program.activations(node).get(into, 0, count),
                (into, count) -> gradient(node).get(into, 0, count));
    }

    @Override
    public Response gradients(String node) {
        return batch.gradients(node, (into, count) -> gradient(node).get(into, 0, count));
    }

    private FloatPointer gradient(String node) {
        return Objects.requireNonNull(Objects.requireNonNull(last).gradients().get(node), node);
    }

    @Override
    public Response respond(int[] targets) {
        back(BackwardRule.GRADIENT, batch.oneHot(targets));
        return response(prepared.plan().target());
    }

    private static void write(FloatPointer memory, float[] values, int from, int count, int capacity) {
        memory.put(values, from, count);
        if (capacity > count) {
            Pointer.memset(memory.getPointer(count), 0, (long) (capacity - count) * Float.BYTES);
        }
    }

    private int capacity(int count) {
        int capacity = batch.capacity();
        while ((capacity + 1) / 2 >= count && capacity > 1) {
            capacity = (capacity + 1) / 2;
        }
        return capacity;
    }

    private Program program(int capacity) {
        return programs.computeIfAbsent(capacity, c -> Dnnl.scoped(() -> build(c)));
    }

    private Program build(int capacity) {
        RecordedPlan recorded = new RecordedPlan(prepared, capacity);
        BufferOffsets offsets = new BufferOffsets(recorded.recorder());
        Block memory = block;
        if (memory == null || memory.bytes() < offsets.bytes()) {
            memory = new Block(arena, offsets.bytes());
            block = memory;
        }
        return new Program(recorded, offsets, memory, queue, arena);
    }

    @Override
    public void close() {
        programs.clear();
        current = null;
        last = null;
        arena.close();
    }
}
