package camaudit.engine;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;
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

/** Layers of DL4J, each in a network of its own, in both data formats. */
final class Dl4jCases {
    private Dl4jCases() {}

    static Stream<Arguments> cases() {
        return Stream.of(CNN2DFormat.values()).flatMap(Dl4jCases::layers);
    }

    private static Stream<Arguments> layers(CNN2DFormat f) {
        return Stream.concat(
                Stream.of(
                        named("truncate", f, Dl4jLayers.conv(f, ConvolutionMode.Truncate, 3, 2, 0, 1)),
                        named("padded", f, Dl4jLayers.conv(f, ConvolutionMode.Truncate, 3, 2, 1, 1)),
                        named("strict", f, Dl4jLayers.conv(f, ConvolutionMode.Strict, 2, 1, 0, 1)),
                        named("same", f, Dl4jLayers.conv(f, ConvolutionMode.Same, 3, 2, 0, 1)),
                        named(
                                "no bias",
                                f,
                                new ConvolutionLayer.Builder(3, 2)
                                        .nOut(4)
                                        .hasBias(false)
                                        .dataFormat(f)
                                        .build()),
                        named("frozen", f, new FrozenLayer(Dl4jLayers.conv(f, ConvolutionMode.Same, 3, 1, 0, 1))),
                        named("depthwise", f, Dl4jLayers.depthwise(f, true)),
                        named("depthwise without bias", f, Dl4jLayers.depthwise(f, false)),
                        named("separable", f, Dl4jLayers.separable(f, true)),
                        named("separable without bias", f, Dl4jLayers.separable(f, false)),
                        named("deconvolution", f, Dl4jLayers.deconvolution(f, ConvolutionMode.Truncate, 3, 2, 1)),
                        named("deconvolution same", f, Dl4jLayers.deconvolution(f, ConvolutionMode.Same, 3, 2, 0)),
                        named(
                                "batch normalization",
                                f,
                                Dl4jLayers.conv(f, ConvolutionMode.Same, 3, 1, 0, 1),
                                Dl4jLayers.norm(f, false, true)),
                        named(
                                "with variances",
                                f,
                                Dl4jLayers.conv(f, ConvolutionMode.Same, 3, 1, 0, 1),
                                Dl4jLayers.norm(f, false, false)),
                        named(
                                "locked",
                                f,
                                Dl4jLayers.conv(f, ConvolutionMode.Same, 3, 1, 0, 1),
                                Dl4jLayers.norm(f, true, true)),
                        named(
                                "max",
                                f,
                                Dl4jLayers.pool(
                                        f, SubsamplingLayer.PoolingType.MAX, ConvolutionMode.Truncate, 1, false)),
                        named(
                                "max same",
                                f,
                                Dl4jLayers.pool(f, SubsamplingLayer.PoolingType.MAX, ConvolutionMode.Same, 0, false)),
                        named(
                                "mean",
                                f,
                                Dl4jLayers.pool(
                                        f, SubsamplingLayer.PoolingType.AVG, ConvolutionMode.Truncate, 1, false)),
                        named(
                                "mean same",
                                f,
                                Dl4jLayers.pool(f, SubsamplingLayer.PoolingType.AVG, ConvolutionMode.Same, 0, false)),
                        named(
                                "mean with zeros",
                                f,
                                Dl4jLayers.pool(
                                        f, SubsamplingLayer.PoolingType.AVG, ConvolutionMode.Truncate, 1, true)),
                        named(
                                "global mean",
                                f,
                                Dl4jLayers.conv(f, ConvolutionMode.Same, 3, 1, 0, 1),
                                new GlobalPoolingLayer(PoolingType.AVG)),
                        named(
                                "global max",
                                f,
                                Dl4jLayers.conv(f, ConvolutionMode.Same, 3, 1, 0, 1),
                                new GlobalPoolingLayer(PoolingType.MAX)),
                        named(
                                "upsampling",
                                f,
                                Dl4jLayers.conv(f, ConvolutionMode.Same, 3, 1, 0, 1),
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
                                Dl4jLayers.conv(f, ConvolutionMode.Truncate, 3, 1, 0, 1)),
                        named(
                                "cropping",
                                f,
                                new Cropping2D.Builder(1, 2, 0, 1).dataFormat(f).build(),
                                Dl4jLayers.conv(f, ConvolutionMode.Truncate, 3, 1, 0, 1)),
                        named(
                                "space to depth",
                                f,
                                Dl4jLayers.conv(f, ConvolutionMode.Truncate, 2, 1, 0, 1),
                                new Cropping2D.Builder(1, 0, 1, 0).dataFormat(f).build(),
                                new SpaceToDepthLayer.Builder<>(2, f).build()),
                        named(
                                "dropout",
                                f,
                                Dl4jLayers.conv(f, ConvolutionMode.Same, 3, 1, 0, 1),
                                new DropoutLayer(0.5),
                                new DenseLayer.Builder().nOut(5).build()),
                        named(
                                "dense",
                                f,
                                Dl4jLayers.conv(f, ConvolutionMode.Same, 3, 2, 0, 1),
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
                                Dl4jLayers.conv(f, ConvolutionMode.Same, 3, 1, 0, 1, new ActivationIdentity()),
                                Dl4jLayers.slopes(f)),
                        named(
                                "shared slopes",
                                f,
                                Dl4jLayers.conv(f, ConvolutionMode.Same, 3, 1, 0, 1, new ActivationIdentity()),
                                Dl4jLayers.sharedSlopes(f)),
                        named(
                                "lrn",
                                f,
                                Dl4jLayers.conv(f, ConvolutionMode.Same, 3, 1, 0, 1),
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
                        Dl4jLayers.conv(CNN2DFormat.NCHW, ConvolutionMode.Same, 3, 1, 0, 1, new ActivationIdentity()),
                        new ActivationLayer(a)));
    }

    private static Arguments named(String name, CNN2DFormat format, Layer... layers) {
        return Arguments.of(Named.of(name + " " + format, format), Named.of("layers", List.of(layers)));
    }
}
