package camaudit.network;

import java.util.List;
import java.util.Objects;

/**
 * Two-dimensional convolution (cross-correlation, as every framework means it). With groups, the g-th part of the filters reads
 * the g-th part of the input channels only; as many groups as input channels make a depthwise convolution.
 *
 * @param kernel (height, width, input channels ÷ groups, filters)
 * @param bias (filters)
 * @param groups divides input channels and filters
 */
public record Convolution(Tensor kernel, Tensor bias, Window window, int groups) implements Operation {

    public Convolution {
        Objects.requireNonNull(window);
        if (kernel.rank() != 4) {
            throw new ModelException("a convolution kernel has 4 dimensions, not " + kernel);
        }
        kernel.requireDims(
                "convolution kernel", window.kernelHeight(), window.kernelWidth(), kernel.dim(2), kernel.dim(3));
        bias.requireDims("convolution bias", kernel.dim(3));
        if (groups < 1 || kernel.dim(3) % groups != 0) {
            throw new ModelException(kernel.dim(3) + " filters do not divide into " + groups + " groups");
        }
    }

    /** A convolution in which every filter reads every channel. */
    public Convolution(Tensor kernel, Tensor bias, Window window) {
        this(kernel, bias, window, 1);
    }

    public int inputChannels() {
        return Math.multiplyExact(kernel.dim(2), groups);
    }

    public int filters() {
        return kernel.dim(3);
    }

    /** True for a 1×1 kernel with stride 1 and one group: a matrix product over the cells. */
    public boolean isPointwise() {
        return window.kernelHeight() == 1
                && window.kernelWidth() == 1
                && window.strideHeight() == 1
                && window.strideWidth() == 1
                && window.padding().isNone()
                && groups == 1;
    }

    /** True if every filter reads a single channel. */
    public boolean isDepthwise() {
        return groups > 1 && kernel.dim(2) == 1;
    }

    @Override
    public String kind() {
        String name = isDepthwise() ? "DepthwiseConv2D " : groups > 1 ? "GroupedConv2D " : "Conv2D ";
        return name + window.kernelHeight() + "×" + window.kernelWidth();
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
    public List<Tensor> tensors() {
        return List.of(kernel, bias);
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
