package camaudit.network;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * An element-wise activation, or softmax over the last dimension.
 *
 * @param function which one
 * @param slope RELU: factor below the threshold; ELU: α; else 0
 * @param maximum RELU: upper bound, infinite where there is none; else infinite
 * @param threshold RELU: where the line starts, f(x) = x from here up, slope·(x − threshold) below; else 0
 */
public record Activation(Function function, double slope, double maximum, double threshold) implements Operation {
    public enum Function {
        RELU,
        ELU,
        SIGMOID,
        TANH,
        SOFTPLUS,
        SILU,
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

    /** A function without parameters. */
    public static Activation of(Function function) {
        return switch (function) {
            case RELU -> relu();
            case ELU -> elu(1);
            default -> new Activation(function, 0, Double.POSITIVE_INFINITY, 0);
        };
    }

    /** True for max(x, 0), the ReLU without slope, bound or threshold. */
    public boolean isPlainRelu() {
        return function == Function.RELU && slope == 0 && threshold == 0 && Double.isInfinite(maximum);
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
