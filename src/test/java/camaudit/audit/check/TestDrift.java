package camaudit.audit.check;

import static camaudit.audit.check.Datasets.evidence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import camaudit.audit.slice.Slice;
import camaudit.audit.slice.SlicePattern;
import camaudit.vocabulary.Verdict;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Today's figure, 0.61 for class bus, against earlier runs. */
class TestDrift {
    private static final String KEY = "label=bus|background_mass|mean";

    @Test
    void relativeChangeAgainstTheLastAcceptedRun() {
        assertThat(relative(0.2, run(1, Verdict.PASS, 0.9), run(2, Verdict.WARN, 0.6)))
                .isEqualTo(Verdict.PASS);
        assertThat(relative(0.2, run(2, Verdict.PASS, 0.9), run(1, Verdict.PASS, 0.6)))
                .isEqualTo(Verdict.FAIL);
        assertThat(relative(0.2, run(1, Verdict.PASS, 0.5))).isEqualTo(Verdict.FAIL);
        assertThat(relative(0.23, run(1, Verdict.PASS, 0.5))).isEqualTo(Verdict.PASS);
    }

    @Test
    void aFailedRunIsNeverTheBaseline() {
        assertThat(relative(0.2, run(1, Verdict.PASS, 0.6), run(2, Verdict.FAIL, 0.1)))
                .isEqualTo(Verdict.PASS);
        assertThat(relative(0.2, run(1, Verdict.FAIL, 0.6))).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(relative(0.2, run(1, Verdict.INCONCLUSIVE, 0.6))).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(relative(0.2)).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BaselineRun("r", "t", "m", Verdict.FAIL, true, new TreeMap<>()))
                .withMessageContaining("only PASS and WARN");
    }

    @Test
    void standardDeviationsFromTheMeanOfAll() {
        // Mean 0.5, sd 0.05: 0.61 is 2.2 of them away.
        BaselineRun[] runs = runs(0.45, 0.55, 0.45, 0.55, 0.5);
        assertThat(deviations(2.1, 5, runs)).isEqualTo(Verdict.FAIL);
        assertThat(deviations(2.3, 5, runs)).isEqualTo(Verdict.PASS);
        assertThat(deviations(2.1, 6, runs)).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(deviations(3, 2, runs(0.61, 0.61))).isEqualTo(Verdict.PASS);
        assertThat(deviations(3, 2, runs(0.6, 0.6))).isEqualTo(Verdict.FAIL);
    }

    @Test
    void messagesNameBothValues() {
        CheckResult found = check(OptionalDouble.of(0.2), OptionalDouble.empty(), 2)
                .run(evidence(run(1, Verdict.PASS, 0.5)))
                .get(0);
        assertThat(found.message())
                .isEqualTo(
                        "Images of class bus: 61 % of the heat lies beside the object (mean). It was 50 % in the last "
                                + "accepted run. That is a larger change than 20 % of the last value.");
        assertThat(found.threshold()).hasValue(0.2);
        assertThat(found.rows()).isEqualTo(100);
    }

    @Test
    void figuresHoldWhatDriftAsksFor() {
        Check check = new DriftCheck(
                "d",
                Severity.FAIL,
                "focus",
                new Aggregate("p95"),
                SlicePattern.parse("label=bus & site=*"),
                OptionalDouble.of(0.1),
                OptionalDouble.empty(),
                2);
        SortedMap<String, Double> figures = Figures.of(Datasets.images(), Datasets.gates(check), 30);
        assertThat(figures.get(KEY)).isCloseTo(0.61, within(1e-12));
        assertThat(figures)
                .containsKeys(
                        "all|focus|median",
                        "label=bus & site=A|focus|p95",
                        "label=bus & site=B|focus|p95",
                        "site=A|blank|mean");
        assertThat(figures.keySet()).noneMatch(key -> key.contains("foreground_lift"));
        assertThat(Figures.key(Slice.of("site", "a|b"), "focus", Aggregate.MEAN))
                .isEqualTo("site=\"a|b\"|focus|mean");
    }

    @Test
    void runsComeBackFromTheirLines() {
        BaselineRun pass = BaselineRun.of(
                "r1",
                "2026-01-01T00:00:00Z",
                "ab12",
                Verdict.PASS,
                Map.of("site=\"a\\nb\"|focus|mean", 0.1, "x", Double.NaN));
        BaselineRun fail = run(2, Verdict.FAIL, 0.25);
        String text = BaselineLines.write(pass) + "\n\n" + BaselineLines.write(fail) + "\n";
        assertThat(BaselineLines.read(text)).containsExactly(pass, fail);
        assertThat(pass.accepted()).isTrue();
        assertThat(pass.figures()).containsOnlyKeys("site=\"a\\nb\"|focus|mean");
        assertThat(fail.accepted()).isFalse();
        assertThat(text.lines()).hasSize(3);
        assertThat(text).startsWith("{\"format\":1,\"run_id\":\"r1\",").doesNotContain("NaN");
        assertThat(BaselineLines.read("")).isEmpty();
    }

    @Test
    void brokenLinesAreNamed() {
        String good = BaselineLines.write(run(1, Verdict.PASS, 0.5));
        for (String bad : List.of(
                "{\"format\":1,\"run_id\":\"r",
                "{}",
                good.replace("PASS", "FAIL"),
                good.replace("PASS", "GOOD"),
                good + " {}",
                good.replace("\"accepted\":true", "\"accepted\":\"yes\""),
                good.replace("\"figures\"", "\"figure\""),
                good.replace("2026-01-01T", "yesterday "),
                good.substring(0, good.length() - 1),
                "[]",
                good.replace("\"format\":1", "\"format\":2"),
                good.replace("0.5", "\"high\""))) {
            assertThatIllegalArgumentException()
                    .as(bad)
                    .isThrownBy(() -> BaselineLines.read(good + "\n" + bad))
                    .withMessageStartingWith("line 2 of the earlier runs");
        }
    }

    private static Verdict relative(double change, BaselineRun... runs) {
        return check(OptionalDouble.of(change), OptionalDouble.empty(), 2)
                .run(evidence(runs))
                .get(0)
                .status();
    }

    private static Verdict deviations(double most, int least, BaselineRun... runs) {
        return check(OptionalDouble.empty(), OptionalDouble.of(most), least)
                .run(evidence(runs))
                .get(0)
                .status();
    }

    private static DriftCheck check(OptionalDouble relative, OptionalDouble deviations, int least) {
        return new DriftCheck(
                "drift",
                Severity.FAIL,
                "background_mass",
                Aggregate.MEAN,
                SlicePattern.parse("label=bus"),
                relative,
                deviations,
                least);
    }

    private static BaselineRun[] runs(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> run(i, Verdict.PASS, values[i]))
                .toArray(BaselineRun[]::new);
    }

    private static BaselineRun run(int day, Verdict verdict, double value) {
        return BaselineRun.of("run " + day, "2026-01-0" + day + "T00:00:00Z", "ab12", verdict, Map.of(KEY, value));
    }
}
