package camaudit.network.dl4j;

import camaudit.network.Operation;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import camaudit.network.TransposedConvolution;
import camaudit.network.Window;
import java.util.List;
import java.util.Optional;

/** Deconvolution2D. Its kernel is (channels, filters, height, width); in mode Same the output has input·stride cells in each direction. */
final class TransposedLayer {
    private TransposedLayer() {}

    static List<Step> read(LayerContext context) {
        Options options = context.options();
        options.ignore("cnn2dDataFormat");
        Window window = Kernels.unpadded(options);
        int channels = options.count("nin");
        int filters = options.count("nout");
        Optional<Operation> activation = Activations.of(options, Shape.map(1, 1, filters));
        TransposedConvolution.Crop crop = crop(options, window);
        float[] bias = ConvolutionLayers.bias(context, filters);
        float[] values = context.take("kernel", channels, filters, window.kernelHeight(), window.kernelWidth());
        Tensor kernel =
                Kernels.heightWidthFirst(values, channels, filters, window.kernelHeight(), window.kernelWidth());
        return Step.activated(
                new TransposedConvolution(kernel, ConvolutionLayers.vector(bias, filters), window, crop), activation);
    }

    private static TransposedConvolution.Crop crop(Options options, Window window) {
        if (!Kernels.isSame(options)) {
            int[] cut = options.cells("padding", 0, 2);
            return new TransposedConvolution.Crop(cut[0], cut[0], cut[1], cut[1]);
        }
        options.ignore("padding");
        int rows = window.spanHeight() - window.strideHeight();
        int columns = window.spanWidth() - window.strideWidth();
        if (rows < 0 || columns < 0) {
            throw options.refuse("convolutionMode", "Same", "with a kernel smaller than the stride, only Truncate is");
        }
        return new TransposedConvolution.Crop(rows / 2, rows - rows / 2, columns / 2, columns - columns / 2);
    }
}
