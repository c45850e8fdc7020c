package camaudit.engine.onednn;

import org.bytedeco.dnnl.memory;

/** A tensor of a program: its memory, its layout there, and its dimensions. */
record Value(Buffer buffer, memory.desc layout, Form form) {

    /** A value with memory of its own. */
    static Value create(memory.desc layout, Form form) {
        return new Value(new Buffer(layout.get_size()), layout, form);
    }

    /** The same memory, read differently. */
    Value view(Form as) {
        return new Value(buffer, as.plain(), as);
    }

    /** A part of the value, in the same memory. */
    Value part(Form of, long... offsets) {
        return new Value(buffer, layout.submemory_desc(of.dims(), offsets), of);
    }

    boolean hasLayout(memory.desc other) {
        return layout.equals(other);
    }
}
