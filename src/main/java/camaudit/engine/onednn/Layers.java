package camaudit.engine.onednn;

import camaudit.engine.Graph;
import camaudit.engine.Plan;
import camaudit.engine.plain.KernelRegistry;
import camaudit.engine.plain.NanKeepers;
import camaudit.engine.plain.PlainKernel;
import camaudit.engine.plain.PlainKernels;
import camaudit.network.Activation;
import camaudit.network.Add;
import camaudit.network.Affine;
import camaudit.network.BatchNormalization;
import camaudit.network.Concatenation;
import camaudit.network.Convolution;
import camaudit.network.Cropping;
import camaudit.network.Dense;
import camaudit.network.Elementwise;
import camaudit.network.Flatten;
import camaudit.network.GlobalPooling;
import camaudit.network.Input;
import camaudit.network.LayerNormalization;
import camaudit.network.ModelException;
import camaudit.network.Node;
import camaudit.network.Pooling;
import camaudit.network.Reshape;
import camaudit.network.Shape;
import camaudit.network.TransposedConvolution;
import camaudit.network.WeightedSum;
import camaudit.network.ZeroPadding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import org.bytedeco.dnnl.memory;

/**
 * Makes the layer of each node of a plan: oneDNN's primitives where it has them, else a plain kernel. The weights are shared by all
 * programs of the plan.
 */
final class Layers {
    /** oneDNN's dimension for height, width and channels of a map. */
    private static final int[] MAP_DIMENSIONS = {2, 3, 1};

    private static final KernelRegistry<Position, LongFunction<Layer>> REGISTRY = new KernelRegistry<
                    Position, LongFunction<Layer>>()
            .put(Convolution.class, Layers::convolution)
            .put(TransposedConvolution.class, Layers::transposedConvolution)
            .put(Dense.class, Layers::dense)
            .put(BatchNormalization.class, (normalization, at) -> affine(normalization.factor(), normalization.shift()))
            .put(LayerNormalization.class, (normalization, at) -> layerNormalization(normalization, at.input()))
            .put(
                    Affine.class,
                    (affine, at) -> affine(
                            affine.factor(at.input().channels()),
                            affine.shift(at.input().channels())))
            .putSome(
                    Activation.class,
                    (activation, at) -> Eltwise.of(activation).map(eltwise -> images -> new ActivationLayer(eltwise)))
            .put(
                    Pooling.class,
                    (pooling, at) ->
                            images -> new PoolingLayer(pooling.mode(), pooling.window(), at.input(), at.output(images)))
            .put(
                    GlobalPooling.class,
                    (pooling, at) -> images -> PoolingLayer.global(pooling.mode(), at.input(), images))
            .put(
                    Flatten.class,
                    (flatten, at) ->
                            at.isOnlyReadByDenseLayers() ? images -> new DenseLayer.UnflattenedInput() : reshape(at))
            .put(Reshape.class, (reshape, at) -> reshape(at))
            .put(ZeroPadding.class, (padding, at) -> images -> new PaddingLayer(padding, at.output(images)))
            .put(Cropping.class, (cropping, at) -> images -> new PaddingLayer(cropping, at.output(images)))
            .put(Add.class, (add, at) -> images -> new AddLayer())
            .putSome(Concatenation.class, Layers::concatenation)
            .putSome(Elementwise.class, Layers::product)
            .putSome(WeightedSum.class, Layers::weightedSum);

    private final Plan plan;
    private final boolean keepingNan;
    private final Graph graph;
    private final Map<String, LongFunction<Layer>> makers = new HashMap<>();

    /**
     * Makes the layers.
     *
     * @param keepingNan whether activations and maxima are plain kernels, which do not turn NaN into a number
     * @throws ModelException naming the first operation that oneDNN cannot run
     */
    Layers(Plan plan, boolean keepingNan) {
        this.plan = plan;
        this.keepingNan = keepingNan;
        this.graph = new Graph(plan.network());
        for (Node node : plan.network().nodes()) {
            if (!(node.operation() instanceof Input)) {
                makers.put(node.name(), maker(node));
            }
        }
    }

    /** A new layer for a program of that many images. */
    Layer create(Node node, long images) {
        return Objects.requireNonNull(makers.get(node.name())).apply(images);
    }

