package camaudit.engine.nd4j;

import camaudit.network.Convolution;
import camaudit.network.ModelException;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import camaudit.network.Window;

/**
 * Chooses the kernel of a convolution that is not depthwise. Dilated convolutions are rewritten as dense ones with zeros between
 * the weights, because ND4J computes dilated ones incorrectly.
 */
final class Convolutions {
    /** The largest number of weights of a kernel with the zeros written into it. */
    private static final long MAX_DILATED = 1L << 26;

    private Convolutions() {}

    static Kernel of(Convolution convolution, Shape input) {
        if (convolution.isPointwise()) {
            return new MatrixProductKernel(convolution.kernel(), convolution.bias());
        }
        Convolution dense = undilated(convolution);
        return dense.groups() == 1 ? new ConvolutionKernel(dense, input) : new GroupedKernel(dense, input);
    }

    /** The same convolution with zeros written between the weights. */
    static Convolution undilated(Convolution convolution) {
        Window window = convolution.window();
        if (!window.isDilated()) {
            return convolution;
        }
        Window dense = new Window(
                window.spanHeight(), window.spanWidth(), window.strideHeight(), window.strideWidth(), window.padding());
        return new Convolution(dilated(convolution.kernel(), window), convolution.bias(), dense, convolution.groups());
    }

    /** A kernel (height, width, …) with zeros between its rows and columns. */
    static Tensor dilated(Tensor kernel, Window window) {
        int length = kernel.dim(2) * kernel.dim(3);
        int width = window.spanWidth();
        long size = (long) window.spanHeight() * width * length;
        if (size > Math.max(MAX_DILATED, kernel.size())) {
            throw new ModelException("a kernel of " + window.kernelHeight() + "×" + window.kernelWidth()
                    + " cells with dilation " + window.dilationHeight() + ", " + window.dilationWidth() + " spans "
                    + window.spanHeight() + "×" + width + " cells, " + size
                    + " weights with the zeros between: the nd4j backend has at most " + MAX_DILATED);
        }
        float[] values = new float[(int) size];
        for (int y = 0; y < window.kernelHeight(); y++) {
            for (int x = 0; x < window.kernelWidth(); x++) {
                int cell = y * window.dilationHeight() * width + x * window.dilationWidth();
                System.arraycopy(
                        kernel.values(), (y * window.kernelWidth() + x) * length, values, cell * length, length);
            }
        }
        return Tensor.of(values, window.spanHeight(), width, kernel.dim(2), kernel.dim(3));
    }
}
