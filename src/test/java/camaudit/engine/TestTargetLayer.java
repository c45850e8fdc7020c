package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.network.Activation;
import camaudit.network.Add;
import camaudit.network.Concatenation;
import camaudit.network.Elementwise;
import camaudit.network.Flatten;
import camaudit.network.GlobalPooling;
import camaudit.network.LayerNormalization;
import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.Padding;
import camaudit.network.Pooling;
import camaudit.network.Reshape;
import camaudit.network.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code auto} picks. */
class TestTargetLayer {
    private final RandomNetworks b = new RandomNetworks(1).input(8, 8, 3);

    @Test
    void theActivationOfTheLastConvolutionBeforePooling() {
        b.node("c1", b.convolution(3, 1, Padding.SAME, 3, 4))
                .node("n1", b.normalization(4))
                .relu("r1")
                .node("pool", new Pooling(Pooling.Mode.MAX, new Window(2, 2, 2, 2, Padding.VALID)))
                .node("flat", new Flatten());
        assertThat(auto(64)).isEqualTo("r1");
    }

    @Test
    void theActivationThatANormalizationFollows() {
        b.node("c1", b.convolution(3, 1, Padding.SAME, 3, 4))
                .relu("r1")
                .node("n1", b.normalization(4))
                .node("pool", new Pooling(Pooling.Mode.MAX, new Window(2, 2, 2, 2, Padding.VALID)))
                .node("flat", new Flatten());
        assertThat(auto(64)).isEqualTo("r1");
    }

    @Test
    void theResidualSumWhereNoActivationFollows() {
        b.node("c1", b.convolution(3, 1, Padding.SAME, 3, 4))
                .relu("r1")
                .node("c2", b.convolution(3, 1, Padding.SAME, 4, 4))
                .node("sum", new Add(), "c2", "r1")
                .node("gap", new GlobalPooling(Pooling.Mode.AVERAGE))
                .node("norm", new LayerNormalization(b.tensor(1, 4), b.tensor(1, 4), 1e-6));
        assertThat(auto(4)).isEqualTo("sum");
    }

    @Test
    void theActivationAfterTheLastConcatenationAndNormalization() {
        concatenated().node("n", b.normalization(8)).relu("last").node("gap", new GlobalPooling(Pooling.Mode.AVERAGE));
        assertThat(auto(8)).isEqualTo("last");
    }

    @Test
    void theConcatenationOfBranches() {
        concatenated().node("gap", new GlobalPooling(Pooling.Mode.AVERAGE));
        assertThat(auto(8)).isEqualTo("joined");
    }

    @Test
    void theGatedMapAndNotTheGate() {
        b.node("c1", b.convolution(3, 1, Padding.SAME, 3, 4))
                .node("mean", new GlobalPooling(Pooling.Mode.AVERAGE))
                .node("cell", new Reshape(List.of(1, 1, 4)))
                .node("gate", b.convolution(1, 1, Padding.VALID, 4, 4))
                .node("sigmoid", Activation.of(Activation.Function.SIGMOID))
                .node("gated", new Elementwise(Elementwise.Function.MULTIPLY), "c1", "sigmoid")
                .node("gap", new GlobalPooling(Pooling.Mode.AVERAGE));
        assertThat(auto(4)).isEqualTo("gated");
    }

    @Test
    void theMapBeforeOneOfASingleCell() {
        b.node("c1", b.convolution(3, 1, Padding.SAME, 3, 4))
                .relu("r1")
                .node("all", b.convolution(8, 1, Padding.VALID, 4, 5))
                .relu("r2")
                .node("flat", new Flatten());
        assertThat(auto(5)).isEqualTo("r1");
    }

    @Test
    void aNetworkWithoutAConvolutionIsRefused() {
        b.node("pool", new Pooling(Pooling.Mode.MAX, new Window(2, 2, 2, 2, Padding.VALID)))
                .node("flat", new Flatten());
        assertThatThrownBy(() -> auto(48))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("no convolution with a map larger than 1×1");
    }

    @Test
    void aSharedLayerIsNamedByItsCalls() {
        b.node("c/0", b.convolution(3, 1, Padding.SAME, 3, 3))
                .node("c/1", b.convolution(3, 1, Padding.SAME, 3, 3))
                .node("gap", new GlobalPooling(Pooling.Mode.AVERAGE));
        Network network = network(3);
        assertThat(Plans.of(network, "c/0").target()).isEqualTo("c/0");
        assertThatThrownBy(() -> Plans.of(network, "c"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("'c' is shared")
                .hasMessageContaining("[c/0, c/1]");
    }

    private RandomNetworks concatenated() {
        return b.node("c1", b.convolution(3, 1, Padding.SAME, 3, 4))
                .relu("left")
                .node("c2", b.convolution(1, 1, Padding.SAME, 3, 4), "input")
                .relu("right")
                .node("joined", new Concatenation(2), "left", "right");
    }

    private Network network(int features) {
        return b.node("scores", b.dense(features, 3)).softmax();
    }

    private String auto(int features) {
        return Plans.of(network(features), Compiler.AUTO).target();
    }
}
