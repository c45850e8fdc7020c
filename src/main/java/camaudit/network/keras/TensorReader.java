package camaudit.network.keras;

import camaudit.network.ModelException;
import camaudit.network.Tensor;
import camaudit.network.file.Half;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads datasets as float32 tensors, and refuses more data than a file of its size can hold. */
final class TensorReader {
    /** The largest ratio of unpacked data to file size; trained weights hardly compress. */
    static final int COMPRESSION_LIMIT = 64;

    private final long dataBytes;
    private final long fileBytes;
    private long bytes;

    /**
     * A reader of one file.
     *
     * @param dataBytes the size of the HDF5 data
     * @param fileBytes the size of the model file, in which the data may be compressed
     */
    TensorReader(long dataBytes, long fileBytes) {
        this.dataBytes = dataBytes;
        this.fileBytes = fileBytes;
    }

    /**
     * The values of a float16, float32 or float64 dataset.
     *
     * @param what names it in messages
     * @throws ModelException if the type is another, or the datasets read so far claim more than the file can hold
     */
    Tensor read(Dataset dataset, String what) {
        int[] dims = dataset.getDimensions();
        if (!isFloat(dataset)) {
            throw new ModelException(
                    what + " has type " + dataset.getDataType().getClass().getSimpleName() + " of "
                            + dataset.getDataType().getSize()
                            + " bytes: only float16, float32 and float64 are read, save the model with one of these");
        }
        long size = dataset.getDataType().getSize();
        for (int dim : dims) {
            size = dim < 0 ? Long.MAX_VALUE : saturatedProduct(size, dim);
        }
        long limit =
                Math.min(dataset.getFilters().isEmpty() ? dataBytes : fileBytes * COMPRESSION_LIMIT, Integer.MAX_VALUE);
        bytes = size > limit ? Long.MAX_VALUE : bytes + size;
        if (bytes > fileBytes * COMPRESSION_LIMIT) {
            throw new ModelException(what + " claims shape " + Arrays.toString(dims) + ", more than a file of "
                    + fileBytes + " bytes can hold: copy it again");
        }
        if (size == 0) {
            return Tensor.of(new float[0], dims);
        }
        return Tensor.of(
                dataset instanceof ChunkedDataset chunked
                        ? floats(Chunks.read(chunked, what, (int) size), chunked)
                        : floats(dataset.getDataFlat(), what),
                dims);
    }

    private static float[] floats(byte[] bytes, Dataset dataset) {
        FloatingPoint type = (FloatingPoint) dataset.getDataType();
        ByteBuffer numbers = ByteBuffer.wrap(bytes).order(type.getByteOrder());
        float[] floats = new float[bytes.length / type.getSize()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = switch (type.getSize()) {
                case Short.BYTES -> Half.toFloat(numbers.getShort());
                case Float.BYTES -> numbers.getFloat();
                default -> (float) numbers.getDouble();
            };
        }
        return floats;
    }

    private static boolean isFloat(Dataset dataset) {
        if (!(dataset.getDataType() instanceof FloatingPoint type)) {
            return false;
        }
        int mantissa = type.getMantissaSize();
        return switch (type.getSize()) {
            case Short.BYTES -> mantissa == 10;
            case Float.BYTES -> mantissa == 23;
            case Double.BYTES -> mantissa == 52;
            default -> false;
        };
    }

    private static long saturatedProduct(long a, long b) {
        return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    private static float[] floats(Object data, String what) {
        if (data instanceof float[] values) {
            return values;
        }
        if (data instanceof double[] values) {
            float[] floats = new float[values.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) values[i];
            }
            return floats;
        }
        throw new ModelException(what + " holds no array of numbers: save the model again");
    }
}
