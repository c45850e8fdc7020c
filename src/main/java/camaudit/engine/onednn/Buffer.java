package camaudit.engine.onednn;

/** Memory of one execution, and the first and last step that touches it. */
final class Buffer {
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
