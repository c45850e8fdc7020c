package camaudit.engine.nd4j;

import camaudit.network.Concatenation;
import camaudit.network.Dot;
import camaudit.network.Elementwise;
import camaudit.network.Operation;
import camaudit.network.ParametricRelu;
import camaudit.network.Permutation;
import camaudit.network.Resampling;
import camaudit.network.Selection;
import camaudit.network.Shape;
import camaudit.network.WeightedSum;
import java.util.List;
import java.util.Optional;

/** Kernels that depend on the shapes of all their inputs. */
final class MergeKernels {
    private MergeKernels() {}

    static Optional<Kernel> of(Operation operation, List<Shape> inputs) {
        Kernel kernel = null;
        if (operation instanceof Elementwise elementwise) {
            kernel = new ElementwiseKernel(elementwise, inputs);
        } else if (operation instanceof WeightedSum sum) {
            kernel = new WeightedSumKernel(sum, inputs);
        } else if (operation instanceof Concatenation concatenation) {
            kernel = new ConcatenationKernel(concatenation, inputs);
        } else if (operation instanceof Dot dot) {
            kernel = new DotKernel(dot, inputs);
        } else if (operation instanceof Permutation permutation) {
            kernel = new PermutationKernel(permutation, inputs.get(0));
        } else if (operation instanceof Selection selection) {
            kernel = new SelectionKernel(selection, inputs.get(0));
        } else if (operation instanceof ParametricRelu relu) {
            kernel = new ParametricReluKernel(relu, inputs.get(0));
        } else if (operation instanceof Resampling resampling) {
            kernel = new ResamplingKernel(resampling, inputs.get(0));
        }
        return Optional.ofNullable(kernel);
    }
}
