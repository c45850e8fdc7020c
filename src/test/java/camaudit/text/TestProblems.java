package camaudit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestProblems {
    private static final class Wrong extends UserException {
        private static final long serialVersionUID = 1L;

        private Wrong(List<String> problems) {
            super(problems);
        }
    }

    @Test
    void aStepThatStopsAddsItsProblemsAndTheNextOneIsTaken() {
        Problems problems = new Problems(Wrong::new);
        assertThat(problems.<Integer>attempt(() -> {
                    throw new Wrong(List.of("a", "b"));
                }))
                .isEmpty();
        assertThat(problems.attempt(() -> 3)).contains(3);
        problems.add("c");
        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOfSatisfying(
                        Wrong.class, thrown -> assertThat(thrown.problems()).containsExactly("a", "b", "c"))
                .hasMessage("a\nb\nc");
    }

    @Test
    void whatIsNotTheUsersFaultIsNotCollected() {
        Problems problems = new Problems(Wrong::new);
        assertThatThrownBy(() -> problems.run(() -> {
                    throw new IllegalStateException("a fault of the program");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatCode(problems::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void ofAFileTheFirstAreKeptAndTheOthersCounted() {
        Problems problems = Problems.of("a.csv", Wrong::new);
        IntStream.range(0, 23).forEach(line -> problems.add("line " + line, "is empty"));
        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOfSatisfying(
                        Wrong.class,
                        thrown -> assertThat(thrown.problems())
                                .hasSize(21)
                                .startsWith("a.csv, line 0: is empty")
                                .endsWith("and 3 more problems in a.csv"));
    }

    @Test
    void ofVeryManyThereAreFew() {
        Problems problems = Problems.few(Wrong::new);
        IntStream.range(0, Problems.MOST).forEach(i -> {
            assertThat(problems.isFull()).isFalse();
            problems.add("problem " + i);
        });
        assertThat(problems.isFull()).isTrue();
        problems.add("one more");
        assertThatThrownBy(problems::throwIfAny).message().endsWith("problem 19");
    }

    @Test
    void aValueStandsInOneShortLine() {
        assertThat(Problems.shown("a\nb")).isEqualTo("'a b'");
        assertThat(Problems.shown("x".repeat(100))).isEqualTo("'" + "x".repeat(80) + "…'");
    }
}
