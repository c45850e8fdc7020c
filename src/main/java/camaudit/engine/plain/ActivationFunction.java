package camaudit.engine.plain;

import camaudit.network.Activation;
import java.util.function.DoubleUnaryOperator;

/** An activation function of one number and its derivative; at a kink the derivative is that of TensorFlow. */
record ActivationFunction(DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    private static final double SELU_ALPHA = 1.6732632423543772;
    private static final double SELU_SCALE = 1.0507009873554805;
    private static final double GELU_CUBE = 0.044715;
    private static final double QUICK = 1.702;
    private static final double GELU_SCALE = Math.sqrt(2 / Math.PI);

    static ActivationFunction of(Activation a) {
        double s = a.slope();
        return switch (a.function()) {
            case RELU ->
                new ActivationFunction(
                        x -> x >= a.threshold() ? Math.min(x, a.maximum()) : below(s, x - a.threshold()),
                        x -> x > a.threshold() ? (x < a.maximum() ? 1 : 0) : s);
            case ELU -> new ActivationFunction(x -> x > 0 ? x : s * Math.expm1(x), x -> x > 0 ? 1 : s * Math.exp(x));
            case SIGMOID -> new ActivationFunction(ActivationFunction::sigmoid, x -> sigmoid(x) * sigmoid(-x));
            case TANH -> new ActivationFunction(Math::tanh, x -> 1 - Math.tanh(x) * Math.tanh(x));
            case SOFTPLUS -> new ActivationFunction(ActivationFunction::softplus, ActivationFunction::sigmoid);
            case SILU -> new ActivationFunction(x -> x * sigmoid(x), x -> sigmoid(x) * (1 + x * sigmoid(-x)));
            case HARD_SIGMOID ->
                new ActivationFunction(x -> clip(s * x + a.threshold()), x -> inside(s * x + a.threshold()) ? s : 0);
            case HARD_SILU ->
                new ActivationFunction(
                        x -> x * clip(s * x + a.threshold()),
                        x -> clip(s * x + a.threshold()) + (inside(s * x + a.threshold()) ? s * x : 0));
            case HARD_TANH -> new ActivationFunction(x -> Math.max(-1, Math.min(1, x)), x -> x > -1 && x < 1 ? 1 : 0);
            case SELU ->
                new ActivationFunction(
                        x -> SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x)),
                        x -> SELU_SCALE * (x > 0 ? 1 : SELU_ALPHA * Math.exp(x)));
            case CELU ->
                new ActivationFunction(x -> x > 0 ? x : s * Math.expm1(x / s), x -> x > 0 ? 1 : Math.exp(x / s));
            case GELU ->
                new ActivationFunction(
                        x -> x * ErrorFunction.normal(x),
                        x -> ErrorFunction.normal(x) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI));
            case GELU_TANH ->
                new ActivationFunction(x -> 0.5 * x * (1 + geluTanh(x)), ActivationFunction::geluTanhSlope);
            case MISH -> new ActivationFunction(x -> x * Math.tanh(softplus(x)), ActivationFunction::mishSlope);
            case EXPONENTIAL -> new ActivationFunction(Math::exp, Math::exp);
            case SOFTSIGN ->
                new ActivationFunction(x -> x / (1 + Math.abs(x)), x -> 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x))));
            case LOG_SIGMOID -> new ActivationFunction(x -> -softplus(-x), x -> sigmoid(-x));
            case SQUAREPLUS -> new ActivationFunction(x -> (x + root(x)) / 2, x -> (1 + x / root(x)) / 2);
            case SOFT_SHRINK ->
                new ActivationFunction(x -> x > s ? x - s : x < -s ? x + s : 0, x -> x > s || x < -s ? 1 : 0);
            case HARD_SHRINK -> new ActivationFunction(x -> Math.abs(x) > s ? x : 0, x -> Math.abs(x) > s ? 1 : 0);
            case TANH_SHRINK -> new ActivationFunction(x -> x - Math.tanh(x), x -> Math.tanh(x) * Math.tanh(x));
            case SPARSE_PLUS ->
                new ActivationFunction(
                        x -> x <= -1 ? 0 : x < 1 ? (x + 1) * (x + 1) / 4 : x,
                        x -> x <= -1 ? 0 : x < 1 ? (x + 1) / 2 : 1);
            case SPARSE_SIGMOID ->
                new ActivationFunction(x -> x <= -1 ? 0 : x >= 1 ? 1 : 0.5 * (x + 1), x -> x > -1 && x < 1 ? 0.5 : 0);
            case GELU_SIGMOID ->
                new ActivationFunction(
                        x -> x * sigmoid(QUICK * x), x -> sigmoid(QUICK * x) * (1 + QUICK * x * sigmoid(-QUICK * x)));
            case GELU_ND4J ->
                new ActivationFunction(x -> 0.5 * x * (1 + nd4jTanh(x)), ActivationFunction::nd4jGeluSlope);
            case CUBE -> new ActivationFunction(x -> x * x * x, x -> 3 * x * x);
            case RATIONAL_TANH -> new ActivationFunction(RationalTanh::value, RationalTanh::slope);
            case RECTIFIED_TANH ->
                new ActivationFunction(
                        x -> Math.max(Math.tanh(x), 0), x -> x > 0 ? 1 - Math.tanh(x) * Math.tanh(x) : 0);
            default -> throw new IllegalArgumentException(a.kind());
        };
    }

    /** slope·x, and 0 for −∞ where the slope is 0; NaN stays. */
    private static double below(double slope, double x) {
        return slope == 0 && !Double.isNaN(x) ? 0 : slope * x;
    }

    private static double clip(double x) {
        return Math.max(0, Math.min(1, x));
    }

    private static boolean inside(double x) {
        return x > 0 && x < 1;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    private static double root(double x) {
        return Math.sqrt(x * x + 4);
    }

    private static double geluTanh(double x) {
        return Math.tanh(GELU_SCALE * (x + GELU_CUBE * x * x * x));
    }

    private static double geluTanhSlope(double x) {
        double t = geluTanh(x);
        return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * GELU_SCALE * (1 + 3 * GELU_CUBE * x * x);
    }

    private static double nd4jTanh(double x) {
        double cube = GELU_CUBE * x * GELU_CUBE * x * GELU_CUBE * x;
        return Math.tanh(GELU_SCALE * (x + cube));
    }

    private static double nd4jGeluSlope(double x) {
        double t = nd4jTanh(x);
        double inner = 1 + 3 * GELU_CUBE * GELU_CUBE * GELU_CUBE * x * x;
        return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * GELU_SCALE * inner;
    }

    private static double mishSlope(double x) {
        double t = Math.tanh(softplus(x));
        return t + x * (1 - t * t) * sigmoid(x);
    }
}
