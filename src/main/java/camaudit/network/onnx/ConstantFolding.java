package camaudit.network.onnx;

import java.util.Arrays;

/** Constant folding: computes operators on constants, such as chains that compute a shape, when the file is read. */
final class ConstantFolding {
    static final int MAX_RANK = 8;

    private ConstantFolding() {}

    static Value constant(NodeContext context) {
        Attributes attributes = context.attributes();
        if (attributes.tensor("value").isPresent()) {
            return TensorReader.read(attributes.tensor("value").get(), context.title(), context.budget());
        }
        if (attributes.numbers("value_floats").isPresent()) {
            float[] values = attributes.numbers("value_floats").get();
            return Constant.of(values, values.length);
        }
        if (attributes.wholes("value_ints").isPresent()) {
            long[] values = attributes.wholes("value_ints").get();
            return Constant.of(values, values.length);
        }
        if (attributes.whole("value_int").isPresent()) {
            return Constant.of(new long[] {attributes.whole("value_int").get()});
        }
        double value = attributes.number("value_float", Double.NaN);
        if (Double.isNaN(value)) {
            throw context.refuse("value", "missing", "numbers are expected");
        }
        return Constant.of(new float[] {(float) value});
    }

    static Value filled(NodeContext context) {
        int[] dims = dims(context, context.constant(0, "shape"));
        Constant value = context.attributes()
                .tensor("value")
                .map(t -> TensorReader.read(t, context.title(), context.budget()))
                .orElse(Constant.of(new float[] {0}));
        if (value.size() != 1) {
            throw context.refuse("value", value, "one number is expected");
        }
        return value.reshaped().taken(context.budget(), repeated(context, dims), dims);
    }

    private static int[] repeated(NodeContext context, int[] dims) {
        return context.budget().ints(size(dims));
    }

    /** The number of elements of an array with these dimensions. */
    static long size(int[] dims) {
        return Arrays.stream(dims).asLongStream().reduce(1, Math::multiplyExact);
    }

    /** The dimensions in a constant, which must not depend on the size of the image. */
    static int[] dims(NodeContext context, Constant shape) {
        int[] dims = new int[shape.size()];
        for (int i = 0; i < dims.length; i++) {
            long dim = shape.isWhole() ? shape.whole(i) : -1;
            if (dim < 0 || dim > Integer.MAX_VALUE || dims.length > MAX_RANK) {
                throw context.refuse(
                        "shape",
                        shape,
                        "whole numbers, 0 or more, that do not depend on the image's size"
                                + " are expected: export the model for a fixed image size");
            }
            dims[i] = (int) dim;
        }
        return dims;
    }

    static Value same(NodeContext context) {
        return context.value(0);
    }

    static Value cast(NodeContext context) {
        int to = context.attributes().whole("to", 0);
        Constant c = context.constant(0, "input");
        boolean toWhole = switch (TensorReader.typeName(to)) {
            case "int64", "int32", "bool", "int8", "uint8" -> true;
            case "float", "double", "float16", "bfloat16" -> false;
            default -> throw context.refuse("to", TensorReader.typeName(to), "float and int64 are");
        };
        if (c.isWhole() == toWhole) {
            return c;
        }
        if (!toWhole) {
            return Constant.of(c.floats(context.budget()), c.dims());
        }
        long[] values = context.budget().wholes(c.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.isNaN(c.value(i)) ? Constant.OPEN : (long) c.value(i);
        }
        return Constant.of(values, c.dims());
    }
}
