package camaudit.network.onnx;

import camaudit.network.Padding;
import camaudit.network.Shape;
import camaudit.network.Window;
import java.util.Arrays;

/** Reads the sliding window that a node's attributes describe. */
final class Windows {
    private static final String[] SIZES = {"kernel_shape", "strides", "dilations"};

    private Windows() {}

    /**
     * Reads a window.
     *
     * @param kernel height and width where they are known from the weights; else empty
     * @param input the shape of the map that the window slides over
     */
    static Window read(NodeContext context, int[] kernel, Shape input) {
        int[] size = pair(context, SIZES[0], kernel);
        if (kernel.length == 2 && !Arrays.equals(size, kernel)) {
            throw context.refuse(
                    SIZES[0],
                    Arrays.toString(size),
                    "its weights are for " + Arrays.toString(kernel) + ", export the model again");
        }
        int[] strides = pair(context, SIZES[1], new int[] {1, 1});
        int[] dilations = pair(context, SIZES[2], new int[] {1, 1});
        Window window = window(size, strides, dilations, Padding.VALID);
        return window(size, strides, dilations, padding(context, window, input));
    }

    private static Window window(int[] size, int[] strides, int[] dilations, Padding padding) {
        return new Window(size[0], size[1], strides[0], strides[1], dilations[0], dilations[1], padding);
    }

    /** The same window with other margins. */
    static Window padded(Window window, Padding padding) {
        return window(
                new int[] {window.kernelHeight(), window.kernelWidth()},
                new int[] {window.strideHeight(), window.strideWidth()},
                new int[] {window.dilationHeight(), window.dilationWidth()},
                padding);
    }

    private static Padding padding(NodeContext context, Window window, Shape input) {
        String mode = context.attributes().text("auto_pad", "NOTSET");
        return switch (mode) {
            case "NOTSET", "" -> explicit(context);
            case "VALID" -> Padding.VALID;
            case "SAME_UPPER" -> Padding.SAME;
            case "SAME_LOWER" -> lower(context, window, input);
            default -> throw context.refuse("auto_pad", mode, "NOTSET, VALID, SAME_UPPER and SAME_LOWER are");
        };
    }

    private static Padding explicit(NodeContext context) {
        long[] pads = context.attributes()
                .wholes("pads")
                .map(own -> own.length == 2 ? new long[] {0, own[0], 0, own[1]} : own)
                .orElse(new long[4]);
        if (pads.length != 4 || Arrays.stream(pads).anyMatch(p -> p < 0 || p > Short.MAX_VALUE)) {
            throw context.refuse("pads", Arrays.toString(pads), "four numbers, 0 or more, are expected for images");
        }
        return margins(Arrays.stream(pads).mapToInt(p -> (int) p).toArray());
    }

    /** Margins in ONNX's order: top, left, bottom, right. */
    private static Padding margins(int[] pads) {
        return Arrays.stream(pads).allMatch(p -> p == 0)
                ? Padding.VALID
                : Padding.explicit(pads[0], pads[2], pads[1], pads[3]);
    }

    /** The margins of TensorFlow's SAME, but with the odd cell at the top or left. */
    private static Padding lower(NodeContext context, Window window, Shape input) {
        boolean needsNoSize = window.strideHeight() == 1 && window.strideWidth() == 1;
        if (!input.isKnown() && !needsNoSize) {
            throw context.refuse("auto_pad", "SAME_LOWER", "the image size is open: export the model for a fixed one");
        }
        Shape size = input.isKnown() ? input : Shape.map(window.spanHeight(), window.spanWidth(), 1);
        Padding upper = Padding.SAME.resolve(padded(window, Padding.SAME), size);
        return margins(new int[] {upper.bottom(), upper.right(), upper.top(), upper.left()});
    }

    /** Two numbers, for rows and columns. */
    static int[] pair(NodeContext context, String name, int[] standard) {
        long[] values = context.attributes()
                .wholes(name)
                .map(own -> own.length == 1 ? new long[] {1, own[0]} : own)
                .orElseGet(() -> Arrays.stream(standard).asLongStream().toArray());
        if (values.length != 2 || Arrays.stream(values).anyMatch(v -> v < 1 || v > Short.MAX_VALUE)) {
            throw context.refuse(name, Arrays.toString(values), "two numbers from 1 on are expected for images");
        }
        return new int[] {(int) values[0], (int) values[1]};
    }
}
