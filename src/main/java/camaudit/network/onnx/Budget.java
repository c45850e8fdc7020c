package camaudit.network.onnx;

import camaudit.network.ModelException;

/**
 * The memory that reading one file may allocate for numbers: {@link #TIMES_FILE} times the file's size plus {@link #BASE} bytes. A
 * damaged or hostile file that asks for more is refused before anything is allocated.
 */
final class Budget {
    static final int TIMES_FILE = 8;
    static final long BASE = 64L << 20;

    private final long limit;
    private long left;

    /** For a file of {@code size} bytes. */
    Budget(long size) {
        limit = BASE + TIMES_FILE * size;
        left = limit;
    }

    float[] floats(long count) {
        charge(count, Float.BYTES);
        return new float[(int) count];
    }

    long[] wholes(long count) {
        charge(count, Long.BYTES);
        return new long[(int) count];
    }

    int[] ints(long count) {
        charge(count, Integer.BYTES);
        return new int[(int) count];
    }

    private void charge(long count, int bytes) {
        if (count < 0 || count > left / bytes || count > Integer.MAX_VALUE - 8) {
            throw new ModelException("its constants take more than " + limit + " bytes, " + TIMES_FILE
                    + " times the file and " + (BASE >> 20) + " MB: is this a trained network? Simplify it (onnxsim)");
        }
        left -= count * bytes;
    }
}
