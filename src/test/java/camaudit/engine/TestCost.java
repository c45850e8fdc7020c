package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.attribution.Requirement;
import camaudit.attribution.Work;
import camaudit.network.Network;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestCost {
    private static final Work ONE_BACKWARD = new Work(0, 1, 0);

    /** Whatever the rule, a way back to the input is about as long as the forward pass. */
    @ParameterizedTest
    @EnumSource(
            value = Requirement.class,
            names = {"PIXELS", "GUIDED", "RECTIFIED"})
    void aWayBackToTheInput(Requirement need) {
        Network network = HandMadeNetworks.residual();
        Cost alone = Cost.of(Compiler.compile(network, List.of("last"), EnumSet.of(need)));
        assertThat(alone.forwardPasses(ONE_BACKWARD)).isBetween(0.8, 1.2);
        Cost besideALayer = Cost.of(Compiler.compile(network, List.of("r2"), EnumSet.of(need, Requirement.GRADIENTS)));
        assertThat(besideALayer.forwardPasses(ONE_BACKWARD)).isBetween(0.8, 1.2);
    }
}
