package camaudit.network.keras;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.network.Activation;
import camaudit.network.BatchNormalization;
import camaudit.network.Convolution;
import camaudit.network.Identity;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Operation;
import camaudit.network.Padding;
import camaudit.network.Pooling;
import camaudit.network.Shape;
import camaudit.network.Window;
import camaudit.network.ZeroPadding;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TestEveryLayer {
    private final Network network = ModelFiles.read("odd/every-layer.keras");

    @Test
    void namesKindsAndShapesInOrder() {
        String listing = network.nodes().stream()
                .map(Node::name)
                .map(name -> name + " " + operation(name).kind() + " "
                        + network.shapes().get(name))
                .collect(Collectors.joining("\n"));
        assertThat(listing).isEqualTo("""
                image Input 12×12×3
                zeta/pre_activation Conv2D 3×3 12×12×4
                zeta ReLU slope 0.2 12×12×4
                conv2d_1 Conv2D 3×5 12×12×4
                sum Add 12×12×4
                norm BatchNorm 12×12×4
                bounded ReLU slope 0.1 12×12×4
                leaky ReLU slope 0.25 12×12×4
                exponential elu 12×12×4
                swish silu 12×12×4
                drop_maps SpatialDropout2D 12×12×4
                noise GaussianNoise 12×12×4
                drop_gauss GaussianDropout 12×12×4
                drop_alpha AlphaDropout 12×12×4
                regularized ActivityRegularization 12×12×4
                pad ZeroPadding 15×19×4
                max MaxPool 3×2 8×10×4
                average AveragePool 2×2 4×5×4
                conv2d/pre_activation Conv2D 1×1 2×3×5
                conv2d ReLU slope 0.1 2×3×5
                global_max GlobalMaxPool 5
                flat Flatten 5
                drop Dropout 5
                dense_1/pre_activation Dense 6
                dense_1 ReLU ≤ 6.0 6
                dense Dense 3
                scores softmax 3""");
    }

    @Test
    void parameters() {
        assertThat(operation("bounded")).isEqualTo(Activation.relu(0.1, 6, 0.5));
        assertThat(operation("leaky")).isEqualTo(Activation.relu(0.25, Double.POSITIVE_INFINITY, 0));
        assertThat(operation("exponential")).isEqualTo(Activation.elu(0.5));
        assertThat(operation("pad")).isEqualTo(new ZeroPadding(1, 2, 3, 4));
        assertThat(operation("max")).isEqualTo(new Pooling(Pooling.Mode.MAX, new Window(3, 2, 2, 2, Padding.SAME)));
        assertThat(operation("noise")).isInstanceOf(Identity.class);
        assertThat(network.shapes()).containsEntry("scores", Shape.vector(3));
    }

    @Test
    void layersNamedLikeOthersHaveTheirOwnWeights() {
        assertThat(((Convolution) operation("zeta/pre_activation")).kernel().values())
                .startsWith(6.150767E-4f, 0.14937277f);
        assertThat(((Convolution) operation("conv2d_1")).kernel().values()).startsWith(-0.5168379f, -0.03959066f);
        assertThat(((Convolution) operation("conv2d/pre_activation")).kernel().values())
                .startsWith(-0.31749925f, 0.8013525f);
        BatchNormalization norm = (BatchNormalization) operation("norm");
        assertThat(norm.gamma().values()).containsOnly(1f);
        assertThat(norm.beta().values()).startsWith(0.48216617f, 0.45842403f);
        assertThat(norm.mean().values()).startsWith(0.10774447f, -0.1260033f);
        assertThat(norm.variance().values()).startsWith(0.8559148f, 0.37784395f);
        assertThat(norm.epsilon()).isEqualTo(0.001);
    }

    private Operation operation(String name) {
        return ModelFiles.operation(network, name, Operation.class);
    }
}
