package camaudit.network;

import java.util.Collections;
import java.util.List;

/**
 * Σ weightᵢ·xᵢ; smaller values are repeated as by {@link Broadcast}. Differences, means and scaled residual sums are such sums.
 *
 * @param weights one for each input
 */
public record WeightedSum(List<Double> weights) implements Operation {

    public WeightedSum {
        weights = List.copyOf(weights);
    }

    public static WeightedSum difference() {
        return new WeightedSum(List.of(1.0, -1.0));
    }

    public static WeightedSum average(int inputs) {
        return new WeightedSum(Collections.nCopies(inputs, 1.0 / inputs));
    }

    public static WeightedSum sum(int inputs) {
        return new WeightedSum(Collections.nCopies(inputs, 1.0));
    }

    @Override
    public String kind() {
        if (weights.equals(List.of(1.0, -1.0))) {
            return "Subtract";
        }
        return weights.stream().distinct().count() > 1 ? "WeightedSum" : weights.get(0) == 1 ? "Add" : "Average";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.size() < 2 || inputs.size() != weights.size()) {
            throw new ModelException(kind() + " takes " + weights.size() + " inputs, not " + inputs.size());
        }
        return Broadcast.shape(kind(), inputs);
    }

    @Override
    public long flops(List<Shape> inputs, Shape output) {
        return 2L * output.size() * inputs.size();
    }
}
