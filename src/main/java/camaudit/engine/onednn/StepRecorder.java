package camaudit.engine.onednn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** Records the steps of a program: the forward pass and a mark, then each backward pass and its mark. */
final class StepRecorder {
    private final List<Step> steps = new ArrayList<>();
    private final Set<Value.Buffer> buffers = new LinkedHashSet<>();
    private final List<Integer> marks = new ArrayList<>();

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** All buffers that the steps touch. */
    Set<Value.Buffer> buffers() {
        return buffers;
    }

    /** The positions of the marks: the end of the forward pass, then the end of each backward pass. */
    List<Integer> marks() {
        return marks;
    }

    /** Appends a primitive, with a buffer for its scratch memory. */
    void add(primitive_desc_base description, Map<Integer, Value> values, Map<Integer, memory> weights) {
        Map<Integer, Value> all = new HashMap<>(values);
        memory.desc scratch = description.scratchpad_desc();
        if (scratch.get_size() > 0) {
            all.put(dnnl.DNNL_ARG_SCRATCHPAD, Value.create(scratch, BatchShape.vector(1, scratch.get_size())));
        }
        all.values().forEach(this::touch);
        steps.add(new Step.Primitive(description, all, weights));
    }

    void add(primitive_desc_base description, Map<Integer, Value> values) {
        add(description, values, Map.of());
    }

    /** Appends Java code, given the memory of these values. */
    void add(List<Value> values, Function<List<FloatPointer>, Runnable> code) {
        values.forEach(this::touch);
        steps.add(new Step.Code(values, code));
    }

    /** Fills a value with zeros. */
    void clear(Value value) {
        long bytes = value.buffer().bytes();
        add(List.of(value), memory -> () -> Pointer.memset(memory.get(0), 0, bytes));
    }

    /** Ends the forward pass or a backward pass. */
    void mark() {
        marks.add(steps.size());
        steps.add(new Step.Mark());
    }

    /** Notes that a value is used at this point. */
    void touch(Value value) {
        value.buffer().touch(steps.size());
        buffers.add(value.buffer());
    }

    /** The value in this layout; the value itself if it already has it. */
    Value inLayout(Value value, memory.desc layout) {
        if (value.hasLayout(layout)) {
            return value;
        }
        Value copy = Value.create(layout, value.shape());
        copy(value, copy);
        return copy;
    }

    /** Copies between two layouts. */
    void copy(Value from, Value to) {
        add(
                new reorder.primitive_desc(
                        Dnnl.engine(), from.layout(), Dnnl.engine(), to.layout(), Dnnl.attributes(), false),
                Map.of(dnnl.DNNL_ARG_FROM, from, dnnl.DNNL_ARG_TO, to));
    }

    /** The value as a map or vector of these dimensions, in row-major order with channels fastest. */
    Value as(Value value, BatchShape shape) {
        return value.shape().equals(shape)
                ? value
                : inLayout(value, value.shape().plain()).view(shape);
    }

    /** One thing that a program does, on memory that has no address yet. */
    sealed interface Step {

        /**
         * A oneDNN primitive.
         *
         * @param values its arguments among the program's values, by oneDNN's argument number
         * @param weights its arguments that all threads share
         */
        record Primitive(primitive_desc_base description, Map<Integer, Value> values, Map<Integer, memory> weights)
                implements Step {}

        /** Java code on the memory of some values. */
        record Code(List<Value> values, Function<List<FloatPointer>, Runnable> code) implements Step {}

        /** Does nothing; it ends the forward pass or a backward pass. */
        record Mark() implements Step {}
    }
}
