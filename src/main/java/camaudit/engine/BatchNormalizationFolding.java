package camaudit.engine;

import camaudit.network.Affine;
import camaudit.network.BatchNormalization;
import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Operation;
import camaudit.network.Tensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The pass that folds batch normalization and affine maps into the convolution or dense layer before it: kernel·factor per filter,
 * bias·factor + shift. A pair stays as it is where something else reads the value between the two, or where that value is a target.
 */
final class BatchNormalizationFolding {
    private BatchNormalizationFolding() {}

    static Network apply(Network network, Set<String> targets) {
        Graph graph = new Graph(network);
        Map<String, Operation> folded = new HashMap<>();
        Set<String> normalizations = new HashSet<>();
        for (Node node : network.nodes()) {
            if (isAffine(node.operation())) {
                Node source = graph.node(node.inputs().get(0));
                boolean between = !targets.contains(source.name())
                        && graph.readers(source.name()).size() == 1;
                if (between && isFoldable(source.operation())) {
                    folded.put(source.name(), fold(source.operation(), node.operation()));
                    normalizations.add(node.name());
                }
            }
        }
        return renamed(
                GraphRewriter.replace(
                        network,
                        node -> Optional.ofNullable(folded.get(node.name()))
                                .map(operation -> new Node(node.name(), operation, node.inputs()))),
                normalizations);
    }

    /** True for an operation that scales and shifts each channel. */
    static boolean isAffine(Operation operation) {
        return operation instanceof BatchNormalization || operation instanceof Affine;
    }

    /** True for an operation that can take a following affine map into its weights. */
    static boolean isFoldable(Operation operation) {
        return operation instanceof Convolution || operation instanceof Dense;
    }

    /** A folded pair has the name of the normalization, since it computes that node's value. */
    private static Network renamed(Network network, Set<String> normalizations) {
        Map<String, String> names = new HashMap<>();
        for (Node node : network.nodes()) {
            if (normalizations.contains(node.name())) {
                names.put(node.inputs().get(0), node.name());
            }
        }
        return new Network(
                network.name(),
                network.nodes().stream()
                        .filter(n -> !normalizations.contains(n.name()))
                        .map(n -> new Node(names.getOrDefault(n.name(), n.name()), n.operation(), n.inputs()))
                        .toList(),
                network.output());
    }

    private static Operation fold(Operation operation, Operation affine) {
        float[] factor;
        float[] shift;
        if (affine instanceof BatchNormalization normalization) {
            factor = normalization.factor();
            shift = normalization.shift();
        } else {
            int channels = operation instanceof Convolution c ? c.filters() : ((Dense) operation).units();
            factor = ((Affine) affine).factor(channels);
            shift = ((Affine) affine).shift(channels);
        }
        if (operation instanceof Convolution c) {
            Tensor kernel = Tensor.of(
                    scaled(c.kernel(), factor),
                    c.kernel().dim(0),
                    c.kernel().dim(1),
                    c.kernel().dim(2),
                    c.kernel().dim(3));
            return new Convolution(kernel, affine(c.bias(), factor, shift), c.window(), c.groups());
        }
        Dense d = (Dense) operation;
        return new Dense(
                Tensor.of(
                        scaled(d.kernel(), factor),
                        d.kernel().dim(0),
                        d.kernel().dim(1)),
                affine(d.bias(), factor, shift));
    }

    private static float[] scaled(Tensor kernel, float[] factor) {
        float[] values = kernel.values().clone();
        for (int row = 0; row < values.length; row += factor.length) {
            for (int c = 0; c < factor.length; c++) {
                values[row + c] *= factor[c];
            }
        }
        return values;
    }

    private static Tensor affine(Tensor bias, float[] factor, float[] shift) {
        float[] values = new float[shift.length];
        for (int c = 0; c < values.length; c++) {
            values[c] = bias.values()[c] * factor[c] + shift[c];
        }
        return Tensor.of(values, values.length);
    }
}
