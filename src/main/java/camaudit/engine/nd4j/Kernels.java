package camaudit.engine.nd4j;

import camaudit.engine.Plan;
import camaudit.network.Activation;
import camaudit.network.Add;
import camaudit.network.BatchNormalization;
import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.Flatten;
import camaudit.network.GlobalPooling;
import camaudit.network.ModelException;
import camaudit.network.Node;
import camaudit.network.Operation;
import camaudit.network.Pooling;
import camaudit.network.ZeroPadding;

/** The kernel for each operation of a plan. */
final class Kernels {
    private Kernels() {}

    static Kernel of(Node node, Plan plan) {
        Operation operation = node.operation();
        if (operation instanceof Convolution convolution) {
            return convolution.isPointwise()
                    ? new ProductKernel(convolution.kernel(), convolution.bias())
                    : new ConvolutionKernel(
                            convolution, plan.shape(node.inputs().get(0)));
        } else if (operation instanceof Dense dense) {
            return new ProductKernel(dense.kernel(), dense.bias());
        } else if (operation instanceof Activation activation) {
            return new ActivationKernel(node.name(), activation);
        } else if (operation instanceof BatchNormalization normalization) {
            return new AffineKernel(normalization);
        } else if (operation instanceof Add) {
            return new AddKernel();
        } else if (operation instanceof Pooling pooling) {
            return new PoolingKernel(pooling);
        } else if (operation instanceof GlobalPooling pooling) {
            return new GlobalPoolingKernel(pooling);
        } else if (operation instanceof Flatten) {
            return new FlattenKernel();
        } else if (operation instanceof ZeroPadding padding) {
            return new ZeroPaddingKernel(padding);
        }
        throw new ModelException("layer '" + node.name() + "': " + operation.kind() + " has no nd4j kernel");
    }
}
