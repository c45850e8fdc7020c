package camaudit.network.dl4j;

import camaudit.network.Convolution;
import camaudit.network.Operation;
import camaudit.network.Padding;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import camaudit.network.Window;
import java.util.List;
import java.util.Optional;

/** Convolutions: full, depthwise and separable. Their bias comes before their kernels in the file. */
final class ConvolutionLayers {
    private ConvolutionLayers() {}

    static List<Step> convolution(LayerContext context) {
        Options options = context.options();
        Window window = window(options);
        int channels = options.count("nin");
        int filters = options.count("nout");
        Optional<Operation> activation = Activations.of(options, Shape.map(1, 1, filters));
        float[] bias = bias(context, filters);
        float[] values = context.take("kernel", filters, channels, window.kernelHeight(), window.kernelWidth());
        Tensor kernel =
                Kernels.heightWidthFirst(values, filters, channels, window.kernelHeight(), window.kernelWidth());
        return Step.activated(new Convolution(kernel, vector(bias, filters), window), activation);
    }

    /** The kernel is (height, width, channels, multiplier), which is (height, width, 1, channels·multiplier) in memory. */
    static List<Step> depthwise(LayerContext context) {
        Options options = context.options();
        Window window = window(options);
        int channels = options.count("nin");
        int multiplier = options.count("depthMultiplier");
        int filters = Math.multiplyExact(channels, multiplier);
        options.ignore("nout");
        Optional<Operation> activation = Activations.of(options, Shape.map(1, 1, filters));
        float[] bias = bias(context, filters);
        float[] values = context.take("kernel", window.kernelHeight(), window.kernelWidth(), filters);
        Tensor kernel = Tensor.of(values, window.kernelHeight(), window.kernelWidth(), 1, filters);
        return Step.activated(new Convolution(kernel, vector(bias, filters), window, channels), activation);
    }

    /** A depthwise convolution without bias, whose kernel is (multiplier, channels, height, width), then a pointwise convolution. */
    static List<Step> separable(LayerContext context) {
        Options options = context.options();
        Window window = window(options);
        int channels = options.count("nin");
        int multiplier = options.count("depthMultiplier");
        int between = Math.multiplyExact(channels, multiplier);
        int filters = options.count("nout");
        Optional<Operation> activation = Activations.of(options, Shape.map(1, 1, filters));
        float[] bias = bias(context, filters);
        float[] first =
                context.take("depthwise kernel", multiplier, channels, window.kernelHeight(), window.kernelWidth());
        float[] second = context.take("pointwise kernel", filters, between);
        Tensor byCell =
                Kernels.heightWidthFirst(first, multiplier, channels, window.kernelHeight(), window.kernelWidth());
        Tensor kernel = Tensor.of(byCell.values(), window.kernelHeight(), window.kernelWidth(), 1, between);
        Convolution depthwise = new Convolution(kernel, Tensor.filled(0, between), window, channels);
        Convolution pointwise = new Convolution(
                Kernels.heightWidthFirst(second, filters, between, 1, 1),
                vector(bias, filters),
                new Window(1, 1, 1, 1, Padding.VALID));
        return Step.after("/depthwise", depthwise, Step.activated(pointwise, activation));
    }

    private static Window window(Options options) {
        options.ignore("cnn2dDataFormat");
        return Kernels.window(options);
    }

    /** The bias, empty where the layer has none. */
    static float[] bias(LayerContext context, int size) {
        return context.options().flag("hasBias").orElse(true) ? context.take("bias", size) : new float[0];
    }

    /**
     * The bias as a tensor, zeros where the layer has none. Call it after the kernel has been read, so that a damaged file cannot
     * make it allocate more than it holds.
     */
    static Tensor vector(float[] bias, int size) {
        return bias.length == 0 ? Tensor.filled(0, size) : Tensor.of(bias, size);
    }
}
