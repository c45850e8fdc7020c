package camaudit.network.dl4j;

import camaudit.network.ModelException;
import camaudit.network.file.Json;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * The header of an ND4J buffer in a file, before its numbers.
 *
 * @param length number of values
 * @param type their type by its name in ND4J, such as FLOAT
 * @param bytes size of the header itself
 */
record ArrayHeader(long length, String type, long bytes) {
    /** The allocation modes after which the length has 4 bytes; after the newer ones it has 8. */
    private static final Set<String> SHORT_LENGTH = Set.of("DIRECT", "HEAP", "JAVACPP");

    private static final Set<String> LONG_LENGTH = Set.of("LONG_SHAPE", "MIXED_DATA_TYPES");

    private static final Map<String, Integer> WIDTHS = Map.of(
            "LONG", Long.BYTES,
            "INT", Integer.BYTES,
            "DOUBLE", Double.BYTES,
            "FLOAT", Float.BYTES,
            "HALF", Short.BYTES,
            "BFLOAT16", Short.BYTES);

    /** @throws ModelException if this is not a header, or its type is none of {@code types} */
    static ArrayHeader read(DataInputStream data, Set<String> types) throws IOException {
        String allocation = data.readUTF();
        boolean isShort = SHORT_LENGTH.contains(allocation);
        if (!isShort && !LONG_LENGTH.contains(allocation)) {
            throw new ModelException("the weights are not an ND4J array, they begin with '" + Json.shown(allocation)
                    + "': copy the file again");
        }
        long length = isShort ? data.readInt() : data.readLong();
        String type = data.readUTF();
        if (length < 0 || !types.contains(type)) {
            throw new ModelException("the weights hold " + length + " numbers of type '" + Json.shown(type)
                    + "': only " + String.join(", ", types.stream().sorted().toList())
                    + " are read, save the model with one of these");
        }
        int own = 2 * Short.BYTES + allocation.length() + type.length() + (isShort ? Integer.BYTES : Long.BYTES);
        return new ArrayHeader(length, type, own);
    }

    /** The bytes of one number. */
    int width() {
        return WIDTHS.getOrDefault(type, 1);
    }

    /** The bytes of header and numbers together, saturated. */
    long totalBytes() {
        return length > Long.MAX_VALUE / Long.BYTES - bytes ? Long.MAX_VALUE : bytes + length * width();
    }
}
