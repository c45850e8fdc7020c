package camaudit.engine.onednn;

import camaudit.attribution.Response;
import camaudit.engine.BackwardRule;
import camaudit.engine.Batch;
import camaudit.engine.Execution;
import camaudit.engine.Plan;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * An execution with programs for the batch size, its half, its quarter and so on, all in one block of memory. A batch runs on the
 * smallest program that holds it, filled up with zeros. Where its numbers get so large that a NaN may have come up unseen, it runs again
 * on the program of that size that keeps NaN.
 */
final class OnednnExecution implements Execution {
    private final OnednnPlan prepared;
    private final Batch batch;
    private final Arena arena = new Arena();
    private final Map<Integer, Program> programs = new TreeMap<>();
    private final Map<Integer, Program> exactPrograms = new TreeMap<>();
    private final stream queue;
    private @Nullable Block block;
    private @Nullable Block exactBlock;
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
        program.watch().reset();
        program.watch().look(input, from, size);
        run(program, input, from, size);
        if (program.watch().isLarge() || !prepared.watched().provable()) {
            program = exactProgram(capacity(images));
            run(program, input, from, size);
        }
        float[] logits = new float[images * plan.classes()];
        program.logits().get(logits);
        return logits;
    }

    private void run(Program program, float[] input, int from, int size) {
        this.current = program;
        int capacity = program.images() * prepared.plan().inputShape().size();
        write(program.input(), input, from, size, capacity);
        program.runForward();
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
        return programs.computeIfAbsent(
                capacity, c -> Dnnl.scoped(() -> build(prepared, c, () -> block, made -> block = made)));
    }

    private Program exactProgram(int capacity) {
        return exactPrograms.computeIfAbsent(
                capacity,
                c -> Dnnl.scoped(() -> build(prepared.exact(), c, () -> exactBlock, made -> exactBlock = made)));
    }

    private Program build(OnednnPlan plan, int capacity, Supplier<@Nullable Block> kept, Consumer<Block> keep) {
        RecordedPlan recorded = new RecordedPlan(plan, capacity);
        BufferOffsets offsets = new BufferOffsets(recorded.recorder());
        Block memory = kept.get();
        if (memory == null || memory.bytes() < offsets.bytes()) {
            memory = new Block(arena, offsets.bytes());
            keep.accept(memory);
        }
        return new Program(recorded, offsets, memory, queue, arena);
    }

    @Override
    public void close() {
        programs.clear();
        exactPrograms.clear();
        current = null;
        last = null;
        arena.close();
    }
}
