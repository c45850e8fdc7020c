package camaudit.engine.onednn;

import camaudit.attribution.Response;
import camaudit.engine.Execution;
import camaudit.engine.LinearHead;
import camaudit.engine.Plan;
import camaudit.network.Shape;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Programs for the batch size and its halves, all in one block of memory; a batch runs on the smallest that holds it, the rest of
 * which is zeros.
 */
final class OnednnExecution implements Execution {
    private final OnednnPlan prepared;
    private final int batchSize;
    private final Arena arena = new Arena();
    private final Map<Integer, Program> programs = new TreeMap<>();
    private final stream queue;
    private @Nullable Block block;
    private @Nullable Program current;
    private int images;

    OnednnExecution(OnednnPlan prepared, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batch size " + batchSize + " is below 1");
        }
        this.prepared = prepared;
        this.batchSize = batchSize;
        this.queue = arena.keep(new stream(Dnnl.engine()));
        program(batchSize);
    }

    @Override
    public int batchSize() {
        return batchSize;
    }

    @Override
    public float[] forward(float[] input, int images) {
        Plan plan = prepared.plan();
        int size = plan.inputShape().size();
        if (images < 1 || images > batchSize || input.length < size * images) {
            throw new IllegalArgumentException(images + " images of " + plan.inputShape() + " in " + input.length
                    + " values do not fit a batch of " + batchSize);
        }
        Program program = program(capacity(images));
        this.current = program;
        this.images = images;
        write(program.input(), input, images * size, program.images() * size);
        program.runForward();
        return read(program.logits(), images * plan.classes());
    }

    @Override
    public Response respond(int[] targets) {
        if (targets.length != images) {
            throw new IllegalArgumentException(targets.length + " targets for " + images + " images");
        }
        Plan plan = prepared.plan();
        Program program = Objects.requireNonNull(current);
        int classes = plan.classes();
        program.seed().ifPresent(pointer -> {
            float[] seed = new float[images * classes];
            for (int i = 0; i < images; i++) {
                seed[i * classes + targets[i]] = 1;
            }
            write(pointer, seed, seed.length, program.images() * classes);
        });
        program.runAnswer();
        Shape shape = plan.targetShape();
        int size = images * shape.size();
        float[] gradients =
                program.gradient().map(g -> read(g, size)).orElseGet(() -> LinearHead.gradients(plan, targets));
        return new Response(
                images, shape.height(), shape.width(), shape.channels(), read(program.activations(), size), gradients);
    }

    private static void write(FloatPointer memory, float[] values, int count, int capacity) {
        memory.put(values, 0, count);
        if (capacity > count) {
            Pointer.memset(memory.getPointer(count), 0, (long) (capacity - count) * Float.BYTES);
        }
    }

    private static float[] read(FloatPointer memory, int count) {
        float[] values = new float[count];
        memory.get(values, 0, count);
        return values;
    }

    private int capacity(int count) {
        int capacity = batchSize;
        while ((capacity + 1) / 2 >= count && capacity > 1) {
            capacity = (capacity + 1) / 2;
        }
        return capacity;
    }

    private Program program(int capacity) {
        return programs.computeIfAbsent(capacity, c -> Dnnl.scoped(() -> build(c)));
    }

    private Program build(int capacity) {
        Script script = new Script(prepared, capacity);
        BlockLayout placement = new BlockLayout(script.tape());
        Block memory = block;
        if (memory == null || memory.bytes() < placement.bytes()) {
            memory = new Block(arena, placement.bytes());
            block = memory;
        }
        return new Program(script, placement, memory, queue, arena);
    }

    @Override
    public void close() {
        programs.clear();
        current = null;
        images = 0;
        arena.close();
    }
}
