package camaudit.network.onnx;

import camaudit.network.ModelException;
import camaudit.network.file.Half;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import onnx.Onnx;

/** Reads stored tensors as constants: floats of any width as float32, whole numbers of any width as 64 bits. */
final class TensorReader {
    private static final int MAX_RANK = 8;
    private static final int BFLOAT16 = 16;
    private static final List<String> TYPES = List.of(
            "undefined",
            "float",
            "uint8",
            "int8",
            "uint16",
            "int16",
            "int32",
            "int64",
            "string",
            "bool",
            "float16",
            "double",
            "uint32",
            "uint64",
            "complex64",
            "complex128",
            "bfloat16");

    private final Onnx.TensorProto tensor;
    private final String what;
    private final int type;
    private final int[] dims;
    private final int size;

    private TensorReader(Onnx.TensorProto tensor, String what) {
        this.tensor = tensor;
        this.what = what;
        this.type = tensor.getDataType();
        if (tensor.getDataLocation() == Onnx.TensorProto.DataLocation.EXTERNAL || tensor.getExternalDataCount() > 0) {
            throw new ModelException(what + " is in another file: save the model as one file, with"
                    + " onnx.save(onnx.load(PATH), ONE_FILE) or torch.onnx.export(..., external_data=False)");
        }
        if (tensor.hasSegment()) {
            throw new ModelException(what + " is stored in segments, which is not supported: save the model again");
        }
        if (tensor.getDimsCount() > MAX_RANK) {
            throw new ModelException(what + " has " + tensor.getDimsCount() + " dimensions, " + MAX_RANK
                    + " are supported: is this a trained network?");
        }
        dims = new int[tensor.getDimsCount()];
        long values = 1;
        for (int i = 0; i < dims.length; i++) {
            long dim = tensor.getDims(i);
            if (dim < 0 || dim > Integer.MAX_VALUE || values * dim > Integer.MAX_VALUE) {
                throw new ModelException(what + " has the shape " + tensor.getDimsList()
                        + ", which is none or too large: export the model again");
            }
            dims[i] = (int) dim;
            values *= dim;
        }
        size = (int) values;
    }

    /**
     * Reads a tensor.
     *
     * @param what names it in messages
     * @throws ModelException if its numbers are in another file, of an unsupported type, or not as many as its shape states
     */
    static Constant read(Onnx.TensorProto tensor, String what, Budget budget) {
        TensorReader reader = new TensorReader(tensor, what);
        return switch (reader.type) {
            case Onnx.TensorProto.DataType.FLOAT_VALUE,
                    Onnx.TensorProto.DataType.DOUBLE_VALUE,
                    Onnx.TensorProto.DataType.FLOAT16_VALUE,
                    BFLOAT16 -> reader.floats(budget);
            case Onnx.TensorProto.DataType.INT64_VALUE,
                    Onnx.TensorProto.DataType.INT32_VALUE,
                    Onnx.TensorProto.DataType.INT8_VALUE,
                    Onnx.TensorProto.DataType.UINT8_VALUE,
                    Onnx.TensorProto.DataType.BOOL_VALUE -> reader.wholes(budget);
            default ->
                throw new ModelException(what + " holds " + typeName(reader.type)
                        + ", which is not supported: save the model with float32 weights");
        };
    }

    static String typeName(int type) {
        return type >= 0 && type < TYPES.size() ? TYPES.get(type) : "type " + type;
    }

    private Constant floats(Budget budget) {
        boolean isDouble = type == Onnx.TensorProto.DataType.DOUBLE_VALUE;
        boolean isFloat = type == Onnx.TensorProto.DataType.FLOAT_VALUE;
        if (isRaw()) {
            ByteBuffer raw = raw(isDouble ? Double.BYTES : isFloat ? Float.BYTES : Short.BYTES);
            float[] values = budget.floats(size);
            for (int i = 0; i < size; i++) {
                values[i] = isDouble ? (float) raw.getDouble() : isFloat ? raw.getFloat() : half(raw.getShort());
            }
            return Constant.of(values, dims);
        }
        requireCount(
                isDouble
                        ? tensor.getDoubleDataCount()
                        : isFloat ? tensor.getFloatDataCount() : tensor.getInt32DataCount());
        float[] values = budget.floats(size);
        for (int i = 0; i < size; i++) {
            values[i] = isDouble
                    ? (float) tensor.getDoubleData(i)
                    : isFloat ? tensor.getFloatData(i) : half((short) tensor.getInt32Data(i));
        }
        return Constant.of(values, dims);
    }

    private Constant wholes(Budget budget) {
        boolean isLong = type == Onnx.TensorProto.DataType.INT64_VALUE;
        boolean isInt = type == Onnx.TensorProto.DataType.INT32_VALUE;
        if (isRaw()) {
            ByteBuffer raw = raw(isLong ? Long.BYTES : isInt ? Integer.BYTES : 1);
            long[] values = budget.wholes(size);
            for (int i = 0; i < size; i++) {
                values[i] = isLong ? raw.getLong() : isInt ? raw.getInt() : small(raw.get());
            }
            return Constant.of(values, dims);
        }
        requireCount(isLong ? tensor.getInt64DataCount() : tensor.getInt32DataCount());
        long[] values = budget.wholes(size);
        for (int i = 0; i < size; i++) {
            values[i] = isLong ? tensor.getInt64Data(i) : tensor.getInt32Data(i);
        }
        return Constant.of(values, dims);
    }

    private long small(byte value) {
        return type == Onnx.TensorProto.DataType.INT8_VALUE ? value : Byte.toUnsignedLong(value);
    }

    private boolean isRaw() {
        return !tensor.getRawData().isEmpty();
    }

    private ByteBuffer raw(int width) {
        ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        if (raw.remaining() != (long) size * width) {
            throw new ModelException(what + " of shape " + tensor.getDimsList() + " needs " + (long) size * width
                    + " bytes, it has " + raw.remaining() + ": copy the file again or export the model again");
        }
        return raw;
    }

    private void requireCount(int count) {
        if (count != size) {
            throw new ModelException(what + " of shape " + tensor.getDimsList() + " needs " + size + " values, it has "
                    + count + ": copy the file again or export the model again");
        }
    }

    private float half(short bits) {
        if (type == BFLOAT16) {
            return Float.intBitsToFloat(bits << 16);
        }
        return Half.toFloat(bits);
    }
}
