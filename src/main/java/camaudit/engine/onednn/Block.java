package camaudit.engine.onednn;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** A block of native memory, aligned to a page and filled with zeros at first. */
final class Block {
    private static final long PAGE = 4096;

    private final BytePointer memory;
    private final long start;
    private final long bytes;

    Block(Arena arena, long bytes) {
        this.bytes = bytes;
        memory = arena.keep(new BytePointer(bytes + PAGE));
        start = (PAGE - memory.address() % PAGE) % PAGE;
        Pointer.memset(memory, 0, bytes + PAGE);
    }

    long bytes() {
        return bytes;
    }

    BytePointer at(long offset) {
        return memory.getPointer(start + offset);
    }
}
