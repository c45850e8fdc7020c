package camaudit.network;

/** A sliding window: kernel size, strides and padding, in cells. */
public record Window(int kernelHeight, int kernelWidth, int strideHeight, int strideWidth, Padding padding) {

    public Window {
        if (kernelHeight < 1 || kernelWidth < 1 || strideHeight < 1 || strideWidth < 1) {
            throw new ModelException("window " + kernelHeight + "×" + kernelWidth + " with strides " + strideHeight
                    + ", " + strideWidth + " is not a window: sizes and strides must be 1 or more");
        }
    }

    /** A map of {@code channels} channels, as large as this window makes it of {@code input}. */
    public Shape output(String kind, Shape input, int channels) {
        Padding margins = padding.resolve(this, input);
        int height = steps(input.height() + margins.top() + margins.bottom(), kernelHeight, strideHeight);
        int width = steps(input.width() + margins.left() + margins.right(), kernelWidth, strideWidth);
        if (height < 1 || width < 1) {
            throw new ModelException(kind + " does not fit into its input of " + input);
        }
        return Shape.map(height, width, channels);
    }

    private static int steps(int size, int kernel, int stride) {
        return size < kernel ? 0 : (size - kernel) / stride + 1;
    }
}
