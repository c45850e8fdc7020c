package camaudit.engine.onednn;

import camaudit.engine.Graph;
import camaudit.engine.Plan;
import camaudit.network.Activation;
import camaudit.network.Add;
import camaudit.network.BatchNormalization;
import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.Flatten;
import camaudit.network.GlobalPooling;
import camaudit.network.Input;
import camaudit.network.ModelException;
import camaudit.network.Node;
import camaudit.network.Operation;
import camaudit.network.Pooling;
import camaudit.network.Shape;
import camaudit.network.ZeroPadding;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import org.bytedeco.dnnl.memory;

/** The layer for each operation of a plan; the weights are shared by all programs of the plan. */
final class Layers {
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
        Operation operation = node.operation();
        Shape input = plan.shape(node.inputs().get(0));
        Shape output = plan.shape(node.name());
        if (operation instanceof Convolution convolution
                && convolution.groups() == 1
                && !convolution.window().isDilated()) {
            return convolution(convolution, input, output);
        } else if (operation instanceof Dense dense) {
            DenseWeights kernel = new DenseWeights(dense);
            Weights bias = new Weights(dense.bias().values(), memory.format_tag.x, dense.units());
            return n -> new DenseLayer(kernel, bias, Form.of(output, n));
        } else if (operation instanceof Activation activation
                && (Eltwise.of(activation).isPresent() || activation.function() == Activation.Function.RELU)) {
            return activation(activation);
        } else if (operation instanceof BatchNormalization normalization) {
            ChannelWeights factor = new ChannelWeights(normalization.factor());
            ChannelWeights shift = new ChannelWeights(normalization.shift());
            return n -> new AffineLayer(factor, shift);
        } else if (operation instanceof Add) {
            return n -> new AddLayer();
        } else if (operation instanceof Pooling pooling && !pooling.window().isDilated()) {
            return n -> new PoolingLayer(pooling.mode(), pooling.window(), input, Form.of(output, n));
        } else if (operation instanceof GlobalPooling pooling) {
            return n -> PoolingLayer.global(pooling.mode(), input, n);
        } else if (operation instanceof Flatten) {
            boolean denseOnly = graph.readers(node.name()).stream().allMatch(r -> r.operation() instanceof Dense);
            return n -> new FlattenLayer(denseOnly);
        } else if (operation instanceof ZeroPadding padding) {
            return n -> new PaddingLayer(padding, Form.of(output, n));
        }
        throw new ModelException("layer '" + node.name() + "': " + operation.kind() + " has no onednn kernel");
    }

    private static LongFunction<Layer> convolution(Convolution convolution, Shape input, Shape output) {
        Weights kernel = new Weights(
                convolution.kernel().values(),
                memory.format_tag.hwio,
                convolution.filters(),
                convolution.inputChannels(),
                convolution.window().kernelHeight(),
                convolution.window().kernelWidth());
        Weights bias = new Weights(convolution.bias().values(), memory.format_tag.x, convolution.filters());
        return n -> new ConvolutionLayer(kernel, bias, convolution.window(), input, Form.of(output, n));
    }

    private static LongFunction<Layer> activation(Activation activation) {
        Optional<Eltwise> eltwise = Eltwise.of(activation);
        return n -> eltwise.isPresent() ? new ActivationLayer(eltwise.get()) : new GeneralReluLayer(activation);
    }
}
