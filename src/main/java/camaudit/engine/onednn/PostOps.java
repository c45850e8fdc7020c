package camaudit.engine.onednn;

import java.util.Optional;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/** Post-ops: what primitives do with their result before they write it. */
final class PostOps {
    private static final int FIRST = 16384;

    private PostOps() {}

    /** The prefix of the argument numbers of a post-op, DNNL_ARG_ATTR_MULTIPLE_POST_OP, a macro that the Java API lacks. */
    static int argument(int index) {
        return FIRST * (index + 1);
    }

    /** Attributes that add the previous contents of the output's memory, if {@code sum}, then apply an activation. */
    static primitive_attr attributes(boolean sum, Optional<Eltwise> activation) {
        post_ops operations = new post_ops();
        if (sum) {
            operations.append_sum();
        }
        activation.ifPresent(e -> append(operations, e));
        return attributes(operations);
    }

    static primitive_attr attributes(post_ops operations) {
        primitive_attr attributes = Dnnl.attributes();
        attributes.set_post_ops(operations);
        return attributes;
    }

    static void append(post_ops operations, Eltwise activation) {
        operations.append_eltwise(1, activation.algorithm(), activation.alpha(), activation.beta());
    }

    /** The output of a primitive with such attributes: the memory of the residual, or a copy of it, or new memory. */
    static Value output(StepRecorder recorder, memory.desc layout, BatchShape shape, Layer.Epilogue epilogue) {
        if (epilogue.residual().isEmpty()) {
            return Value.create(layout, shape);
        }
        Value residual = epilogue.residual().get();
        if (epilogue.inPlace()) {
            return recorder.inLayout(residual, layout);
        }
        Value copy = Value.create(layout, shape);
        recorder.copy(residual, copy);
        return copy;
    }
}
