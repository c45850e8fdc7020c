package camaudit.engine.onednn;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.javacpp.Pointer;

/** Holds native objects until it is closed; then it frees them, the last one first. */
final class Arena implements AutoCloseable {
    private final Deque<Pointer> kept = new ArrayDeque<>();

    <P extends Pointer> P keep(P pointer) {
        kept.push(pointer.retainReference());
        return pointer;
    }

    @Override
    public void close() {
        while (!kept.isEmpty()) {
            kept.pop().releaseReference();
        }
    }
}
