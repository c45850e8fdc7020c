package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.network.Add;
import camaudit.network.Convolution;
import camaudit.network.GlobalPooling;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Padding;
import camaudit.network.Pooling;
import camaudit.network.ZeroPadding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TestPaddingFolding {
    @Test
    void theConvolutionPadsAndTheValuesStay() {
        for (Padding own : List.of(Padding.VALID, Padding.SAME, Padding.explicit(1, 0, 0, 1))) {
            RandomNetworks b = new RandomNetworks(21).input(7, 6, 2);
            Network network = b.node("pad", new ZeroPadding(1, 0, 0, 1))
                    .node("conv", b.convolution(4, 2, own, 2, 3))
                    .node("gap", new GlobalPooling(Pooling.Mode.AVERAGE))
                    .node("scores", b.dense(3, 2))
                    .end();
            Network folded = PaddingFolding.apply(network, Set.of("conv"));
            assertThat(names(folded)).containsExactly("input", "conv", "gap", "scores");
            double[] input = new double[7 * 6 * 2];
            for (int i = 0; i < input.length; i++) {
                input[i] = Math.sin(i);
            }
            assertThat(new SlowNetwork(folded).run(input, Map.of()).get("scores"))
                    .as(own.toString())
                    .containsExactly(
                            new SlowNetwork(network).run(input, Map.of()).get("scores"));
        }
    }

    @Test
    void aPaddedMapThatIsTheTargetOrHasOtherReadersStays() {
        RandomNetworks b = new RandomNetworks(22).input(6, 6, 2);
        Network network = b.node("pad", new ZeroPadding(1, 1, 1, 1))
                .node("conv", b.convolution(3, 1, Padding.VALID, 2, 3))
                .node("pad2", new ZeroPadding(1, 1, 1, 1))
                .node("left", b.convolution(3, 1, Padding.VALID, 3, 3))
                .node("right", b.convolution(3, 1, Padding.VALID, 3, 3), "pad2")
                .node("sum", new Add(), "left", "right")
                .node("gap", new GlobalPooling(Pooling.Mode.AVERAGE))
                .node("scores", b.dense(3, 2))
                .end();
        assertThat(names(PaddingFolding.apply(network, Set.of("pad")))).contains("pad", "pad2");
        assertThat(names(PaddingFolding.apply(network, Set.of("sum"))))
                .doesNotContain("pad")
                .contains("pad2");
    }

    @Test
    void aMarginAsLargeAsTheKernelStays() {
        RandomNetworks b = new RandomNetworks(23).input(6, 6, 2);
        Network network = b.node("pad", new ZeroPadding(1, 1, 1, 1))
                .node("conv", b.convolution(1, 1, Padding.VALID, 2, 3))
                .node("gap", new GlobalPooling(Pooling.Mode.AVERAGE))
                .node("scores", b.dense(3, 2))
                .end();
        Network folded = PaddingFolding.apply(network, Set.of("conv"));
        assertThat(names(folded)).contains("pad");
        assertThat(folded.nodes().stream().filter(n -> n.operation() instanceof Convolution))
                .hasSize(1);
    }

    private static List<String> names(Network network) {
        return network.nodes().stream().map(Node::name).toList();
    }
}