    private LongFunction<Layer> maker(Node node) {
        List<Shape> inputs = node.inputs().stream().map(plan::shape).toList();
        Shape output = plan.shape(node.name());
        Optional<PlainKernel> exact = keepingNan ? NanKeepers.of(node.operation(), inputs) : Optional.empty();
        if (exact.isPresent()) {
            return images -> new PlainLayer(exact.get(), inputs, output, images);
        }
        return REGISTRY.make(node.operation(), new Position(inputs, output, graph.readers(node.name())))
                .or(() -> PlainKernels.of(node.operation(), inputs)
                        .map(kernel -> images -> new PlainLayer(kernel, inputs, output, images)))
                .orElseThrow(() -> new ModelException(
                        "layer '" + node.name() + "': " + node.operation().kind() + " has no onednn kernel"));
    }

    /** Where a node stands: the shapes of its inputs and output, for one image, and the nodes that read it. */
    private record Position(List<Shape> inputs, Shape output, List<Node> readers) {
        Shape input() {
            return inputs.get(0);
        }

        List<BatchShape> inputs(long images) {
            return inputs.stream().map(s -> BatchShape.of(s, images)).toList();
        }

        BatchShape input(long images) {
            return BatchShape.of(input(), images);
        }

        BatchShape output(long images) {
            return BatchShape.of(output, images);
        }

        boolean isOnlyReadByDenseLayers() {
            return readers.stream().allMatch(r -> r.operation() instanceof Dense);
        }
    }

    private static LongFunction<Layer> transposedConvolution(TransposedConvolution convolution, Position at) {
        Weights kernel = Weights.ofKernel(convolution.kernel(), 1);
        ChannelWeights bias = new ChannelWeights(convolution.bias().values());
        return images -> new TransposedConvolutionLayer(kernel, bias, convolution, at.input(images), at.output(images));
    }

    private static LongFunction<Layer> dense(Dense dense, Position at) {
        DenseLayer.Kernel kernel = new DenseLayer.Kernel(dense);
        Weights bias = new Weights(dense.bias().values(), memory.format_tag.x, dense.units());
        return images -> new DenseLayer(kernel, bias, at.output(images));
    }

    private static LongFunction<Layer> reshape(Position at) {
        return images -> new ReshapeLayer(at.output(images));
    }

    private static Optional<LongFunction<Layer>> concatenation(Concatenation concatenation, Position at) {
        Shape output = at.output();
        if (!output.isMap() && !output.isVector()) {
            return Optional.empty();
        }
        int dimension = output.isMap() ? MAP_DIMENSIONS[concatenation.axis()] : 1;
        return Optional.of(images -> new ConcatenationLayer(dimension, at.inputs(images), at.output(images)));
    }

    private static Optional<LongFunction<Layer>> product(Elementwise elementwise, Position at) {
        return elementwise.function() == Elementwise.Function.MULTIPLY
                        && MultiplyLayer.takes(at.inputs(1), at.output(1))
                ? Optional.of(images -> new MultiplyLayer(at.inputs(images), at.output(images)))
                : Optional.empty();
    }

    private static Optional<LongFunction<Layer>> weightedSum(WeightedSum sum, Position at) {
        return at.inputs().stream().allMatch(at.output()::equals)
                ? Optional.of(images -> new WeightedSumLayer(sum.weights(), at.output(images)))
                : Optional.empty();
    }

    private static LongFunction<Layer> layerNormalization(LayerNormalization normalization, Shape shape) {
        int channels = normalization.gamma().size();
        float[] both = Arrays.copyOf(normalization.gamma().values(), 2 * channels);
        System.arraycopy(normalization.beta().values(), 0, both, channels, channels);
        Weights weights = new Weights(both, memory.format_tag.nc, 2, channels);
        PlainKernel plain = PlainKernels.of(normalization, List.of(shape)).orElseThrow();
        return images -> new LayerNormalizationLayer(
                weights,
                normalization.epsilon(),
                BatchShape.of(shape, images),
                new PlainLayer(plain, List.of(shape), shape, images));
    }

    private static LongFunction<Layer> affine(float[] factor, float[] shift) {
        ChannelWeights factors = new ChannelWeights(factor);
        ChannelWeights shifts = new ChannelWeights(shift);
        return images -> new AffineLayer(factors, shifts);
    }

    private static LongFunction<Layer> convolution(Convolution convolution, Position at) {
        Weights bias = new Weights(convolution.bias().values(), memory.format_tag.x, convolution.filters());
        Weights kernel = Weights.ofKernel(convolution.kernel(), convolution.groups());
        return images -> new ConvolutionLayer(kernel, bias, convolution.window(), at.input(), at.output(images));
    }
}
