package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.network.Network;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationCube;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationMish;
import org.nd4j.linalg.activations.impl.ActivationRationalTanh;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationRectifiedTanh;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.activations.impl.ActivationThresholdedReLU;

/** Each layer of DL4J through its file: the scores that DL4J puts out, on every backend. */
class TestDl4jLayers {
    private static final int IMAGES = 3;
    private static final int HEIGHT = 8;
    private static final int WIDTH = 9;
    private static final int CHANNELS = 2;

    private static Stream<Arguments> cases() {
        return Stream.of(CNN2DFormat.values()).flatMap(TestDl4jLayers::layers);
    }

    private static Stream<Arguments> layers(CNN2DFormat f) {
        return Stream.concat(
                Stream.of(
                        named("truncate", f, conv(f, ConvolutionMode.Truncate, 3, 2, 0, 1)),
                        named("padded", f, conv(f, ConvolutionMode.Truncate, 3, 2, 1, 1)),
                        named("strict", f, conv(f, ConvolutionMode.Strict, 2, 1, 0, 1)),
                        named("same", f, conv(f, ConvolutionMode.Same, 3, 2, 0, 1)),
                        named(
                                "no bias",
                                f,
                                new ConvolutionLayer.Builder(3, 2)
                                        .nOut(4)
                                        .hasBias(false)
                                        .dataFormat(f)
                                        .build()),
                        named("frozen", f, new FrozenLayer(conv(f, ConvolutionMode.Same, 3, 1, 0, 1))),
                        named("depthwise", f, depthwise(f, true)),
                        named("depthwise without bias", f, depthwise(f, false)),
                        named("separable", f, separable(f, true)),
                        named("separable without bias", f, separable(f, false)),
                        named("deconvolution", f, deconvolution(f, ConvolutionMode.Truncate, 3, 2, 1)),
                        named("deconvolution same", f, deconvolution(f, ConvolutionMode.Same, 3, 2, 0)),
                        named(
                                "batch normalization",
                                f,
                                conv(f, ConvolutionMode.Same, 3, 1, 0, 1),
                                norm(f, false, true)),
                        named("with variances", f, conv(f, ConvolutionMode.Same, 3, 1, 0, 1), norm(f, false, false)),
                        named("locked", f, conv(f, ConvolutionMode.Same, 3, 1, 0, 1), norm(f, true, true)),
                        named("max", f, pool(f, SubsamplingLayer.PoolingType.MAX, ConvolutionMode.Truncate, 1, false)),
                        named("max same", f, pool(f, SubsamplingLayer.PoolingType.MAX, ConvolutionMode.Same, 0, false)),
                        named("mean", f, pool(f, SubsamplingLayer.PoolingType.AVG, ConvolutionMode.Truncate, 1, false)),
                        named(
                                "mean same",
                                f,
                                pool(f, SubsamplingLayer.PoolingType.AVG, ConvolutionMode.Same, 0, false)),
                        named(
                                "mean with zeros",
                                f,
                                pool(f, SubsamplingLayer.PoolingType.AVG, ConvolutionMode.Truncate, 1, true)),
                        named(
                                "global mean",
                                f,
                                conv(f, ConvolutionMode.Same, 3, 1, 0, 1),
                                new GlobalPoolingLayer(PoolingType.AVG)),
                        named(
                                "global max",
                                f,
                                conv(f, ConvolutionMode.Same, 3, 1, 0, 1),
                                new GlobalPoolingLayer(PoolingType.MAX)),
                        named(
                                "upsampling",
                                f,
                                conv(f, ConvolutionMode.Same, 3, 1, 0, 1),
                                new Upsampling2D.Builder(2)
                                        .size(new int[] {2, 3})
                                        .dataFormat(f)
                                        .build()),
                        named(
                                "zeros",
                                f,
                                new ZeroPaddingLayer.Builder(1, 2, 3, 0)
                                        .dataFormat(f)
                                        .build(),
                                conv(f, ConvolutionMode.Truncate, 3, 1, 0, 1)),
                        named(
                                "cropping",
                                f,
                                new Cropping2D.Builder(1, 2, 0, 1).dataFormat(f).build(),
                                conv(f, ConvolutionMode.Truncate, 3, 1, 0, 1)),
                        named(
                                "space to depth",
                                f,
                                conv(f, ConvolutionMode.Truncate, 2, 1, 0, 1),
                                new Cropping2D.Builder(1, 0, 1, 0).dataFormat(f).build(),
                                new SpaceToDepthLayer.Builder<>(2, f).build()),
                        named(
                                "dropout",
                                f,
                                conv(f, ConvolutionMode.Same, 3, 1, 0, 1),
                                new DropoutLayer(0.5),
                                new DenseLayer.Builder().nOut(5).build()),
                        named(
                                "dense",
                                f,
                                conv(f, ConvolutionMode.Same, 3, 2, 0, 1),
                                new DenseLayer.Builder().nOut(6).build()),
                        named(
                                "dense without bias",
                                f,
                                new DenseLayer.Builder().nOut(6).hasBias(false).build()),
                        named(
                                "layer norm",
                                f,
                                new DenseLayer.Builder()
                                        .nOut(6)
                                        .hasLayerNorm(true)
                                        .build()),
                        named(
                                "elementwise",
                                f,
                                new DenseLayer.Builder().nOut(6).build(),
                                new ElementWiseMultiplicationLayer.Builder()
                                        .nIn(6)
                                        .nOut(6)
                                        .build()),
                        named(
                                "vector normalization",
                                f,
                                new DenseLayer.Builder().nOut(6).build(),
                                new BatchNormalization()),
                        named(
                                "slopes",
                                f,
                                conv(f, ConvolutionMode.Same, 3, 1, 0, 1, new ActivationIdentity()),
                                slopes(f)),
                        named(
                                "shared slopes",
                                f,
                                conv(f, ConvolutionMode.Same, 3, 1, 0, 1, new ActivationIdentity()),
                                sharedSlopes(f)),
                        named(
                                "lrn",
                                f,
                                conv(f, ConvolutionMode.Same, 3, 1, 0, 1),
                                new LocalResponseNormalization.Builder()
                                        .n(3)
                                        .k(1.5)
                                        .alpha(0.4)
                                        .beta(0.6)
                                        .dataFormat(f)
                                        .build())),
                f == CNN2DFormat.NCHW ? activations() : Stream.of());
    }

