package camaudit.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.vocabulary.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What a page refuses at the door. */
final class TestPage {
    @Test
    void anAuditIsNeverNotApplicable() {
        assertThatThrownBy(() -> page(Verdict.NOT_APPLICABLE, List.of())).hasMessageContaining("INCONCLUSIVE");
    }

    @Test
    void listsAreCopied() {
        List<String> reasons = new ArrayList<>(List.of("one"));
        Page page = page(Verdict.PASS, reasons);
        reasons.add("two");
        assertThat(page.reasons()).containsExactly("one");
    }

    @Test
    void numbersThatAreNoneAreRefusedWithTheirName() {
        assertThatThrownBy(() -> slice(Double.NaN, 0, 1, 0.5)).hasMessageContaining("delta of night is NaN");
        assertThatThrownBy(() -> slice(0, 1, 0, 0.5)).hasMessageContaining("from 1.0 to 0.0");
        assertThatThrownBy(() -> slice(0, -1, 1, 1.5)).hasMessageContaining("q of night is 1.5");
        assertThatThrownBy(() -> check(OptionalDouble.of(1.0), OptionalDouble.empty(), 1))
                .hasMessageContaining("give both or none");
        assertThatThrownBy(() -> check(OptionalDouble.empty(), OptionalDouble.empty(), -1))
                .hasMessageContaining("rows of lift is -1");
        assertThatThrownBy(() -> new Counterfactuals.Bar("original", 1.2, 0, 1, 1, ""))
                .hasMessageContaining("accuracy on original is 1.2");
        assertThatThrownBy(() -> new Fact(" ", "x")).hasMessageContaining("name of a fact is empty");
    }

    @Test
    void historyRunsForward() {
        Trend.Point late = new Trend.Point(Instant.ofEpochSecond(9), 1, true, Verdict.PASS);
        Trend.Point early = new Trend.Point(Instant.ofEpochSecond(1), 1, true, Verdict.PASS);
        assertThatThrownBy(() -> new Trend("lift", List.of(late, early))).hasMessageContaining("oldest first");
        assertThat(new Trend("lift", List.of(early, late)).points()).hasSize(2);
    }

    private static SliceLine slice(double delta, double lower, double upper, double q) {
        return new SliceLine("night", "day", "lift", 1, 0, 0, delta, lower, upper, q, "");
    }

    private static CheckLine check(OptionalDouble lower, OptionalDouble upper, long rows) {
        return new CheckLine(
                "lift", Verdict.PASS, "", "", OptionalDouble.empty(), lower, upper, Optional.empty(), rows);
    }

    private static Page page(Verdict verdict, List<String> reasons) {
        return SamplePages.bare("title", verdict, "headline", reasons);
    }
}
