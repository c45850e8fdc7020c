package camaudit.engine.onednn;

import camaudit.engine.Graph;
import camaudit.engine.Plan;
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
import camaudit.network.Operation;
import camaudit.network.Pooling;
import camaudit.network.Reshape;
import camaudit.network.Shape;
import camaudit.network.Tensor;
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

/** The layer for each operation of a plan; the weights are shared by all programs of the plan. */
final class Layers {
    /** oneDNN's dimension for each of a map's. */
    private static final int[] MAP_DIMENSIONS = {2, 3, 1};

    private final Plan plan;
    private final Graph graph;
    private final Map<String, LongFunction<Layer>> makers = new HashMap<>();

    /** @throws ModelException naming the first operation that oneDNN cannot run */
    Layers(Plan plan) {
        this.plan = plan;
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
        return trained(node.operation(), inputs.get(0), output)
                .or(() -> onMaps(node, inputs.get(0), output))
                .or(() -> merging(node.operation(), inputs, output))
                .or(() -> PlainKernels.of(node.operation(), inputs)
                        .map(kernel -> n -> new PlainLayer(kernel, inputs, output, n)))
                .orElseThrow(() -> new ModelException(
                        "layer '" + node.name() + "': " + node.operation().kind() + " has no onednn kernel"));
    }

    private static Optional<LongFunction<Layer>> trained(Operation operation, Shape input, Shape output) {
        LongFunction<Layer> maker = null;
        if (operation instanceof Convolution convolution) {
            maker = convolution(convolution, input, output);
        } else if (operation instanceof TransposedConvolution convolution) {
            Weights kernel = kernel(convolution.kernel(), 1);
            ChannelWeights bias = new ChannelWeights(convolution.bias().values());
            maker = n -> new TransposedConvolutionLayer(
                    kernel, bias, convolution, BatchShape.of(input, n), BatchShape.of(output, n));
        } else if (operation instanceof Dense dense) {
            DenseLayer.Kernel kernel = new DenseLayer.Kernel(dense);
            Weights bias = new Weights(dense.bias().values(), memory.format_tag.x, dense.units());
            maker = n -> new DenseLayer(kernel, bias, BatchShape.of(output, n));
        } else if (operation instanceof BatchNormalization normalization) {
            maker = affine(normalization.factor(), normalization.shift());
        } else if (operation instanceof LayerNormalization normalization) {
            maker = layerNormalization(normalization, input);
        } else if (operation instanceof Affine affine) {
            maker = affine(affine.factor(input.channels()), affine.shift(input.channels()));
        }
        return Optional.ofNullable(maker);
    }

    private Optional<LongFunction<Layer>> onMaps(Node node, Shape input, Shape output) {
        LongFunction<Layer> maker = null;
        Operation operation = node.operation();
        if (operation instanceof Activation activation) {
            return Eltwise.of(activation).map(eltwise -> n -> new ActivationLayer(eltwise));
        } else if (operation instanceof Pooling pooling) {
            maker = n -> new PoolingLayer(pooling.mode(), pooling.window(), input, BatchShape.of(output, n));
        } else if (operation instanceof GlobalPooling pooling) {
            maker = n -> PoolingLayer.global(pooling.mode(), input, n);
        } else if (operation instanceof Flatten) {
            boolean denseOnly = graph.readers(node.name()).stream().allMatch(r -> r.operation() instanceof Dense);
            maker = n -> denseOnly ? new DenseLayer.UnflattenedInput() : new ReshapeLayer(BatchShape.of(output, n));
        } else if (operation instanceof Reshape) {
            maker = n -> new ReshapeLayer(BatchShape.of(output, n));
        } else if (operation instanceof ZeroPadding padding) {
            maker = n -> new PaddingLayer(padding, BatchShape.of(output, n));
        } else if (operation instanceof Cropping cropping) {
            maker = n -> new PaddingLayer(cropping, BatchShape.of(output, n));
        }
        return Optional.ofNullable(maker);
    }

    private static Optional<LongFunction<Layer>> merging(Operation operation, List<Shape> inputs, Shape output) {
        LongFunction<Layer> maker = null;
        if (operation instanceof Add) {
            maker = n -> new AddLayer();
        } else if (operation instanceof Concatenation concatenation && (output.isMap() || output.isVector())) {
            int dimension = output.isMap() ? MAP_DIMENSIONS[concatenation.axis()] : 1;
            maker = n -> new ConcatenationLayer(dimension, batchShapes(inputs, n), BatchShape.of(output, n));
        } else if (operation.equals(new Elementwise(Elementwise.Function.MULTIPLY))
                && MultiplyLayer.takes(batchShapes(inputs, 1), BatchShape.of(output, 1))) {
            maker = n -> new MultiplyLayer(batchShapes(inputs, n), BatchShape.of(output, n));
        } else if (operation instanceof WeightedSum sum && inputs.stream().allMatch(output::equals)) {
            maker = n -> new WeightedSumLayer(sum.weights(), BatchShape.of(output, n));
        }
        return Optional.ofNullable(maker);
    }

    private static List<BatchShape> batchShapes(List<Shape> shapes, long images) {
        return shapes.stream().map(s -> BatchShape.of(s, images)).toList();
    }

    private static LongFunction<Layer> layerNormalization(LayerNormalization normalization, Shape shape) {
        int channels = normalization.gamma().size();
        float[] both = Arrays.copyOf(normalization.gamma().values(), 2 * channels);
        System.arraycopy(normalization.beta().values(), 0, both, channels, channels);
        Weights weights = new Weights(both, memory.format_tag.nc, 2, channels);
        PlainKernel plain = PlainKernels.of(normalization, List.of(shape)).orElseThrow();
        return n -> new LayerNormalizationLayer(
                weights,
                normalization.epsilon(),
                BatchShape.of(shape, n),
                new PlainLayer(plain, List.of(shape), shape, n));
    }

    private static LongFunction<Layer> affine(float[] factor, float[] shift) {
        ChannelWeights factors = new ChannelWeights(factor);
        ChannelWeights shifts = new ChannelWeights(shift);
        return n -> new AffineLayer(factors, shifts);
    }

    private static LongFunction<Layer> convolution(Convolution convolution, Shape input, Shape output) {
        Weights bias = new Weights(convolution.bias().values(), memory.format_tag.x, convolution.filters());
        Weights kernel = kernel(convolution.kernel(), convolution.groups());
        return n -> new ConvolutionLayer(kernel, bias, convolution.window(), input, BatchShape.of(output, n));
    }

    private static Weights kernel(Tensor kernel, int groups) {
        float[] values = kernel.values();
        int filters = kernel.dim(3);
        return groups == 1
                ? new Weights(values, memory.format_tag.hwio, filters, kernel.dim(2), kernel.dim(0), kernel.dim(1))
                : new Weights(
                        values,
                        memory.format_tag.hwigo,
                        groups,
                        filters / groups,
                        kernel.dim(2),
                        kernel.dim(0),
                        kernel.dim(1));
    }
}
