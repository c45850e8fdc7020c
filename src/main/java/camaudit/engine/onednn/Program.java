package camaudit.engine.onednn;

import camaudit.engine.BackwardPass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/** A recorded plan with its primitives created and its values bound to memory: ready to run any number of times on one thread. */
final class Program {
    private final int images;
    private final List<Runnable> forward;
    private final Map<BackwardPass, BoundBackwardPass> backwardPasses = new HashMap<>();
    private final Arena arena;
    private final Block block;
    private final BufferOffsets offsets;
    private final stream queue;
    private final FloatPointer input;
    private final FloatPointer logits;
    private final Map<String, FloatPointer> activations;
    private final Watch watch;

    /**
     * One backward pass.
     *
     * @param seeds where the gradient of the logits, (images, classes), is written before it runs
     * @param gradients where its results are read, by node
     */
    record BoundBackwardPass(List<Runnable> steps, FloatPointer seeds, Map<String, FloatPointer> gradients) {}

    Program(RecordedPlan recorded, BufferOffsets offsets, Block block, stream queue, Arena arena) {
        this.images = Math.toIntExact(recorded.images());
        this.offsets = offsets;
        this.block = block;
        this.queue = queue;
        this.arena = arena;
        List<Integer> marks = recorded.recorder().marks();
        forward = bind(recorded.recorder().steps().subList(0, marks.get(0)));
        for (int i = 0; i < recorded.backwardPasses().size(); i++) {
            RecordedBackwardPass recordedPass = recorded.backwardPasses().get(i);
            List<Runnable> steps = bind(recorded.recorder().steps().subList(marks.get(i), marks.get(i + 1)));
            backwardPasses.put(
                    recordedPass.pass(),
                    new BoundBackwardPass(steps, floats(recordedPass.seeds()), floats(recordedPass.results())));
        }
        input = floats(recorded.input());
        logits = floats(recorded.logits());
        activations = floats(recorded.activations());
        watch = recorded.watch();
    }

    int images() {
        return images;
    }

    FloatPointer input() {
        return input;
    }

    FloatPointer logits() {
        return logits;
    }

    /** The value of a target or the input. */
    FloatPointer activations(String node) {
        return Objects.requireNonNull(activations.get(node), node);
    }

    BoundBackwardPass backwardPass(BackwardPass pass) {
        return Objects.requireNonNull(backwardPasses.get(pass));
    }

    /** Looks at the watched values, and at any others before the forward pass. */
    Watch watch() {
        return watch;
    }

    void runForward() {
        forward.forEach(Runnable::run);
        queue._wait();
    }

    void runBack(BoundBackwardPass backwardPass) {
        backwardPass.steps().forEach(Runnable::run);
        queue._wait();
    }

    private List<Runnable> bind(List<StepRecorder.Step> steps) {
        return steps.stream().map(this::bind).toList();
    }

    private Map<String, FloatPointer> floats(Map<String, Value> values) {
        Map<String, FloatPointer> all = new HashMap<>();
        values.forEach((name, value) -> all.put(name, floats(value)));
        return all;
    }

    private Runnable bind(StepRecorder.Step step) {
        if (step instanceof StepRecorder.Step.Primitive p) {
            primitive made = arena.keep(new primitive(p.description().get()));
            IntMemoryMap arguments = arena.keep(new IntMemoryMap());
            for (Map.Entry<Integer, Value> argument : p.values().entrySet()) {
                arguments.put(argument.getKey(), arena.keep(memory(argument.getValue())));
            }
            p.weights().forEach(arguments::put);
            return () -> made.execute(queue, arguments);
        } else if (step instanceof StepRecorder.Step.Code c) {
            return c.code().apply(c.values().stream().map(this::floats).toList());
        }
        return () -> {};
    }

    private memory memory(Value value) {
        return new memory(value.layout(), Dnnl.engine(), block.at(offsets.offset(value.buffer()) + value.start()));
    }

    private FloatPointer floats(Value value) {
        return new FloatPointer(block.at(offsets.offset(value.buffer()) + value.start()));
    }
}
