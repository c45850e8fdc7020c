package camaudit.engine.nd4j;

import camaudit.engine.Plan;
import camaudit.engine.plain.PlainKernels;
import camaudit.network.Activation;
import camaudit.network.Add;
import camaudit.network.Affine;
import camaudit.network.BatchNormalization;
import camaudit.network.Convolution;
import camaudit.network.Cropping;
import camaudit.network.Dense;
import camaudit.network.Flatten;
import camaudit.network.GlobalPooling;
import camaudit.network.ModelException;
import camaudit.network.Node;
import camaudit.network.Operation;
import camaudit.network.Pooling;
import camaudit.network.Reshape;
import camaudit.network.Shape;
import camaudit.network.TransposedConvolution;
import camaudit.network.ZeroPadding;
import java.util.List;
import java.util.Optional;

/** The kernel for each operation of a plan. */
final class Kernels {
    private Kernels() {}

    static Kernel of(Node node, Plan plan) {
        List<Shape> inputs = node.inputs().stream().map(plan::shape).toList();
        Operation operation = node.operation();
        return trained(operation, inputs.get(0), plan.shape(node.name()))
                .or(() -> onMaps(operation, inputs.get(0)))
                .or(() -> PlainKernels.of(operation, inputs).map(PlainKernelAdapter::new))
                .orElseThrow(() ->
                        new ModelException("layer '" + node.name() + "': " + operation.kind() + " has no nd4j kernel"));
    }

    private static Optional<Kernel> trained(Operation operation, Shape input, Shape output) {
        Kernel kernel = null;
        if (operation instanceof Convolution convolution && !convolution.isDepthwise()) {
            kernel = Convolutions.of(convolution, input);
        } else if (operation instanceof TransposedConvolution convolution) {
            kernel = new TransposedConvolutionKernel(convolution, output);
        } else if (operation instanceof Dense dense) {
            kernel = new MatrixProductKernel(dense.kernel(), dense.bias());
        } else if (operation instanceof BatchNormalization normalization) {
            kernel = new AffineKernel(normalization);
        } else if (operation instanceof Affine affine) {
            kernel = new AffineKernel(affine, input.channels());
        }
        return Optional.ofNullable(kernel);
    }

    private static Optional<Kernel> onMaps(Operation operation, Shape input) {
        Kernel kernel = null;
        if (operation instanceof Activation activation && ActivationKernel.takes(activation)) {
            kernel = new ActivationKernel(activation);
        } else if (operation instanceof Add) {
            kernel = new AddKernel();
        } else if (operation instanceof Pooling pooling) {
            return PoolingKernel.of(pooling, input);
        } else if (operation instanceof GlobalPooling pooling) {
            kernel = new GlobalPoolingKernel(pooling);
        } else if (operation instanceof Flatten || operation instanceof Reshape) {
            kernel = new ReshapeKernel();
        } else if (operation instanceof ZeroPadding padding) {
            kernel = new PaddingKernel(padding);
        } else if (operation instanceof Cropping cropping) {
            kernel = new PaddingKernel(cropping);
        }
        return Optional.ofNullable(kernel);
    }
}
