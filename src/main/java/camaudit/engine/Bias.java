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

/** The constant that an operation adds to its output, whatever its input. */
final class Bias {
    private Bias() {}

    /**
     * The bias of a node, one value for each of so many channels. An affine node that alone reads a convolution or dense layer has
     * the bias of both, as if they were folded into one, and the layer itself has none. Empty for a node without a bias.
     */
    static Optional<float[]> at(Graph graph, Node node, int channels) {
        List<Node> readers = graph.readers(node.name());
        if (BatchNormalizationFolding.isFoldable(node.operation())
                && readers.size() == 1
                && BatchNormalizationFolding.isAffine(readers.get(0).operation())) {
            return Optional.empty();
        }
        Optional<float[]> own = of(node.operation(), channels);
        if (!BatchNormalizationFolding.isAffine(node.operation())) {
            return own;
        }
        Node source = graph.node(node.inputs().get(0));
        boolean alone =
                graph.readers(source.name()).size() == 1 && BatchNormalizationFolding.isFoldable(source.operation());
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

    /**
     * One value for each of so many channels; empty for an operation that adds nothing. Layer and group normalization have none:
     * they are not linear, so that the output cannot be decomposed by biases there.
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
