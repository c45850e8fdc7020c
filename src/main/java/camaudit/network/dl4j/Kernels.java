package camaudit.network.dl4j;

import camaudit.network.Padding;
import camaudit.network.Tensor;
import camaudit.network.Window;
import java.util.List;

/** Reads the windows of convolutions and poolings, and reorders kernels from DL4J's dimensions to (height, width, in, out). */
final class Kernels {
    private static final String SAME = "Same";
    private static final List<String> MODES = List.of("Strict", "Truncate", SAME);

    private Kernels() {}

    /** True for the padding of mode Same; false where the option is missing, as in the oldest files. */
    static boolean isSame(Options options) {
        return options.word("convolutionMode", MODES).orElse("Truncate").equals(SAME);
    }

    /** The window with its padding. */
    static Window window(Options options) {
        Window plain = unpadded(options);
        if (isSame(options)) {
            options.ignore("padding");
            return plain.withPadding(Padding.SAME);
        }
        int[] margins = options.cells("padding", 0, 2);
        return margins[0] == 0 && margins[1] == 0
                ? plain
                : plain.withPadding(Padding.explicit(margins[0], margins[0], margins[1], margins[1]));
    }

    static Window unpadded(Options options) {
        int[] kernel = options.cells("kernelSize", 1, 2);
        int[] stride = options.cellsOrOnes("stride");
        int[] dilation = options.cellsOrOnes("dilation");
        return new Window(kernel[0], kernel[1], stride[0], stride[1], dilation[0], dilation[1], Padding.VALID);
    }

    /** (a, b, height, width) to (height, width, b, a). */
    static Tensor heightWidthFirst(float[] values, int a, int b, int height, int width) {
        float[] moved = new float[values.length];
        int from = 0;
        for (int i = 0; i < a; i++) {
            for (int j = 0; j < b; j++) {
                for (int cell = 0; cell < height * width; cell++) {
                    moved[(cell * b + j) * a + i] = values[from];
                    from++;
                }
            }
        }
        return Tensor.of(moved, height, width, b, a);
    }
}
