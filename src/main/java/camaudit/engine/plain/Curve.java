package camaudit.engine.plain;

import camaudit.network.Activation;
import java.util.function.DoubleUnaryOperator;

/** A function of one number and its derivative; at a kink that of TensorFlow. */
record Curve(DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    private static final double SELU_ALPHA = 1.6732632423543772;
    private static final double SELU_SCALE = 1.0507009873554805;
    private static final double GELU_CUBE = 0.044715;
    private static final double QUICK = 1.702;
    private static final double GELU_SCALE = Math.sqrt(2 / Math.PI);

    static Curve of(Activation a) {
        double s = a.slope();
        return switch (a.function()) {
            case RELU ->
                new Curve(
                        x -> x >= a.threshold() ? Math.min(x, a.maximum()) : s * (x - a.threshold()),
                        x -> x > a.threshold() ? (x < a.maximum() ? 1 : 0) : s);
            case HARD_SIGMOID ->
                new Curve(x -> clip(s * x + a.threshold()), x -> inside(s * x + a.threshold()) ? s : 0);
            case HARD_SILU ->
                new Curve(
                        x -> x * clip(s * x + a.threshold()),
                        x -> clip(s * x + a.threshold()) + (inside(s * x + a.threshold()) ? s * x : 0));
            case HARD_TANH -> new Curve(x -> Math.max(-1, Math.min(1, x)), x -> x > -1 && x < 1 ? 1 : 0);
            case SELU ->
                new Curve(
                        x -> SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x)),
                        x -> SELU_SCALE * (x > 0 ? 1 : SELU_ALPHA * Math.exp(x)));
            case CELU -> new Curve(x -> x > 0 ? x : s * Math.expm1(x / s), x -> x > 0 ? 1 : Math.exp(x / s));
            case GELU ->
                new Curve(
                        x -> x * ErrorFunction.normal(x),
                        x -> ErrorFunction.normal(x) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI));
            case GELU_TANH -> new Curve(x -> 0.5 * x * (1 + geluTanh(x)), Curve::geluTanhSlope);
            case MISH -> new Curve(x -> x * Math.tanh(softplus(x)), Curve::mishSlope);
            case EXPONENTIAL -> new Curve(Math::exp, Math::exp);
            case SOFTSIGN -> new Curve(x -> x / (1 + Math.abs(x)), x -> 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x))));
            case LOG_SIGMOID -> new Curve(x -> -softplus(-x), x -> sigmoid(-x));
            case SQUAREPLUS -> new Curve(x -> (x + root(x)) / 2, x -> (1 + x / root(x)) / 2);
            case SOFT_SHRINK -> new Curve(x -> x > s ? x - s : x < -s ? x + s : 0, x -> x > s || x < -s ? 1 : 0);
            case HARD_SHRINK -> new Curve(x -> Math.abs(x) > s ? x : 0, x -> Math.abs(x) > s ? 1 : 0);
            case TANH_SHRINK -> new Curve(x -> x - Math.tanh(x), x -> Math.tanh(x) * Math.tanh(x));
            case SPARSE_PLUS ->
                new Curve(
                        x -> x <= -1 ? 0 : x < 1 ? (x + 1) * (x + 1) / 4 : x,
                        x -> x <= -1 ? 0 : x < 1 ? (x + 1) / 2 : 1);
            case SPARSE_SIGMOID ->
                new Curve(x -> x <= -1 ? 0 : x >= 1 ? 1 : 0.5 * (x + 1), x -> x > -1 && x < 1 ? 0.5 : 0);
            case GELU_SIGMOID ->
                new Curve(x -> x * sigmoid(QUICK * x), x -> sigmoid(QUICK * x) * (1 + QUICK * x * sigmoid(-QUICK * x)));
            case GELU_ND4J -> new Curve(x -> 0.5 * x * (1 + nd4jTanh(x)), Curve::nd4jGeluSlope);
            case CUBE -> new Curve(x -> x * x * x, x -> 3 * x * x);
            case RATIONAL_TANH -> new Curve(RationalTanh::value, RationalTanh::slope);
            case RECTIFIED_TANH ->
                new Curve(x -> Math.max(Math.tanh(x), 0), x -> x > 0 ? 1 - Math.tanh(x) * Math.tanh(x) : 0);
            default -> throw new IllegalArgumentException(a.kind());
        };
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
