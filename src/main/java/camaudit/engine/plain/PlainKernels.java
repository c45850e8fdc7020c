package camaudit.engine.plain;

import camaudit.network.Activation;
import camaudit.network.Concatenation;
import camaudit.network.Convolution;
import camaudit.network.Dot;
import camaudit.network.Elementwise;
import camaudit.network.GroupNormalization;
import camaudit.network.LayerNormalization;
import camaudit.network.LocalResponseNormalization;
import camaudit.network.Operation;
import camaudit.network.ParametricRelu;
import camaudit.network.Permutation;
import camaudit.network.Pooling;
import camaudit.network.Resampling;
import camaudit.network.Selection;
import camaudit.network.Shape;
import camaudit.network.UnitNormalization;
import camaudit.network.WeightedSum;
import java.util.List;
import java.util.Optional;

/** The plain kernel of an operation. */
public final class PlainKernels {
    private PlainKernels() {}

    /** The kernel for inputs of these shapes; empty if there is none for the operation. */
    public static Optional<PlainKernel> of(Operation operation, List<Shape> inputs) {
        return ofOne(operation, inputs.get(0)).or(() -> ofSeveral(operation, inputs));
    }

    private static Optional<PlainKernel> ofOne(Operation operation, Shape input) {
        PlainKernel kernel = null;
        if (operation instanceof Activation activation) {
            kernel = activation.function() == Activation.Function.SOFTMAX
                    ? new SoftmaxKernel(input.channels())
                    : new ActivationKernel(ActivationFunction.of(activation));
        } else if (operation instanceof Convolution convolution && convolution.isDepthwise()) {
            kernel = new DepthwiseKernel(convolution, input);
        } else if (operation instanceof LayerNormalization normalization) {
            kernel = new StandardizationKernel(normalization);
        } else if (operation instanceof GroupNormalization normalization) {
            kernel = new StandardizationKernel(normalization, input);
        } else if (operation instanceof UnitNormalization normalization) {
            kernel = new UnitNormalizationKernel(input.channels(), normalization.epsilon());
        } else if (operation instanceof LocalResponseNormalization normalization) {
            kernel = new LocalResponseKernel(normalization, input.channels());
        } else if (operation instanceof Pooling pooling) {
            kernel = new PoolingKernel(pooling, input);
        } else if (operation instanceof Selection selection) {
            kernel = new SelectionKernel(selection, input);
        } else if (operation instanceof Permutation permutation) {
            kernel = new PermutationKernel(permutation, input);
        } else if (operation instanceof ParametricRelu relu) {
            kernel = new ParametricReluKernel(relu, input);
        } else if (operation instanceof Resampling resampling) {
            kernel = new ResamplingKernel(resampling, input);
        }
        return Optional.ofNullable(kernel);
    }

    private static Optional<PlainKernel> ofSeveral(Operation operation, List<Shape> inputs) {
        PlainKernel kernel = null;
        if (operation instanceof Elementwise elementwise) {
            kernel = new ElementwiseKernel(elementwise, inputs);
        } else if (operation instanceof WeightedSum sum) {
            kernel = new WeightedSumKernel(sum, inputs);
        } else if (operation instanceof Concatenation concatenation) {
            kernel = new ConcatenationKernel(concatenation, inputs);
        } else if (operation instanceof Dot dot) {
            kernel = new DotKernel(dot, inputs);
        }
        return Optional.ofNullable(kernel);
    }
}
