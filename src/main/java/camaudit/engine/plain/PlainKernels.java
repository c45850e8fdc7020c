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

/** The plain kernel of each operation that has one. */
public final class PlainKernels {
    private static final KernelRegistry<List<Shape>, PlainKernel> REGISTRY = new KernelRegistry<
                    List<Shape>, PlainKernel>()
            .put(Activation.class, (activation, inputs) -> activation(activation, inputs.get(0)))
            .putSome(
                    Convolution.class,
                    (convolution, inputs) -> Optional.of(convolution)
                            .filter(Convolution::isDepthwise)
                            .map(c -> new DepthwiseKernel(c, inputs.get(0))))
            .put(LayerNormalization.class, (normalization, inputs) -> new StandardizationKernel(normalization))
            .put(
                    GroupNormalization.class,
                    (normalization, inputs) -> new StandardizationKernel(normalization, inputs.get(0)))
            .put(
                    UnitNormalization.class,
                    (normalization, inputs) ->
                            new UnitNormalizationKernel(inputs.get(0).channels(), normalization.epsilon()))
            .put(
                    LocalResponseNormalization.class,
                    (normalization, inputs) ->
                            new LocalResponseKernel(normalization, inputs.get(0).channels()))
            .put(Pooling.class, (pooling, inputs) -> new PoolingKernel(pooling, inputs.get(0)))
            .put(Selection.class, (selection, inputs) -> new SelectionKernel(selection, inputs.get(0)))
            .put(Permutation.class, (permutation, inputs) -> new PermutationKernel(permutation, inputs.get(0)))
            .put(ParametricRelu.class, (relu, inputs) -> new ParametricReluKernel(relu, inputs.get(0)))
            .put(Resampling.class, (resampling, inputs) -> new ResamplingKernel(resampling, inputs.get(0)))
            .put(Elementwise.class, ElementwiseKernel::new)
            .put(WeightedSum.class, WeightedSumKernel::new)
            .put(Concatenation.class, ConcatenationKernel::new)
            .put(Dot.class, DotKernel::new);

    private PlainKernels() {}

    /** The kernel for inputs of these shapes; empty if there is none for the operation. */
    public static Optional<PlainKernel> of(Operation operation, List<Shape> inputs) {
        return REGISTRY.make(operation, inputs);
    }

    private static PlainKernel activation(Activation activation, Shape input) {
        return activation.function() == Activation.Function.SOFTMAX
                ? new SoftmaxKernel(input.channels())
                : new ActivationKernel(ActivationFunction.of(activation));
    }
}
