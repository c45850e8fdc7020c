package camaudit.network;

import java.util.List;

/**
 * y = γ·(x − mean)/√(variance + ε) + β with mean and variance over the channels of each cell (Ba, Kiros and Hinton 2016).
 *
 * @param gamma scale γ, (channels), ones where the layer has none
 * @param beta shift β, (channels), zeros where the layer has none
 */
public record LayerNormalization(Tensor gamma, Tensor beta, double epsilon) implements Operation {

    public LayerNormalization {
        gamma.requireDims("layer normalization gamma", gamma.size());
        beta.requireDims("layer normalization beta", gamma.size());
    }

    @Override
    public String kind() {
        return "LayerNorm";
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
