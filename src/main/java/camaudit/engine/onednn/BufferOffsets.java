package camaudit.engine.onednn;

import camaudit.engine.BufferPlan;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

/**
 * The offsets, in bytes, of all buffers of recorded steps within one block of memory. Buffers that a backward pass needs from the
 * forward pass are kept to the end, so that backward passes can be run repeatedly and in any order.
 */
final class BufferOffsets {
    private static final long ALIGNMENT = 64;

    private final IdentityHashMap<Value.Buffer, Long> offsets = new IdentityHashMap<>();
    private final long bytes;

    BufferOffsets(StepRecorder recorder) {
        IdentityHashMap<Value.Buffer, String> names = new IdentityHashMap<>();
        List<BufferPlan.Lifetime> lifetimes = new ArrayList<>();
        int end = recorder.steps().size();
        int forward = recorder.marks().get(0);
        for (Value.Buffer buffer : recorder.buffers()) {
            boolean kept = buffer.from() < forward && buffer.to() > forward;
            String name = "b" + names.size();
            names.put(buffer, name);
            lifetimes.add(
                    new BufferPlan.Lifetime(name, aligned(buffer.bytes()), buffer.from(), kept ? end : buffer.to()));
        }
        BufferPlan plan = BufferPlan.of(lifetimes);
        long[] starts = new long[plan.sizes().size()];
        long at = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = at;
            at += plan.sizes().get(i);
        }
        bytes = at;
        names.forEach((buffer, name) -> offsets.put(buffer, starts[plan.buffer(name)]));
    }

    private static long aligned(long bytes) {
        return Math.max(1, (bytes + ALIGNMENT - 1) / ALIGNMENT) * ALIGNMENT;
    }

    long offset(Value.Buffer buffer) {
        return Objects.requireNonNull(offsets.get(buffer));
    }

    /** The size of the block in bytes. */
    long bytes() {
        return bytes;
    }
}
