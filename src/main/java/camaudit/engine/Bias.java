package camaudit.engine;

import camaudit.network.Affine;
import camaudit.network.BatchNormalization;
import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.Node;
import camaudit.network.Operation;
import camaudit.network.TransposedConvolution;
import java.util.List;
import java.util.Optional;

/** What an operation adds to its output, whatever its input. */
final class Bias {
    private Bias() {}

    /**
     * What a node adds, one value for each of so many channels: that of its operation and, where it only scales and shifts what nothing
     * else reads, what its source adds, as if both were folded to one; empty for a node that adds nothing or leaves it to its reader.
     */
    static Optional<float[]> at(Graph graph, Node node, int channels) {
        List<Node> readers = graph.readers(node.name());
        if (foldable(node.operation())
                && readers.size() == 1
                && affine(readers.get(0).operation())) {
            return Optional.empty();
        }
        Optional<float[]> own = of(node.operation(), channels);
        if (!affine(node.operation())) {
            return own;
        }
        Node source = graph.node(node.inputs().get(0));
        boolean alone = graph.readers(source.name()).size() == 1 && foldable(source.operation());
        return alone
                ? own.map(shift -> folded(shift, factor(node.operation(), channels), of(source.operation(), channels)))
                : own;
    }

    private static float[] folded(float[] shift, float[] factor, Optional<float[]> bias) {
        float[] sum = shift.clone();
        float[] before = bias.orElseGet(() -> new float[sum.length]);
        for (int k = 0; k < sum.length; k++) {
            sum[k] += factor[k] * before[k];
        }
        return sum;
    }

    private static float[] factor(Operation operation, int channels) {
        return operation instanceof BatchNormalization normalization
                ? normalization.factor()
                : ((Affine) operation).factor(channels);
    }

    private static boolean affine(Operation operation) {
        return operation instanceof BatchNormalization || operation instanceof Affine;
    }

    private static boolean foldable(Operation operation) {
        return operation instanceof Convolution || operation instanceof Dense;
    }

    /**
     * One value for each of so many channels; empty for an operation that adds nothing. Layer and group normalization do not count:
     * they are not linear, so that no decomposition by biases holds behind them.
     */
    private static Optional<float[]> of(Operation operation, int channels) {
        float[] bias = null;
        if (operation instanceof Convolution convolution) {
            bias = convolution.bias().values();
        } else if (operation instanceof TransposedConvolution convolution) {
            bias = convolution.bias().values();
        } else if (operation instanceof Dense dense) {
            bias = dense.bias().values();
        } else if (operation instanceof BatchNormalization normalization) {
            bias = normalization.shift();
        } else if (operation instanceof Affine affine) {
            bias = affine.shift(channels);
        }
        return Optional.ofNullable(bias);
    }
}
