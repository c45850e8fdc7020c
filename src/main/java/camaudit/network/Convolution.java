package camaudit.network;

import java.util.List;
import java.util.Objects;

/**
 * Two-dimensional convolution (cross-correlation, as every framework means it).
 *
 * @param kernel (height, width, input channels, filters)
 * @param bias (filters)
 */
public record Convolution(Tensor kernel, Tensor bias, Window window) implements Operation {

    public Convolution {
        Objects.requireNonNull(window);
        if (kernel.rank() != 4) {
            throw new ModelException("a convolution kernel has 4 dimensions, not " + kernel);
        }
        kernel.requireDims(
                "convolution kernel", window.kernelHeight(), window.kernelWidth(), kernel.dim(2), kernel.dim(3));
        bias.requireDims("convolution bias", kernel.dim(3));
    }

    public int inputChannels() {
        return kernel.dim(2);
    }

    public int filters() {
        return kernel.dim(3);
    }

    /** True for a 1×1 kernel with stride 1: a matrix product over the cells. */
    public boolean isPointwise() {
        return window.kernelHeight() == 1
                && window.kernelWidth() == 1
                && window.strideHeight() == 1
                && window.strideWidth() == 1;
    }

    @Override
    public String kind() {
        return "Conv2D " + window.kernelHeight() + "×" + window.kernelWidth();
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Operation.onlyMap(kind(), inputs);
        if (input.channels() != inputChannels()) {
            throw new ModelException(
                    kind() + " was trained on " + inputChannels() + " channels, its input has " + input.channels());
        }
        return window.output(kind(), input, filters());
    }

    @Override
    public long parameters() {
        return (long) kernel.size() + bias.size();
    }

    @Override
    public long flops(List<Shape> inputs, Shape output) {
        return 2L * kernel.size() * output.height() * output.width();
    }
}
