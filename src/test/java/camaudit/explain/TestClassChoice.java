package camaudit.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Classes as users name them. */
class TestClassChoice {
    private static final ClassChoice NAMED =
            new ClassChoice(4, List.of("tench, Tinca tinca", "goldfish", "crane (2)", "crane, bird"));

    @Test
    void numbersAndNames() {
        ClassChoice plain = new ClassChoice(3, List.of());
        assertThat(plain.numbers(List.of("2", "0", "2"))).containsExactly(2, 0);
        assertThat(plain.numbers(List.of("all"))).containsExactly(0, 1, 2);
        assertThat(NAMED.numbers(List.of("Goldfish", "tinca tinca", "tench, Tinca tinca", "3")))
                .containsExactly(1, 0, 3);
        assertThat(plain.describe(2)).isEqualTo("class 2");
        assertThat(NAMED.describe(1)).isEqualTo("class 1 (goldfish)");
    }

    @Test
    void whatIsNoClass() {
        assertThatThrownBy(() -> new ClassChoice(3, List.of()).numbers(List.of("3", "cat", "1", "-1")))
                .hasMessage("--class 3, cat, -1: the network has 3 classes, 0 to 2; to name them give --class-names");
        assertThatThrownBy(() -> NAMED.numbers(List.of("cat")))
                .hasMessage("--class cat: the network has 4 classes, 0 to 3, named as in --class-names");
        assertThatThrownBy(() -> new ClassChoice(2, List.of("same", "same")).numbers(List.of("SAME")))
                .hasMessageContaining("--class SAME (one of [0, 1]?)");
        assertThatThrownBy(() -> new ClassChoice(3, List.of("a", "b")))
                .hasMessageContaining("--class-names has 2 names, the network 3 classes");
    }
}
