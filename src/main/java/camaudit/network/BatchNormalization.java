package camaudit.network;

import java.util.List;

/**
 * Batch normalization at inference, y = γ·(x − μ)/√(σ² + ε) + β per channel (Ioffe and Szegedy 2015, algorithm 2).
 *
 * @param gamma scale γ, (channels), ones where the layer has none
 * @param beta shift β, (channels), zeros where the layer has none
 * @param mean moving mean μ, (channels)
 * @param variance moving variance σ², (channels)
 * @param epsilon ε, above 0
 */
public record BatchNormalization(Tensor gamma, Tensor beta, Tensor mean, Tensor variance, double epsilon)
        implements Operation {

    public BatchNormalization {
        int channels = gamma.size();
        gamma.requireDims("batch normalization gamma", channels);
        beta.requireDims("batch normalization beta", channels);
        mean.requireDims("batch normalization mean", channels);
        variance.requireDims("batch normalization variance", channels);
        if (!(epsilon >= 0)) {
            throw new ModelException("batch normalization epsilon is " + epsilon + ", it must be 0 or more");
        }
    }

    /** γ/√(σ² + ε), the factor of the equivalent affine map y = factor·x + shift. */
    public float[] factor() {
        float[] factor = new float[gamma.size()];
        for (int c = 0; c < factor.length; c++) {
            factor[c] = (float) (gamma.values()[c] / Math.sqrt(variance.values()[c] + epsilon));
        }
        return factor;
    }

    /** β − μ·factor, the shift of the equivalent affine map. */
    public float[] shift() {
        float[] shift = new float[gamma.size()];
        for (int c = 0; c < shift.length; c++) {
            double factor = gamma.values()[c] / Math.sqrt(variance.values()[c] + epsilon);
            shift[c] = (float) (beta.values()[c] - mean.values()[c] * factor);
        }
        return shift;
    }

    @Override
    public String kind() {
        return "BatchNorm";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Operation.only(kind(), inputs);
        if (input.channels() != gamma.size()) {
            throw new ModelException("BatchNorm was trained on " + gamma.size() + " channels, its input has "
                    + input.channels() + ": is the axis the last one?");
        }
        return input;
    }

    @Override
    public List<Tensor> tensors() {
        return List.of(gamma, beta, mean, variance);
    }

    @Override
    public long parameters() {
        return 4L * gamma.size();
    }

    @Override
    public long flops(List<Shape> inputs, Shape output) {
        return 2L * output.size();
    }
}
