package camaudit.network;

import camaudit.text.Numbers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the layers of a network whose trained values are not finite. Bounds of activations and the −∞ of a mask that is added to a value
 * are no trained values, and stay.
 */
public final class FiniteWeights {
    private static final int NAMED = 5;

    private FiniteWeights() {}

    /**
     * A layer that cannot be computed with.
     *
     * @param faulty how many of its values are NaN or infinite
     * @param values how many it has
     * @param what they are, in the plural
     */
    public record FaultyLayer(String name, String kind, long faulty, long values, String what) {
        @Override
        public String toString() {
            return Numbers.format("'%s' (%s): %,d of %,d %s", name, kind, faulty, values, what);
        }
    }

    /** The layers with values that are not finite, in the order of the network; none in a sound one. */
    public static List<FaultyLayer> faults(Network network) {
        return network.nodes().stream()
                .flatMap(node -> faults(node, node.operation() instanceof Affine))
                .toList();
    }

    /**
     * Refuses a network with values that are not finite.
     *
     * @throws ModelException naming the layers
     */
    public static void require(Network network) {
        List<FaultyLayer> faults = faults(network);
        if (!faults.isEmpty()) {
            throw new ModelException(message(network.name(), faults));
        }
    }

    /**
     * Refuses a network whose layers were merged, where that took finite values out of the range of 32 bits.
     *
     * @throws ModelException naming the layers
     */
    public static void requireMerged(Network network) {
        List<FaultyLayer> faults =
                network.nodes().stream().flatMap(node -> faults(node, true)).toList();
        if (!faults.isEmpty()) {
            throw new ModelException("model '" + network.name()
                    + "' has weights that exceed the range of 32-bit numbers once they are multiplied with the normalization or scale "
                    + "after them. Layer " + listed(faults)
                    + ". The training diverged: take an earlier checkpoint");
        }
    }

    /** What is wrong with a model, and what to do. */
    public static String message(String model, List<FaultyLayer> faults) {
        return "model '" + model
                + "' has weights that are not finite (NaN or infinite), so that its answers mean nothing. Layer "
                + listed(faults)
                + ". The training diverged or the file is damaged: take an earlier checkpoint, or save the model again";
    }

    private static String listed(List<FaultyLayer> faults) {
        return faults.stream().limit(NAMED).map(FaultyLayer::toString).collect(Collectors.joining("; layer "))
                + (faults.size() > NAMED ? "; and " + (faults.size() - NAMED) + " more layers" : "");
    }

    private static Stream<FaultyLayer> faults(Node node, boolean mayMask) {
        Operation operation = node.operation();
        List<Tensor> tensors = operation.tensors();
        long values = tensors.stream().mapToLong(Tensor::size).sum();
        long faulty = tensors.stream().mapToLong(FiniteWeights::notFinite).sum();
        if (mayMask && !tensors.isEmpty()) {
            faulty -= masked(tensors.get(tensors.size() - 1));
        } else if (operation instanceof WeightedSum sum) {
            values = sum.weights().size();
            faulty = sum.weights().stream().filter(w -> !Double.isFinite(w)).count();
        } else if (operation instanceof Activation activation) {
            values = 1;
            faulty = Double.isFinite(activation.slope()) ? 0 : 1;
        }
        if (faulty > 0) {
            return Stream.of(new FaultyLayer(node.name(), operation.kind(), faulty, values, "values are not finite"));
        }
        return operation instanceof BatchNormalization normalization
                ? normalized(node.name(), normalization)
                : Stream.empty();
    }

    /** Finite statistics may still have no finite scale: where the variance plus ε is not above 0. */
    private static Stream<FaultyLayer> normalized(String name, BatchNormalization normalization) {
        float[] factor = normalization.factor();
        float[] shift = normalization.shift();
        long faulty = 0;
        for (int c = 0; c < factor.length; c++) {
            faulty += Float.isFinite(factor[c]) && Float.isFinite(shift[c]) ? 0 : 1;
        }
        return faulty == 0
                ? Stream.empty()
                : Stream.of(new FaultyLayer(
                        name,
                        normalization.kind(),
                        faulty,
                        factor.length,
                        "channels have no finite scale, as where variance + epsilon is not above 0"));
    }

    private static long notFinite(Tensor tensor) {
        long count = 0;
        for (float value : tensor.values()) {
            count += Float.isFinite(value) ? 0 : 1;
        }
        return count;
    }

    private static long masked(Tensor addend) {
        long count = 0;
        for (float value : addend.values()) {
            count += value == Float.NEGATIVE_INFINITY ? 1 : 0;
        }
        return count;
    }
}
