package camaudit.engine.nd4j;

import camaudit.network.Convolution;
import camaudit.network.Padding;
import camaudit.network.Shape;
import camaudit.network.Window;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Convolution, NHWC with HWIO weights. The data gradient never computes weight gradients. */
final class ConvolutionKernel implements Kernel {
    private static final long VALID = 0;
    private static final long SAME = 1;
    private static final long NHWC = 1;
    private static final long HWIO = 0;

    private final Window window;
    private final Padding margins;
    private final INDArray kernel;
    private final INDArray bias;
    private final INDArray rotated;

    ConvolutionKernel(Convolution convolution, Shape input) {
        window = convolution.window();
        margins = window.padding().resolve(window, input);
        kernel = Nd4jArrays.load(convolution.kernel());
        bias = Nd4jArrays.load(convolution.bias());
        rotated = rotate(convolution);
    }

    @Override
    public Runnable forward(List<INDArray> inputs, INDArray output) {
        if (window.padding().mode() == Padding.Mode.EXPLICIT && !isSymmetric()) {
            INDArray padded = Nd4jArrays.padded(inputs.get(0), margins);
            Runnable pad = Nd4jArrays.copyInto(padded, inputs.get(0), margins);
            Runnable convolve = convolution(padded, kernel, output, VALID, 0, 0);
            return () -> {
                pad.run();
                convolve.run();
            };
        }
        boolean same = window.padding().mode() == Padding.Mode.SAME;
        return convolution(inputs.get(0), kernel, output, same ? SAME : VALID, margins.top(), margins.left());
    }

    private Runnable convolution(INDArray input, INDArray weights, INDArray output, long mode, int padY, int padX) {
        return new NativeOp(
                "conv2d",
                List.of(input, weights, bias),
                output,
                window.kernelHeight(),
                window.kernelWidth(),
                window.strideHeight(),
                window.strideWidth(),
                padY,
                padX,
                1,
                1,
                mode,
                NHWC,
                HWIO);
    }

    @Override
    public Runnable backward(Values values, int index, INDArray outputGradient, INDArray inputGradient) {
        boolean unitStride = window.strideHeight() == 1 && window.strideWidth() == 1;
        return unitStride
                        && isSymmetric()
                        && margins.top() < window.kernelHeight()
                        && margins.left() < window.kernelWidth()
                ? correlated(outputGradient, inputGradient)
                : transposed(outputGradient, inputGradient);
    }

    /** Stride 1: the gradient is a convolution with the rotated kernel, input and output channels exchanged. */
    private Runnable correlated(INDArray outputGradient, INDArray inputGradient) {
        return new NativeOp(
                "conv2d",
                List.of(outputGradient, rotated),
                inputGradient,
                window.kernelHeight(),
                window.kernelWidth(),
                1,
                1,
                window.kernelHeight() - 1 - margins.top(),
                window.kernelWidth() - 1 - margins.left(),
                1,
                1,
                VALID,
                NHWC,
                HWIO);
    }

    /** Any stride: the transposed convolution over the padded input, cropped by the margins. */
    private Runnable transposed(INDArray outputGradient, INDArray inputGradient) {
        long images = inputGradient.size(0);
        long height = (outputGradient.size(1) - 1) * window.strideHeight() + window.kernelHeight();
        long width = (outputGradient.size(2) - 1) * window.strideWidth() + window.kernelWidth();
        INDArray full = Nd4j.createUninitialized(DataType.FLOAT, images, height, width, inputGradient.size(3));
        Runnable deconvolve = new NativeOp(
                "deconv2d",
                List.of(outputGradient, kernel),
                full,
                window.kernelHeight(),
                window.kernelWidth(),
                window.strideHeight(),
                window.strideWidth(),
                0,
                0,
                1,
                1,
                VALID,
                NHWC,
                HWIO);
        long rows = Math.min(inputGradient.size(1), height - margins.top());
        long columns = Math.min(inputGradient.size(2), width - margins.left());
        INDArray from = full.get(region(margins.top(), rows, margins.left(), columns));
        INDArray to = inputGradient.get(region(0, rows, 0, columns));
        boolean covers = rows == inputGradient.size(1) && columns == inputGradient.size(2);
        return () -> {
            deconvolve.run();
            if (!covers) {
                inputGradient.assign(0);
            }
            to.assign(from);
        };
    }

    private static INDArrayIndex[] region(long top, long rows, long left, long columns) {
        return new INDArrayIndex[] {
            NDArrayIndex.all(),
            NDArrayIndex.interval(top, top + rows),
            NDArrayIndex.interval(left, left + columns),
            NDArrayIndex.all()
        };
    }

    private boolean isSymmetric() {
        return margins.top() == margins.bottom() && margins.left() == margins.right();
    }

    private static INDArray rotate(Convolution convolution) {
        int height = convolution.window().kernelHeight();
        int width = convolution.window().kernelWidth();
        int in = convolution.inputChannels();
        int out = convolution.filters();
        float[] source = convolution.kernel().values();
        float[] values = new float[source.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int i = 0; i < in; i++) {
                    for (int o = 0; o < out; o++) {
                        int from = ((y * width + x) * in + i) * out + o;
                        int to = (((height - 1 - y) * width + width - 1 - x) * out + o) * in + i;
                        values[to] = source[from];
                    }
                }
            }
        }
        return Nd4jArrays.load(values, height, width, out, in);
    }
}
