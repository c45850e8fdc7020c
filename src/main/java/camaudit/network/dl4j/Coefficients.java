package camaudit.network.dl4j;

import camaudit.network.ModelException;
import camaudit.network.file.Archive;
import camaudit.network.file.Half;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * The trained values of a DL4J model: one row of numbers, from which the layers take theirs in order. The file holds two big-endian
 * buffers of ND4J, first the shape, then the values.
 */
final class Coefficients implements AutoCloseable {
    /**
     * The largest number of bytes that are allocated for each byte of weights, since values may be widened to floats and then
     * reordered.
     */
    static final int GROWTH = 4;

    private static final int MAX_RANK = 32;

    private final DataInputStream data;
    private final String type;
    private long left;

    private Coefficients(DataInputStream data, String type, long length) {
        this.data = data;
        this.type = type;
        this.left = length;
    }

    /**
     * Reads the headers of an entry and compares the length that they state with the entry's.
     *
     * @throws ModelException if it is not a row of numbers, or not as long as stated
     */
    static Coefficients open(Archive zip, String entry) {
        try {
            long size = zip.size(entry);
            DataInputStream data = new DataInputStream(new BufferedInputStream(zip.stream(entry)));
            if (size == 0) {
                return new Coefficients(data, "FLOAT", 0);
            }
            ArrayHeader shape = ArrayHeader.read(data, Set.of("LONG", "INT"));
            long values = rowLength(data, shape);
            ArrayHeader header = ArrayHeader.read(data, Set.of("FLOAT", "DOUBLE", "HALF", "BFLOAT16"));
            if (header.length() != values || shape.totalBytes() != size - header.totalBytes()) {
                throw new ModelException(
                        "'" + entry + "' has " + size + " bytes, its shape states " + values + " and its" + " head "
                                + header.length() + " values of type " + header.type() + ": copy the file again");
            }
            return new Coefficients(data, header.type(), values);
        } catch (IOException e) {
            throw new ModelException("'" + entry + "' is cut short: copy the file again", e);
        }
    }

    /** The length of a row or column, from rank, dimensions and strides; the three numbers after them do not matter for a row. */
    private static long rowLength(DataInputStream data, ArrayHeader header) throws IOException {
        if (header.length() < 4 || header.length() > 2 * MAX_RANK + 4) {
            throw noRow("its shape takes " + header.length() + " numbers");
        }
        long[] numbers = new long[(int) header.length()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = header.width() == Long.BYTES ? data.readLong() : data.readInt();
        }
        int rank = (int) numbers[0];
        if (rank < 1 || numbers[0] > MAX_RANK || numbers.length != 2 * rank + 4) {
            throw noRow("its rank is " + numbers[0]);
        }
        long length = 1;
        for (int i = 1; i <= rank; i++) {
            if (numbers[i] < 1 || (numbers[i] > 1 && (length > 1 || numbers[rank + i] != 1))) {
                throw noRow("it has dimension " + numbers[i] + " with stride " + numbers[rank + i]);
            }
            length *= numbers[i];
        }
        return length;
    }

    private static ModelException noRow(String why) {
        return new ModelException("the weights are not one row of numbers, " + why + ": save the model again");
    }

    /**
     * The next values.
     *
     * @param what names them in messages
     * @throws ModelException if fewer are left
     */
    float[] take(String what, long count) {
        if (count > left || count > Integer.MAX_VALUE - 8) {
            throw new ModelException(what + " has " + count + " values by the configuration, " + left
                    + " are left in the file: the file does not fit its own configuration");
        }
        left -= count;
        float[] values = new float[(int) count];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = switch (type) {
                    case "DOUBLE" -> (float) data.readDouble();
                    case "HALF" -> Half.toFloat(data.readShort());
                    case "BFLOAT16" -> Float.intBitsToFloat(data.readShort() << Short.SIZE);
                    default -> data.readFloat();
                };
            }
        } catch (IOException e) {
            throw new ModelException(what + " is cut short: copy the file again", e);
        }
        return values;
    }

    /**
     * Checks that every value has found its layer.
     *
     * @throws ModelException if some are left
     */
    void requireNoneLeft() {
        if (left > 0) {
            throw new ModelException("the file holds " + left
                    + " more values than its configuration has a use for: save the model again");
        }
    }

    @Override
    public void close() {
        try {
            data.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
