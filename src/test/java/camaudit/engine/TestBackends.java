package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.network.GlobalPooling;
import camaudit.network.Network;
import camaudit.network.Padding;
import camaudit.network.Pooling;
import camaudit.network.Window;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestBackends {
    private record Fake(String name, Optional<String> obstacle) implements Backend {
        @Override
        public String description() {
            return name + " 1.0";
        }

        @Override
        public PreparedPlan prepare(Plan plan) {
            throw new AssertionError();
        }
    }

    private final Backend fast = new Fake("fast", Optional.empty());
    private final Backend slow = new Fake("slow", Optional.empty());
    private final Backend broken = new Fake("fast", Optional.of("UnsatisfiedLinkError: no library"));

    @Test
    void theFirstThatLoadsRuns() {
        assertThat(Backends.choose("auto", List.of(fast, slow))).isSameAs(fast);
    }

    @Test
    void theDescriptionSaysWhyAnotherOneRuns() {
        assertThat(Backends.choose("auto", List.of(broken, slow)).description())
                .isEqualTo("slow 1.0: fast does not load here: UnsatisfiedLinkError: no library");
    }

    @Test
    void theOneAskedForRunsOrNone() {
        assertThat(Backends.choose("slow", List.of(fast, slow))).isSameAs(slow);
        assertThatThrownBy(() -> Backends.choose("fast", List.of(broken, slow)))
                .hasMessage("fast does not load here: UnsatisfiedLinkError: no library");
        assertThatThrownBy(() -> Backends.choose("gpu", List.of(fast, slow)))
                .hasMessageContaining("'gpu'")
                .hasMessageContaining("[fast, slow]");
    }

    @Test
    void bothBackendsAreOnTheClassPath() {
        assertThat(Backends.load("nd4j").description()).startsWith("nd4j 1.0.0-M2.1");
        assertThat(Backends.load("onednn").description()).startsWith("onednn 2.5.2 (");
    }

    @Test
    void aPlanThatOnednnCannotRunGoesToTheOneThatCan() {
        assertThat(Backends.prepare(plan(1)).backend())
                .startsWith(Backends.load().name());
        Backends.Prepared prepared = Backends.prepare(plan(4));
        assertThat(prepared.backend()).startsWith("nd4j").contains("layer 'conv'");
        assertThat(prepared.plan().plan().target()).isEqualTo("conv");
    }

    private static Plan plan(int groups) {
        RandomNetworks b = new RandomNetworks(1).input(6, 6, 4);
        Network network = b.node("conv", b.grouped(new Window(3, 3, 1, 1, Padding.SAME), 4, 4, groups))
                .node("gap", new GlobalPooling(Pooling.Mode.AVERAGE))
                .node("scores", b.dense(4, 3))
                .softmax();
        return Compiler.compile(network, "conv");
    }
}
