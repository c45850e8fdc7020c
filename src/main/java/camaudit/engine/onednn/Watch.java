package camaudit.engine.onednn;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;

/** Notes whether any of the values that it is shown is large, infinite or NaN. */
final class Watch {
    private static final int CHUNK = 4096;
    private static final int SIGN = 0x7fffffff;
    /** Without their signs, the bits of floats have the order of the numbers, infinity and NaN above all. */
    private static final int LIMIT = Float.floatToRawIntBits(WatchedValues.LIMIT);

    private final int[] chunk = new int[CHUNK];
    private int seen;

    /** Begins anew. */
    void reset() {
        seen = 0;
    }

    boolean isLarge() {
        return seen < 0;
    }

    /** Records the look at a value, as it is at this point of a program. */
    void record(StepRecorder recorder, Value value) {
        long count = value.layout().get_size() / Float.BYTES;
        recorder.add(List.of(value), memory -> looker(memory.get(0), count));
    }

    private Runnable looker(FloatPointer memory, long count) {
        IntPointer bits = new IntPointer(memory);
        return () -> {
            for (long at = 0; at < count; at += CHUNK) {
                int length = (int) Math.min(CHUNK, count - at);
                bits.position(at).get(chunk, 0, length);
                int all = 0;
                for (int i = 0; i < length; i++) {
                    all |= LIMIT - (chunk[i] & SIGN);
                }
                seen |= all;
            }
        };
    }

    /** Looks at a part of an array. */
    void look(float[] values, int from, int count) {
        int all = 0;
        for (int i = from; i < from + count; i++) {
            all |= LIMIT - (Float.floatToRawIntBits(values[i]) & SIGN);
        }
        seen |= all;
    }
}
