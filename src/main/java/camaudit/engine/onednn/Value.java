package camaudit.engine.onednn;

import org.bytedeco.dnnl.memory;

/**
 * A tensor of a program: its memory, its layout there, and its dimensions.
 *
 * @param start offset in bytes from the start of the buffer
 */
record Value(Buffer buffer, long start, memory.desc layout, BatchShape shape) {

    /** A value with memory of its own. */
    static Value create(memory.desc layout, BatchShape shape) {
        return new Value(new Buffer(layout.get_size()), 0, layout, shape);
    }

    /** The same memory with other dimensions, in the plain layout. */
    Value view(BatchShape as) {
        return new Value(buffer, start, as.plain(), as);
    }

    /** A part of the value, in the same memory. */
    Value part(BatchShape of, long... offsets) {
        return new Value(buffer, start, layout.submemory_desc(of.dims(), offsets), of);
    }

    /** One image of a value in {@link BatchShape#plain()}. */
    Value image(long index) {
        BatchShape one = new BatchShape(1, shape.channels(), shape.height(), shape.width(), shape.isMap());
        memory.desc single = one.plain();
        return new Value(buffer, start + index * single.get_size(), single, one);
    }

    boolean hasLayout(memory.desc other) {
        return layout.equals(other);
    }

    /** Memory of one execution, and the first and last step that use it. */
    static final class Buffer {
        private final long bytes;
        private int from = Integer.MAX_VALUE;
        private int to = -1;

        Buffer(long bytes) {
            this.bytes = bytes;
        }

        long bytes() {
            return bytes;
        }

        void touch(int step) {
            from = Math.min(from, step);
            to = Math.max(to, step);
        }

        int from() {
            return from;
        }

        int to() {
            return to;
        }
    }
}
