package camaudit.network;

/** A sliding window: kernel size, strides, dilation (distance of the cells it reads) and padding, in cells. */
public record Window(
        int kernelHeight,
        int kernelWidth,
        int strideHeight,
        int strideWidth,
        int dilationHeight,
        int dilationWidth,
        Padding padding) {

    public Window {
        if (kernelHeight < 1 || kernelWidth < 1 || strideHeight < 1 || strideWidth < 1) {
            throw new ModelException("window " + kernelHeight + "×" + kernelWidth + " with strides " + strideHeight
                    + ", " + strideWidth + " is not a window: sizes and strides must be 1 or more");
        }
        if (dilationHeight < 1 || dilationWidth < 1) {
            throw new ModelException(
                    "dilation " + dilationHeight + ", " + dilationWidth + " is not one: it must be 1 or more");
        }
    }

    /** A window that reads neighbouring cells. */
    public Window(int kernelHeight, int kernelWidth, int strideHeight, int strideWidth, Padding padding) {
        this(kernelHeight, kernelWidth, strideHeight, strideWidth, 1, 1, padding);
    }

    /** The same window with another padding. */
    public Window withPadding(Padding other) {
        return new Window(kernelHeight, kernelWidth, strideHeight, strideWidth, dilationHeight, dilationWidth, other);
    }

    public boolean isDilated() {
        return dilationHeight > 1 || dilationWidth > 1;
    }

    /** The number of cells from the first row read to the last. */
    public int spanHeight() {
        return Math.addExact(Math.multiplyExact(kernelHeight - 1, dilationHeight), 1);
    }

    /** The number of cells from the first column read to the last. */
    public int spanWidth() {
        return Math.addExact(Math.multiplyExact(kernelWidth - 1, dilationWidth), 1);
    }

    /** The shape of a map of {@code channels} channels that this window makes of {@code input}. */
    public Shape output(String kind, Shape input, int channels) {
        return output(kind, input, channels, padding.resolve(this, input));
    }

    /** Like {@link #output(String, Shape, int)}, with these margins instead of this window's own. */
    public Shape output(String kind, Shape input, int channels, Padding margins) {
        int height = steps(input.height() + margins.top() + margins.bottom(), spanHeight(), strideHeight);
        int width = steps(input.width() + margins.left() + margins.right(), spanWidth(), strideWidth);
        if (height < 1 || width < 1) {
            throw new ModelException(kind + " does not fit into its input of " + input);
        }
        return Shape.map(height, width, channels);
    }

    private static int steps(int size, int kernel, int stride) {
        return size < kernel ? 0 : (size - kernel) / stride + 1;
    }
}
