package camaudit.network;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * An element-wise activation, or softmax over the last dimension.
 *
 * @param function the function
 * @param slope RELU: factor below the threshold; ELU, CELU: α; hard sigmoid and SiLU: slope; shrinking: λ; else 0
 * @param maximum RELU: upper bound, infinite where there is none; else infinite
 * @param threshold RELU: f(x) = x from this value on, slope·(x − threshold) below it; hard sigmoid and SiLU: value at 0; else 0
 */
public record Activation(Function function, double slope, double maximum, double threshold) implements Operation {
    public enum Function {
        RELU,
        ELU,
        SIGMOID,
        TANH,
        SOFTPLUS,
        SILU,
        /** min(max(slope·x + threshold, 0), 1). */
        HARD_SIGMOID,
        /** x·hard sigmoid. */
        HARD_SILU,
        HARD_TANH,
        SELU,
        /** ELU of x ÷ slope, times slope below 0. */
        CELU,
        /** x·Φ(x) with the normal distribution Φ. */
        GELU,
        /** The approximation of GELU by a hyperbolic tangent. */
        GELU_TANH,
        MISH,
        EXPONENTIAL,
        SOFTSIGN,
        LOG_SIGMOID,
        SQUAREPLUS,
        SOFT_SHRINK,
        HARD_SHRINK,
        TANH_SHRINK,
        SPARSE_PLUS,
        SPARSE_SIGMOID,
        /** x·σ(1.702·x), what ND4J calls GELU. */
        GELU_SIGMOID,
        /** x/2·(1 + tanh(√(2/π)·(x + (0.044715·x)³))), what ND4J computes as its precise GELU. */
        GELU_ND4J,
        CUBE,
        /** 1.7159·t(2x/3) with a rational approximation t of tanh (DL4J's RationalTanh). */
        RATIONAL_TANH,
        /** max(tanh(x), 0). */
        RECTIFIED_TANH,
        SOFTMAX
    }

    public Activation {
        Objects.requireNonNull(function);
        if (Double.isNaN(slope) || !(maximum > threshold)) {
            throw new ModelException("activation " + function + " with slope " + slope + ", threshold " + threshold
                    + " and maximum " + maximum + " is not defined");
        }
    }

    public static Activation relu() {
        return relu(0, Double.POSITIVE_INFINITY, 0);
    }

    public static Activation relu(double slope, double maximum, double threshold) {
        return new Activation(Function.RELU, slope, maximum, threshold);
    }

    public static Activation elu(double alpha) {
        return new Activation(Function.ELU, alpha, Double.POSITIVE_INFINITY, 0);
    }

    /** A function with a slope, and a value at 0 where it has one. */
    public static Activation of(Function function, double slope, double atZero) {
        return new Activation(function, slope, Double.POSITIVE_INFINITY, atZero);
    }

    /** A function without parameters, or with those of Keras 3. */
    public static Activation of(Function function) {
        return switch (function) {
            case RELU -> relu();
            case ELU, CELU -> of(function, 1, 0);
            case HARD_SIGMOID, HARD_SILU -> of(function, 1.0 / 6, 0.5);
            case SOFT_SHRINK, HARD_SHRINK -> of(function, 0.5, 0);
            default -> new Activation(function, 0, Double.POSITIVE_INFINITY, 0);
        };
    }

    /** True for max(x, 0), the ReLU without slope, bound or threshold. */
    public boolean isPlainRelu() {
        return function == Function.RELU && slope == 0 && threshold == 0 && Double.isInfinite(maximum);
    }

    /** True for every ReLU, bounded above or not, whose slope below its threshold is 0. */
    public boolean isRectifier() {
        return function == Function.RELU && slope == 0;
    }

    @Override
    public String kind() {
        if (function == Function.RELU && !isPlainRelu()) {
            return slope == 0 && threshold == 0 ? "ReLU ≤ " + maximum : "ReLU slope " + slope;
        }
        return function == Function.RELU ? "ReLU" : function.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Operation.only(kind(), inputs);
    }
}
