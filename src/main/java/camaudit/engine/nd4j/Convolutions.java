package camaudit.engine.nd4j;

import camaudit.network.Convolution;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import camaudit.network.Window;

/** Chooses the kernel of a convolution, and writes dilated ones as dense ones, because ND4J's dilated ones fail. */
final class Convolutions {
    private Convolutions() {}

    static Kernel of(Convolution convolution, Shape input) {
        if (convolution.isPointwise()) {
            return new ProductKernel(convolution.kernel(), convolution.bias());
        }
        Convolution dense = undilated(convolution);
        if (dense.groups() == 1) {
            return new ConvolutionKernel(dense, input);
        }
        return dense.isDepthwise() ? new DepthwiseKernel(dense, input) : new GroupedKernel(dense, input);
    }

    /** The same convolution with zeros written between the weights. */
    static Convolution undilated(Convolution convolution) {
        Window window = convolution.window();
        if (!window.isDilated()) {
            return convolution;
        }
        Window dense = new Window(
                window.spanHeight(), window.spanWidth(), window.strideHeight(), window.strideWidth(), window.padding());
        return new Convolution(stuffed(convolution.kernel(), window), convolution.bias(), dense, convolution.groups());
    }

    /** A kernel (height, width, …) with zeros between its rows and columns. */
    static Tensor stuffed(Tensor kernel, Window window) {
        int length = kernel.dim(2) * kernel.dim(3);
        int width = window.spanWidth();
        float[] values = new float[Math.multiplyExact(Math.multiplyExact(window.spanHeight(), width), length)];
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
