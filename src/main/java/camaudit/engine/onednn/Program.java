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

/** A script with its primitives made and its values at addresses: ready to run any number of times on one thread. */
final class Program {
    private final int images;
    private final List<Runnable> forward;
    private final Map<BackwardPass, Answer> answers = new HashMap<>();
    private final Arena arena;
    private final Block block;
    private final BufferOffsets placement;
    private final stream queue;
    private final FloatPointer input;
    private final FloatPointer logits;
    private final Map<String, FloatPointer> activations;

    /** One way back: where the gradient of the logits goes in, and where the gradients come out. */
    record Answer(List<Runnable> steps, FloatPointer seeds, Map<String, FloatPointer> gradients) {}

    Program(RecordedPlan script, BufferOffsets placement, Block block, stream queue, Arena arena) {
        this.images = Math.toIntExact(script.images());
        this.placement = placement;
        this.block = block;
        this.queue = queue;
        this.arena = arena;
        List<Integer> marks = script.tape().marks();
        forward = bind(script.tape().steps().subList(0, marks.get(0)));
        for (int i = 0; i < script.waysBack().size(); i++) {
            RecordedBackwardPass back = script.waysBack().get(i);
            List<Runnable> steps = bind(script.tape().steps().subList(marks.get(i), marks.get(i + 1)));
            answers.put(back.question(), new Answer(steps, floats(back.seeds()), floats(back.answers())));
        }
        input = floats(script.input());
        logits = floats(script.logits());
        activations = floats(script.activations());
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

    Answer answer(BackwardPass question) {
        return Objects.requireNonNull(answers.get(question));
    }

    void runForward() {
        forward.forEach(Runnable::run);
        queue._wait();
    }

    void runBack(Answer answer) {
        answer.steps().forEach(Runnable::run);
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
        return new memory(value.layout(), Dnnl.engine(), block.at(placement.offset(value.buffer()) + value.start()));
    }

    private FloatPointer floats(Value value) {
        return new FloatPointer(block.at(placement.offset(value.buffer()) + value.start()));
    }
}
