package camaudit.engine.onednn;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.javacpp.FloatPointer;

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

    /** Does nothing: where the forward pass ends. */
    record Mark() implements Step {}
}
