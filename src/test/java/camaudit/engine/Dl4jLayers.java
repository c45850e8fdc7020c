package camaudit.engine;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Layers of DL4J with options that its builders take in several steps. */
final class Dl4jLayers {
    private Dl4jLayers() {}

    static Layer conv(CNN2DFormat f, ConvolutionMode mode, int kernel, int stride, int pad, int dilation) {
        return conv(f, mode, kernel, stride, pad, dilation, new ActivationTanH());
    }

    static Layer conv(
            CNN2DFormat f,
            ConvolutionMode mode,
            int kernel,
            int stride,
            int pad,
            int dilation,
            IActivation activation) {
        return new ConvolutionLayer.Builder(kernel, kernel + 1)
                .stride(stride, stride)
                .padding(pad, mode == ConvolutionMode.Same ? 0 : 2 * pad)
                .dilation(dilation, dilation)
                .convolutionMode(mode)
                .nOut(4)
                .activation(activation)
                .dataFormat(f)
                .build();
    }

    static Layer depthwise(CNN2DFormat f, boolean bias) {
        return new DepthwiseConvolution2D.Builder()
                .kernelSize(3, 2)
                .stride(1, 2)
                .depthMultiplier(3)
                .hasBias(bias)
                .dataFormat(f)
                .build();
    }

    static Layer separable(CNN2DFormat f, boolean bias) {
        return new SeparableConvolution2D.Builder()
                .kernelSize(3, 2)
                .nOut(5)
                .depthMultiplier(3)
                .hasBias(bias)
                .dataFormat(f)
                .build();
    }

    static Layer deconvolution(CNN2DFormat f, ConvolutionMode mode, int kernel, int stride, int pad) {
        return new Deconvolution2D.Builder()
                .kernelSize(kernel, kernel + 1)
                .stride(stride, stride)
                .padding(pad, pad)
                .convolutionMode(mode)
                .nOut(3)
                .dataFormat(f)
                .build();
    }

    static Layer norm(CNN2DFormat f, boolean locked, boolean logStd) {
        return new BatchNormalization.Builder(locked)
                .gamma(1.3)
                .beta(0.2)
                .eps(0.01)
                .useLogStd(logStd)
                .dataFormat(f)
                .build();
    }

    static Layer pool(CNN2DFormat f, SubsamplingLayer.PoolingType type, ConvolutionMode mode, int pad, boolean zeros) {
        return new SubsamplingLayer.Builder(type)
                .kernelSize(3, 3)
                .stride(2, 2)
                .padding(pad, pad)
                .convolutionMode(mode)
                .avgPoolIncludePadInDivisor(zeros)
                .dataFormat(f)
                .build();
    }

    static Layer slopes(CNN2DFormat f) {
        long[] shape = f == CNN2DFormat.NCHW
                ? new long[] {4, TestDl4jLayers.HEIGHT, TestDl4jLayers.WIDTH}
                : new long[] {TestDl4jLayers.HEIGHT, TestDl4jLayers.WIDTH, 4};
        return new PReLULayer.Builder().inputShape(shape).build();
    }

    static Layer sharedSlopes(CNN2DFormat f) {
        return f == CNN2DFormat.NCHW
                ? new PReLULayer.Builder()
                        .inputShape(4, TestDl4jLayers.HEIGHT, TestDl4jLayers.WIDTH)
                        .sharedAxes(2, 3)
                        .build()
                : new PReLULayer.Builder()
                        .inputShape(TestDl4jLayers.HEIGHT, TestDl4jLayers.WIDTH, 4)
                        .sharedAxes(1, 2)
                        .build();
    }
}
