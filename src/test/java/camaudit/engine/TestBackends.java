package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
