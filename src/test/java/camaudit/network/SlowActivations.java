package camaudit.network;

import java.util.Arrays;

/** Activations in double precision, close to their formulas. */
final class SlowActivations {
    private SlowActivations() {}

    static double[] apply(Activation a, double[] x, int channels) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int start = i - i % channels;
            y[i] = a.function() == Activation.Function.SOFTMAX
                    ? Math.exp(x[i])
                            / Arrays.stream(x, start, start + channels)
                                    .map(Math::exp)
                                    .sum()
                    : value(a, x[i]);
        }
        return y;
    }

    private static double value(Activation a, double x) {
        double s = a.slope();
        return switch (a.function()) {
            case RELU -> x >= a.maximum() ? a.maximum() : x >= a.threshold() ? x : s * (x - a.threshold());
            case ELU -> x > 0 ? x : s * Math.expm1(x);
            case SIGMOID -> sigmoid(x);
            case TANH -> Math.tanh(x);
            case SOFTPLUS -> Math.log1p(Math.exp(x));
            case SILU -> x * sigmoid(x);
            case HARD_SIGMOID -> clip(s * x + a.threshold(), 0, 1);
            case HARD_SILU -> x * clip(s * x + a.threshold(), 0, 1);
            case HARD_TANH -> clip(x, -1, 1);
            case SELU -> 1.05070098735548 * (x > 0 ? x : 1.67326324235438 * (Math.exp(x) - 1));
            case CELU -> Math.max(0, x) + Math.min(0, s * (Math.exp(x / s) - 1));
            case GELU -> x * normal(x);
            case GELU_TANH -> x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * Math.pow(x, 3))));
            case MISH -> x * Math.tanh(Math.log1p(Math.exp(x)));
            case EXPONENTIAL -> Math.exp(x);
            case SOFTSIGN -> x / (1 + Math.abs(x));
            case LOG_SIGMOID -> Math.log(sigmoid(x));
            case SQUAREPLUS -> (x + Math.sqrt(x * x + 4)) / 2;
            case SOFT_SHRINK -> Math.signum(x) * Math.max(Math.abs(x) - s, 0);
            case HARD_SHRINK -> Math.abs(x) > s ? x : 0;
            case TANH_SHRINK -> x - Math.tanh(x);
            case SPARSE_PLUS -> x <= -1 ? 0 : x >= 1 ? x : Math.pow(x + 1, 2) / 4;
            case SPARSE_SIGMOID -> clip((x + 1) / 2, 0, 1);
            case GELU_SIGMOID -> x * sigmoid(1.702 * x);
            case GELU_ND4J -> x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + Math.pow(0.044715 * x, 3))));
            case CUBE -> Math.pow(x, 3);
            case RATIONAL_TANH -> rationalTanh(2 * x / 3);
            case RECTIFIED_TANH -> x > 0 ? Math.tanh(x) : 0;
            case SOFTMAX -> throw new AssertionError(a);
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double rationalTanh(double y) {
        double sum = 1 + Math.abs(y) + Math.pow(y, 2) + 1.41645 * Math.pow(y, 4);
        return y < 0 ? -1.7159 * (1 - 1 / sum) : 1.7159 * (1 - 1 / sum);
    }

    private static double clip(double x, double least, double most) {
        return Math.max(least, Math.min(most, x));
    }

    /** The normal distribution function, as the integral of its density by Simpson's rule. */
    private static double normal(double x) {
        int steps = 400;
        double h = x / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            int weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-i * h * i * h / 2);
        }
        return 0.5 + sum * h / 3 / Math.sqrt(2 * Math.PI);
    }
}
