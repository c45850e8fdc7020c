package camaudit.engine.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/** A script with its primitives made and its values at addresses: ready to run any number of times on one thread. */
final class Program {
    private final int images;
    private final List<Runnable> forward = new ArrayList<>();
    private final List<Runnable> answer = new ArrayList<>();
    private final Arena arena;
    private final Block block;
    private final BlockLayout placement;
    private final stream queue;
    private final FloatPointer input;
    private final FloatPointer logits;
    private final Optional<FloatPointer> seed;
    private final FloatPointer activations;
    private final Optional<FloatPointer> gradient;

    Program(Script script, BlockLayout placement, Block block, stream queue, Arena arena) {
        this.images = Math.toIntExact(script.images());
        this.placement = placement;
        this.block = block;
        this.queue = queue;
        this.arena = arena;
        List<Step> steps = script.tape().steps();
        for (int i = 0; i < steps.size(); i++) {
            (i < script.tape().mark() ? forward : answer).add(bind(steps.get(i)));
        }
        input = floats(script.input());
        logits = floats(script.logits());
        seed = script.seed().map(this::floats);
        activations = floats(script.activations());
        gradient = script.gradient().map(this::floats);
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

    /** Where the gradient of the logits goes in; empty where the gradient is closed form. */
    Optional<FloatPointer> seed() {
        return seed;
    }

    FloatPointer activations() {
        return activations;
    }

    Optional<FloatPointer> gradient() {
        return gradient;
    }

    void runForward() {
        forward.forEach(Runnable::run);
        queue._wait();
    }

    void runAnswer() {
        answer.forEach(Runnable::run);
        queue._wait();
    }

    private Runnable bind(Step step) {
        if (step instanceof Step.Primitive p) {
            primitive made = arena.keep(new primitive(p.description().get()));
            IntMemoryMap arguments = arena.keep(new IntMemoryMap());
            for (Map.Entry<Integer, Value> argument : p.values().entrySet()) {
                arguments.put(argument.getKey(), arena.keep(memory(argument.getValue())));
            }
            p.weights().forEach(arguments::put);
            return () -> made.execute(queue, arguments);
        } else if (step instanceof Step.Code c) {
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
