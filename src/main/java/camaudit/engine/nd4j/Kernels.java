package camaudit.engine.nd4j;

import camaudit.engine.Plan;
import camaudit.engine.plain.KernelRegistry;
import camaudit.engine.plain.NanKeepers;
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

/** The kernel of each operation: ND4J's own where it has a correct one, else the plain one. */
final class Kernels {
    private static final KernelRegistry<NodeShapes, Kernel> REGISTRY = new KernelRegistry<NodeShapes, Kernel>()
            .putSome(
                    Convolution.class,
                    (convolution, shapes) -> Optional.of(convolution)
                            .filter(c -> !c.isDepthwise())
                            .map(c -> Convolutions.of(c, shapes.input())))
            .put(
                    TransposedConvolution.class,
                    (convolution, shapes) -> new TransposedConvolutionKernel(convolution, shapes.output()))
            .put(Dense.class, (dense, shapes) -> new MatrixProductKernel(dense.kernel(), dense.bias()))
            .put(BatchNormalization.class, (normalization, shapes) -> new AffineKernel(normalization))
            .put(
                    Affine.class,
                    (affine, shapes) -> new AffineKernel(affine, shapes.input().channels()))
            .putSome(
                    Activation.class,
                    (activation, shapes) -> Optional.of(activation)
                            .filter(ActivationKernel::takes)
                            .map(ActivationKernel::new))
            .put(Add.class, (add, shapes) -> new AddKernel())
            .putSome(
                    Pooling.class,
                    (pooling, shapes) -> PoolingKernel.of(pooling, shapes.input())
                            .map(kernel -> keepingNan(kernel, pooling, shapes.input())))
            .put(
                    GlobalPooling.class,
                    (pooling, shapes) -> keepingNan(new GlobalPoolingKernel(pooling), pooling, shapes.input()))
            .put(Flatten.class, (flatten, shapes) -> new ReshapeKernel())
            .put(Reshape.class, (reshape, shapes) -> new ReshapeKernel())
            .put(ZeroPadding.class, (padding, shapes) -> new PaddingKernel(padding))
            .put(Cropping.class, (cropping, shapes) -> new PaddingKernel(cropping));

    private Kernels() {}

    private static Kernel keepingNan(Kernel kernel, Operation pooling, Shape input) {
        return NanKeepers.of(pooling, List.of(input))
                .<Kernel>map(exact -> new MaximumKernel(kernel, new PlainKernelAdapter(exact)))
                .orElse(kernel);
    }

    private record NodeShapes(Shape input, Shape output) {}

    /** @throws ModelException if there is no kernel for the node's operation */
    static Kernel of(Node node, Plan plan) {
        List<Shape> inputs = node.inputs().stream().map(plan::shape).toList();
        Operation operation = node.operation();
        return REGISTRY.make(operation, new NodeShapes(inputs.get(0), plan.shape(node.name())))
                .or(() -> PlainKernels.of(operation, inputs).map(PlainKernelAdapter::new))
                .orElseThrow(() ->
                        new ModelException("layer '" + node.name() + "': " + operation.kind() + " has no nd4j kernel"));
    }
}