    private static Stream<Arguments> activations() {
        return Stream.<IActivation>of(
                        new ActivationReLU(),
                        new ActivationReLU(1.0, 0.2, 0.5),
                        new ActivationReLU(0.5, null, null),
                        new ActivationReLU6(),
                        new ActivationLReLU(0.2),
                        new ActivationThresholdedReLU(0.3),
                        new ActivationELU(0.5),
                        new ActivationSELU(),
                        new ActivationGELU(false),
                        new ActivationGELU(true),
                        new ActivationMish(),
                        new ActivationSwish(),
                        new ActivationHardSigmoid(),
                        new ActivationHardTanH(),
                        new ActivationCube(),
                        new ActivationRationalTanh(),
                        new ActivationRectifiedTanh(),
                        new ActivationSigmoid(),
                        new ActivationSoftPlus(),
                        new ActivationSoftSign(),
                        new ActivationTanH())
                .map(a -> named(
                        a.getClass().getSimpleName() + " " + a,
                        CNN2DFormat.NCHW,
                        conv(CNN2DFormat.NCHW, ConvolutionMode.Same, 3, 1, 0, 1, new ActivationIdentity()),
                        new ActivationLayer(a)));
    }

    private static Arguments named(String name, CNN2DFormat format, Layer... layers) {
        return Arguments.of(Named.of(name + " " + format, format), Named.of("layers", List.of(layers)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void scores(CNN2DFormat format, List<Layer> layers) {
        MultiLayerNetwork dl4j = Dl4jModels.chain(format, layers.toArray(Layer[]::new));
        float[] input = new RandomNetworks(3).values(1, IMAGES * HEIGHT * WIDTH * CHANNELS);
        float[] expected = dl4j.output(Dl4jModels.images(input, IMAGES, HEIGHT, WIDTH, CHANNELS, format))
                .dup('c')
                .data()
                .asFloat();
        Network network = Dl4jModels.read(dl4j, HEIGHT, WIDTH);
        assertThat(expected).doesNotContain(Float.NaN);
        Plan plan = Compiler.compile(network, Dl4jModels.firstMap(network));
        EveryBackend.all().filter(backend -> Dl4jModels.canRun(backend, plan)).forEach(backend -> {
            float[] logits = logits(plan, backend, input);
            for (int i = 0; i < expected.length; i++) {
                assertThat(logits[i]).as(backend.name()).isCloseTo(expected[i], within(1e-4f));
            }
        });
    }

    private static float[] logits(Plan plan, Backend backend, float[] input) {
        try (Execution execution = backend.prepare(plan).open(IMAGES)) {
            return execution.forward(input, IMAGES);
        }
    }

    private static Layer conv(CNN2DFormat f, ConvolutionMode mode, int kernel, int stride, int pad, int dilation) {
        return conv(f, mode, kernel, stride, pad, dilation, new ActivationTanH());
    }

    private static Layer conv(
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

    private static Layer depthwise(CNN2DFormat f, boolean bias) {
        return new DepthwiseConvolution2D.Builder()
                .kernelSize(3, 2)
                .stride(1, 2)
                .depthMultiplier(3)
                .hasBias(bias)
                .dataFormat(f)
                .build();
    }

    private static Layer separable(CNN2DFormat f, boolean bias) {
        return new SeparableConvolution2D.Builder()
                .kernelSize(3, 2)
                .nOut(5)
                .depthMultiplier(3)
                .hasBias(bias)
                .dataFormat(f)
                .build();
    }

    private static Layer deconvolution(CNN2DFormat f, ConvolutionMode mode, int kernel, int stride, int pad) {
        return new Deconvolution2D.Builder()
                .kernelSize(kernel, kernel + 1)
                .stride(stride, stride)
                .padding(pad, pad)
                .convolutionMode(mode)
                .nOut(3)
                .dataFormat(f)
                .build();
    }

    private static Layer norm(CNN2DFormat f, boolean locked, boolean logStd) {
        return new BatchNormalization.Builder(locked)
                .gamma(1.3)
                .beta(0.2)
                .eps(0.01)
                .useLogStd(logStd)
                .dataFormat(f)
                .build();
    }

    private static Layer pool(
            CNN2DFormat f, SubsamplingLayer.PoolingType type, ConvolutionMode mode, int pad, boolean zeros) {
        return new SubsamplingLayer.Builder(type)
                .kernelSize(3, 3)
                .stride(2, 2)
                .padding(pad, pad)
                .convolutionMode(mode)
                .avgPoolIncludePadInDivisor(zeros)
                .dataFormat(f)
                .build();
    }

    private static Layer slopes(CNN2DFormat f) {
        long[] shape = f == CNN2DFormat.NCHW ? new long[] {4, HEIGHT, WIDTH} : new long[] {HEIGHT, WIDTH, 4};
        return new PReLULayer.Builder().inputShape(shape).build();
    }

    private static Layer sharedSlopes(CNN2DFormat f) {
        return f == CNN2DFormat.NCHW
                ? new PReLULayer.Builder()
                        .inputShape(4, HEIGHT, WIDTH)
                        .sharedAxes(2, 3)
                        .build()
                : new PReLULayer.Builder()
                        .inputShape(HEIGHT, WIDTH, 4)
                        .sharedAxes(1, 2)
                        .build();
    }
}
