package camaudit.network.keras;

import camaudit.network.Operation;
import camaudit.network.Padding;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import camaudit.network.TransposedConvolution;
import camaudit.network.Window;
import java.util.List;
import java.util.Map;

/**
 * Reads transposed convolutions. With padding {@code same} the output has input·stride cells in each direction, unless
 * output_padding changes that.
 */
final class TransposedLayer {
    private TransposedLayer() {}

    static List<Operation> read(Options options, Shape input, WeightSource weights) {
        options.requireChannelsLast();
        int[] kernel = options.pair("kernel_size");
        int[] strides = options.pairOrOnes("strides");
        int[] dilation = options.pairOrOnes("dilation_rate");
        int filters = options.count("filters");
        int groups = options.countOrOne("groups");
        if (groups != 1) {
            throw options.refuse("groups", groups, "only 1 is");
        }
        Window window =
                new Window(kernel[0], kernel[1], strides[0], strides[1], dilation[0], dilation[1], Padding.VALID);
        boolean same = MapLayers.padding(options).equals(Padding.SAME);
        int[] given = options.find("output_padding").isPresent()
                ? options.pair(0, "one or two whole numbers from 0 on are expected", "output_padding")
                : new int[] {-1, -1};
        int rows = cut(same, window.spanHeight(), strides[0], given[0]);
        int columns = cut(same, window.spanWidth(), strides[1], given[1]);
        int top = Math.max(rows, 0) / 2;
        int left = Math.max(columns, 0) / 2;
        Operation activation = Activations.of(options, Shape.map(1, 1, filters));
        Map<String, Tensor> tensors = weights.take(options.layer(), TrainedLayers.kernelRoles(options));
        Tensor values =
                Weight.of(tensors, TrainedLayers.KERNEL, options, kernel[0], kernel[1], filters, input.channels());
        return options.named(() -> TrainedLayers.fused(
                new TransposedConvolution(
                        values,
                        TrainedLayers.bias(tensors, options, filters),
                        window,
                        new TransposedConvolution.Crop(top, rows - top, left, columns - left)),
                activation));
    }

    /** The number of cells by which the output is shorter than (input − 1)·stride + span; negative where it is longer. */
    private static int cut(boolean same, int span, int stride, int outputPadding) {
        if (same) {
            return outputPadding < 0 ? span - stride : span - span % 2 - outputPadding;
        }
        return outputPadding < 0 ? Math.min(span - stride, 0) : -outputPadding;
    }
}
