package camaudit.network;

import java.util.List;

/**
 * y = γ·(x − mean)/√(variance + ε) + β with mean and variance over all cells of a group of neighbouring channels (Wu and He 2018).
 * As many groups as channels make instance normalization.
 *
 * @param groups divides the channels
 * @param gamma scale γ, (channels), ones where the layer has none
 * @param beta shift β, (channels), zeros where the layer has none
 */
public record GroupNormalization(int groups, Tensor gamma, Tensor beta, double epsilon) implements Operation {

    public GroupNormalization {
        gamma.requireDims("group normalization gamma", gamma.size());
        beta.requireDims("group normalization beta", gamma.size());
        if (groups < 1 || gamma.size() % groups != 0) {
            throw new ModelException(gamma.size() + " channels do not divide into " + groups + " groups");
        }
    }

    @Override
    public String kind() {
        return "GroupNorm";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Operation.onlyOf(kind(), gamma.size(), inputs);
    }

    @Override
    public List<Tensor> tensors() {
        return List.of(gamma, beta);
    }

    @Override
    public long parameters() {
        return 2L * gamma.size();
    }

    @Override
    public long flops(List<Shape> inputs, Shape output) {
        return 8L * output.size();
    }
}
