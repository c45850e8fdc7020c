package camaudit.network;

import java.util.List;

/**
 * y = x·(k + α·Σ x²)^−β, the sum over the channels at most {@code radius} away in the same cell (Krizhevsky et al. 2012, section
 * 3.3).
 *
 * @param k above 0
 */
public record LocalResponseNormalization(int radius, double k, double alpha, double beta) implements Operation {

    public LocalResponseNormalization {
        if (radius < 0 || !(k > 0) || !(alpha >= 0) || !Double.isFinite(beta)) {
            throw new ModelException("local response normalization with radius " + radius + ", k " + k + ", alpha "
                    + alpha + " and beta " + beta + " is not defined: k must be above 0, the others not below");
        }
    }

    @Override
    public String kind() {
        return "LocalResponseNorm";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Operation.only(kind(), inputs);
    }

    @Override
    public long flops(List<Shape> inputs, Shape output) {
        return 8L * output.size();
    }
}
