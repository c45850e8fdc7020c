package camaudit.network.keras;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.network.BatchNormalization;
import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Tensor;
import java.util.List;

/** Compares networks node by node. */
final class SameNetwork {
    private SameNetwork() {}

    /** Holds two networks to the same nodes, edges and weights. */
    static void require(Network actual, Network expected) {
        assertThat(actual.nodes()).hasSameSizeAs(expected.nodes());
        assertThat(actual.shapes()).containsExactlyEntriesOf(expected.shapes());
        for (int i = 0; i < actual.nodes().size(); i++) {
            Node node = actual.nodes().get(i);
            Node other = expected.nodes().get(i);
            assertThat(node.inputs()).isEqualTo(other.inputs());
            assertThat(node.operation().kind()).isEqualTo(other.operation().kind());
            List<Tensor> tensors = tensors(node);
            List<Tensor> others = tensors(other);
            assertThat(tensors).hasSameSizeAs(others);
            for (int j = 0; j < tensors.size(); j++) {
                assertThat(tensors.get(j).values())
                        .as(node.name())
                        .containsExactly(others.get(j).values());
            }
        }
    }

    private static List<Tensor> tensors(Node node) {
        if (node.operation() instanceof Convolution c) {
            return List.of(c.kernel(), c.bias());
        }
        if (node.operation() instanceof Dense d) {
            return List.of(d.kernel(), d.bias());
        }
        if (node.operation() instanceof BatchNormalization n) {
            return List.of(n.gamma(), n.beta(), n.mean(), n.variance());
        }
        return List.of();
    }
}
