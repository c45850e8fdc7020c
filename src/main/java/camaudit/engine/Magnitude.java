package camaudit.engine;

import camaudit.network.Activation;
import camaudit.network.Add;
import camaudit.network.Affine;
import camaudit.network.BatchNormalization;
import camaudit.network.Concatenation;
import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.Dot;
import camaudit.network.Elementwise;
import camaudit.network.GlobalPooling;
import camaudit.network.GroupNormalization;
import camaudit.network.LayerNormalization;
import camaudit.network.Operation;
import camaudit.network.ParametricRelu;
import camaudit.network.Pooling;
import camaudit.network.Rearrangement;
import camaudit.network.Resampling;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import camaudit.network.TransposedConvolution;
import camaudit.network.WeightedSum;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How large an operation's numbers can get, given how large its inputs are: |Σ w·x + b| ≤ max|x|·Σ|w| + |b|.
 *
 * @param inner the largest magnitude on the way to the result, partial sums included
 * @param result the largest magnitude of the result; infinite where nothing is known
 */
public record Magnitude(double inner, double result) {
    /** Resampling weights of one axis are negative at times; their magnitudes sum to less than 2. */
    private static final double RESAMPLED = 4;

    private static final double SELU = 1.76;

    /**
     * The magnitude of an operation's result.
     *
     * @param inputs the largest magnitude of each input
     * @param shapes of the inputs, for one image
     */
    public static Magnitude of(Operation operation, List<Double> inputs, List<Shape> shapes) {
        double x = Collections.max(inputs);
        if (operation instanceof Convolution c) {
            return same(x * gain(c.kernel(), c.filters(), 1) + largest(c.bias()));
        } else if (operation instanceof TransposedConvolution t) {
            return same(x * gain(t.kernel(), t.filters(), t.kernel().dim(3)) + largest(t.bias()));
        } else if (operation instanceof Dense d) {
            return same(x * gain(d.kernel(), d.units(), 1) + largest(d.bias()));
        } else if (operation instanceof BatchNormalization b) {
            return same(x * largest(b.factor()) + largest(b.shift()));
        } else if (operation instanceof Affine a) {
            return same(x * largest(a.factor()) + largest(a.shift()));
        } else if (operation instanceof Activation a) {
            return new Magnitude(x, activated(a, x));
        } else if (operation instanceof ParametricRelu p) {
            return same(x * Math.max(1, largest(p.slope())));
        } else if (operation instanceof Add) {
            return same(inputs.stream().mapToDouble(Double::doubleValue).sum());
        } else if (operation instanceof WeightedSum s) {
            return same(x * s.weights().stream().mapToDouble(Math::abs).sum());
        } else if (operation instanceof Elementwise e) {
            return switch (e.function()) {
                case MULTIPLY -> same(inputs.stream().reduce(1.0, (a, b) -> a * b));
                case DIVIDE -> new Magnitude(x, Double.POSITIVE_INFINITY);
                case MAXIMUM, MINIMUM -> same(x);
            };
        } else if (operation instanceof Dot) {
            return same(inputs.get(0) * inputs.get(1) * shapes.get(0).size());
        } else if (operation instanceof Pooling p) {
            return new Magnitude(x * p.window().kernelHeight() * p.window().kernelWidth(), x);
        } else if (operation instanceof GlobalPooling) {
            return new Magnitude(x * shapes.get(0).size(), x);
        } else if (operation instanceof LayerNormalization l) {
            return standardized(x, shapes.get(0), l.gamma(), l.beta());
        } else if (operation instanceof GroupNormalization g) {
            return standardized(x, shapes.get(0), g.gamma(), g.beta());
        } else if (operation instanceof Resampling) {
            return same(RESAMPLED * x);
        } else if (operation instanceof Rearrangement || operation instanceof Concatenation) {
            return same(x);
        }
        return new Magnitude(x * x * shapes.get(0).size(), Double.POSITIVE_INFINITY);
    }

    /** Whether a NaN among an operation's inputs is sure to reach its result on every backend. */
    public static boolean keepsNan(Operation operation) {
        return operation instanceof Convolution
                || operation instanceof TransposedConvolution
                || operation instanceof Dense
                || operation instanceof BatchNormalization
                || operation instanceof Affine
                || operation instanceof Add
                || operation instanceof WeightedSum
                || operation instanceof Rearrangement
                || (operation instanceof Pooling p && p.mode() == Pooling.Mode.AVERAGE)
                || (operation instanceof GlobalPooling g && g.mode() == Pooling.Mode.AVERAGE);
    }

    /** The largest magnitude after an activation. */
    public static double activated(Activation activation, double x) {
        double slope = Math.abs(activation.slope());
        double threshold = Math.abs(activation.threshold());
        return switch (activation.function()) {
            case RELU -> Math.max(Math.min(x, activation.maximum()), slope == 0 ? 0 : slope * (x + threshold));
            case SIGMOID, TANH, HARD_SIGMOID, HARD_TANH, SOFTSIGN, SPARSE_SIGMOID, RECTIFIED_TANH, SOFTMAX -> 1;
            case RATIONAL_TANH -> 2;
            case ELU -> Math.max(x, slope);
            case SELU -> SELU * (x + 1);
            case SOFTPLUS, LOG_SIGMOID, SPARSE_PLUS, SQUAREPLUS -> x + 2;
            case SILU, HARD_SILU, GELU, GELU_TANH, GELU_SIGMOID, MISH -> x + 1;
            case SOFT_SHRINK, HARD_SHRINK, TANH_SHRINK -> x + slope + 1;
            case CELU, EXPONENTIAL, CUBE, GELU_ND4J -> Double.POSITIVE_INFINITY;
        };
    }

    /** Squares are summed on the way; the result has variance 1 before its scale. */
    private static Magnitude standardized(double x, Shape shape, Tensor gamma, Tensor beta) {
        return new Magnitude(4 * x * x * shape.size(), Math.sqrt(shape.size()) * largest(gamma) + largest(beta));
    }

    private static Magnitude same(double magnitude) {
        return new Magnitude(magnitude, magnitude);
    }

    /** The largest sum of magnitudes of the weights of one output, {@code stride} of which are neighbours. */
    private static double gain(Tensor kernel, int outputs, int stride) {
        double[] sums = new double[outputs];
        float[] values = kernel.values();
        for (int i = 0; i < values.length; i++) {
            sums[i / stride % outputs] += Math.abs(values[i]);
        }
        return Arrays.stream(sums).max().orElse(0);
    }

    private static double largest(Tensor tensor) {
        return largest(tensor.values());
    }

    private static double largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
