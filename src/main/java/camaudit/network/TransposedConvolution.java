package camaudit.network;

import java.util.List;
import java.util.Objects;

/**
 * The transpose of a convolution: every cell of the input is multiplied by the kernel, and the products, a stride apart, are summed
 * where they overlap. The result has (input − 1)·stride + kernel cells in each direction before it is cropped.
 *
 * @param kernel (height, width, filters, input channels)
 * @param bias (filters)
 * @param window kernel, strides and dilation; its padding is not used
 * @param crop cells cut off
 */
public record TransposedConvolution(Tensor kernel, Tensor bias, Window window, Crop crop) implements Operation {

    /** Cells cut off at each side; a negative number at bottom or right appends cells that only the bias reaches. */
    public record Crop(int top, int bottom, int left, int right) {
        public Crop {
            if (top < 0 || left < 0) {
                throw new ModelException("crop " + top + ", " + left + " is negative");
            }
        }
    }

    public TransposedConvolution {
        Objects.requireNonNull(crop);
        if (kernel.rank() != 4) {
            throw new ModelException("a convolution kernel has 4 dimensions, not " + kernel);
        }
        kernel.requireDims(
                "convolution kernel", window.kernelHeight(), window.kernelWidth(), kernel.dim(2), kernel.dim(3));
        bias.requireDims("convolution bias", kernel.dim(2));
        if (-crop.bottom() >= window.strideHeight() + crop.top()
                || -crop.right() >= window.strideWidth() + crop.left()) {
            throw new ModelException("a transposed convolution with strides " + window.strideHeight() + ", "
                    + window.strideWidth() + " cannot be cut by " + crop);
        }
    }

    public int filters() {
        return kernel.dim(2);
    }

    @Override
    public String kind() {
        return "Conv2DTranspose " + window.kernelHeight() + "×" + window.kernelWidth();
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Operation.onlyMap(kind(), inputs);
        if (input.channels() != kernel.dim(3)) {
            throw new ModelException(
                    kind() + " was trained on " + kernel.dim(3) + " channels, its input has " + input.channels());
        }
        int height = full(input.height(), window.strideHeight(), window.spanHeight()) - crop.top() - crop.bottom();
        int width = full(input.width(), window.strideWidth(), window.spanWidth()) - crop.left() - crop.right();
        if (height < 1 || width < 1) {
            throw new ModelException(kind() + " leaves nothing of its input of " + input);
        }
        return Shape.map(height, width, filters());
    }

    private static int full(int size, int stride, int span) {
        return Math.addExact(Math.multiplyExact(size - 1, stride), span);
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
        return 2L * kernel.size() * inputs.get(0).height() * inputs.get(0).width();
    }
}
