package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.network.GlobalPooling;
import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.Padding;
import camaudit.network.Pooling;
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
            throw new ModelException("layer '" + plan.target() + "' has no " + name + " kernel");
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
        assertThat(Backends.choose("nd4j", Backends.found()).description()).startsWith("nd4j 1.0.0-M2.1");
        assertThat(Backends.choose("onednn", Backends.found()).description()).startsWith("onednn 2.5.2 (");
    }

    @Test
    void aPlanThatTheFastestCannotRunGoesToThePortableOne() {
        Backend lacking = new Fake("fast", Optional.empty());
        List<Backend> found = List.of(lacking, Backends.choose("nd4j", Backends.found()));
        Backends.Prepared prepared = Backends.prepare(plan(), "auto", found);
        assertThat(prepared.backend()).startsWith("nd4j 1.0.0-M2.1").endsWith("layer 'conv' has no fast kernel");
        assertThat(prepared.plan().plan().target()).isEqualTo("conv");
        assertThatThrownBy(() -> Backends.prepare(plan(), "fast", found)).hasMessage("layer 'conv' has no fast kernel");
    }

    private static Plan plan() {
        RandomNetworks b = new RandomNetworks(1).input(6, 6, 4);
        Network network = b.node("conv", b.convolution(3, 1, Padding.SAME, 4, 4))
                .node("gap", new GlobalPooling(Pooling.Mode.AVERAGE))
                .node("scores", b.dense(4, 3))
                .softmax();
        return Plans.of(network, "conv");
    }
}
