package camaudit.audit.check;

import static camaudit.audit.check.Datasets.evidence;
import static camaudit.audit.check.Datasets.gates;
import static camaudit.audit.check.Datasets.images;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import camaudit.audit.slice.Slice;
import camaudit.audit.slice.SlicePattern;
import camaudit.audit.slice.SliceTable;
import camaudit.audit.swap.SwapEvidence;
import camaudit.vocabulary.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each kind of check on data whose answer is known. */
class TestChecks {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    @Test
    void thresholdsOfEverySliceOfADimension() {
        List<CheckResult> results = Checks.run(gates(heat("label=*", 30)), evidence(images()));
        assertThat(results)
                .extracting(one -> one.slice().text())
                .containsExactly("label=bus", "label=car", "label=tram");
        assertThat(results).extracting(CheckResult::status).containsExactly(Verdict.FAIL, Verdict.PASS, Verdict.PASS);
        CheckResult bus = results.get(0);
        assertThat(bus.value().orElseThrow()).isCloseTo(0.61, within(1e-12));
        assertThat(bus.threshold()).hasValue(0.5);
        assertThat(bus.rows()).isEqualTo(100);
        assertThat(bus.interval())
                .hasValueSatisfying(interval ->
                        assertThat(interval.upper() - interval.lower()).isLessThan(1e-9));
        assertThat(bus.message())
                .isEqualTo(
                        "Images of class bus: 61 % of the heat lies beside the object (mean); at most 50 % is allowed.");
        assertThat(results.get(1).message())
                .isEqualTo(
                        "Images of class car: 30 % of the heat lies beside the object (mean), which is within the limits.");
    }

    @Test
    void thresholdsFromBelowAndByOtherAggregates() {
        assertThat(one(threshold("focus", "median", "all", OptionalDouble.of(0.6), NONE))
                        .status())
                .isEqualTo(Verdict.FAIL);
        assertThat(one(threshold("focus", "p95", "all", OptionalDouble.of(0.4), OptionalDouble.of(0.6)))
                        .status())
                .isEqualTo(Verdict.PASS);
        assertThat(one(threshold("focus", "count", "all", OptionalDouble.of(301), NONE))
                        .value())
                .hasValue(300);
        assertThat(one(threshold("blank", "mean", "all", NONE, OptionalDouble.of(0.05)))
                        .message())
                .isEqualTo("All images: 10 % have a map without any heat (mean); at most 5 % is allowed.");
        assertThat(one(threshold("background_mass", "share", "all", OptionalDouble.of(1), NONE))
                        .status())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void whatTheDataCannotHaveDoesNotApplyAndWhatNobodyKnowsIsNoPass() {
        assertThat(one(threshold("foreground_lift", "mean", "all", OptionalDouble.of(1), NONE)))
                .matches(found -> found.status() == Verdict.NOT_APPLICABLE)
                .matches(found -> found.message().contains("masks or boxes"));
        assertThat(one(threshold("fokus", "mean", "all", OptionalDouble.of(1), NONE)))
                .matches(found -> found.status() == Verdict.INCONCLUSIVE)
                .matches(found -> found.message().contains("no statistic 'fokus'"))
                .matches(found -> found.message().contains("focus"));
        assertThat(one(heat("camera=*", 1)).status()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(one(heat("label=*", 101)).status()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aCheckThatBreaksIsInconclusive() {
        AttentionPair broken = new AttentionPair("i", "c", 1, OptionalDouble.of(Double.NaN), NONE);
        AuditEvidence evidence = evidence(new BiasEvidence(List.of(broken), SwapEvidence.NONE));
        List<CheckResult> results = Checks.run(
                gates(new BiasCheck("bias", Severity.FAIL, 0.1, 0.2, 0.5, 1), new BlankCheck("b", Severity.WARN, 0.5)),
                evidence);
        assertThat(results).extracting(CheckResult::status).containsExactly(Verdict.INCONCLUSIVE, Verdict.PASS);
        assertThat(results.get(0).message())
                .startsWith("The check could not run: ")
                .contains("NaN");
    }

    @Test
    void theUsualChecksOfDataWithoutMasksAndMetadata() {
        List<CheckResult> results = Checks.run(Checks.usual(30), evidence(images()));
        assertThat(results)
                .extracting(CheckResult::kind)
                .containsOnly(
                        "accuracy-known",
                        "finite-maps",
                        "class-collapse",
                        "bias",
                        "masks",
                        "blank-maps",
                        "rejections",
                        "gap");
        assertThat(results)
                .filteredOn(one -> one.kind().equals("bias") || one.kind().equals("masks"))
                .allMatch(one -> one.status() == Verdict.NOT_APPLICABLE);
        assertThat(Checks.verdict(results)).as("for lack of evidence").isEqualTo(Verdict.WARN);
        assertThat(results)
                .filteredOn(one -> one.message().startsWith("The check could not run"))
                .extracting(CheckResult::statistic)
                .as("statistics that this table does not even name")
                .containsExactly("probability", "border_lift");
    }

    @Test
    void gapsAreLargeSureAndNamed() {
        Random random = new Random(5);
        SliceTable apart =
                images(values -> random.nextGaussian() + (values.get("site").equals("A") ? 1 : 0));
        List<CheckResult> found =
                new GapCheck("sites", Severity.WARN, "focus", Optional.of("site"), 0.33, 30).run(evidence(apart));
        assertThat(found).extracting(CheckResult::status).containsExactly(Verdict.WARN, Verdict.WARN);
        assertThat(found.get(0).slice()).isEqualTo(Slice.of("site", "A"));
        assertThat(found.get(0).value().orElseThrow()).isBetween(0.35, 0.7);
        assertThat(found.get(0).interval().orElseThrow().lower()).isPositive();
        assertThat(found.get(0).message())
                .contains("Images with site A")
                .contains("in all other images")
                .contains("higher");
        assertThat(new GapCheck("sites", Severity.WARN, "focus", Optional.of("site"), 0.9, 30).run(evidence(apart)))
                .extracting(CheckResult::status)
                .containsExactly(Verdict.PASS);
    }

    @Test
    void gapsThatCannotBeSeen() {
        Random random = new Random(6);
        SliceTable alike = images(values -> random.nextGaussian());
        assertThat(gap(Optional.empty(), 30, alike)).isEqualTo(Verdict.PASS);
        assertThat(gap(Optional.of("site"), 151, alike)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(gap(Optional.of("camera"), 30, alike)).isEqualTo(Verdict.NOT_APPLICABLE);
    }

    @Test
    void accuracyOfTheWorstGroupAndTheGap() {
        AccuracyCheck check = new AccuracyCheck(
                "groups",
                Severity.FAIL,
                SlicePattern.parse("label=*"),
                OptionalDouble.of(0.7),
                OptionalDouble.of(0.2),
                30);
        List<CheckResult> results = check.run(evidence(images()));
        assertThat(results).extracting(CheckResult::status).containsExactly(Verdict.FAIL, Verdict.FAIL);
        assertThat(results)
                .extracting(CheckResult::value)
                .containsExactly(OptionalDouble.of(0.5), OptionalDouble.of(0.5));
        assertThat(results.get(0).interval().orElseThrow().excludes(0.5)).isFalse();
        assertThat(results.get(0).message()).startsWith("Images of class bus: 50 % are classified correctly");
    }

    @Test
    void rejectionsAndBlankMaps() {
        AuditEvidence some = new AuditEvidence(
                images(),
                new RunCounts(270, 30, Map.of("TOO_LARGE", 10L, "NOT_AN_IMAGE", 20L)),
                BiasEvidence.NONE,
                Baseline.NONE,
                Datasets.FAST);
        CheckResult refused =
                new RejectionCheck("r", Severity.WARN, 0.05).run(some).get(0);
        assertThat(refused.status()).isEqualTo(Verdict.WARN);
        assertThat(refused.message()).contains("10 % of the images").contains("20 NOT_AN_IMAGE, 10 TOO_LARGE");
        assertThat(new RejectionCheck("r", Severity.WARN, 0.1).run(some).get(0).status())
                .isEqualTo(Verdict.PASS);
        CheckResult blank = new BlankCheck("b", Severity.FAIL, 0.09).run(some).get(0);
        assertThat(blank.status()).isEqualTo(Verdict.FAIL);
        assertThat(blank.value()).hasValue(0.1);
        assertThat(new BlankCheck("b", Severity.FAIL, 0.1).run(some).get(0).status())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void verdictsAreTheWorstOfWhatApplies() {
        assertThat(verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(Verdict.NOT_APPLICABLE)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(Verdict.NOT_APPLICABLE, Verdict.PASS)).isEqualTo(Verdict.PASS);
        assertThat(verdict(Verdict.PASS, Verdict.WARN)).isEqualTo(Verdict.WARN);
        assertThat(verdict(Verdict.INCONCLUSIVE, Verdict.WARN, Verdict.PASS)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(Verdict.INCONCLUSIVE, Verdict.FAIL, Verdict.PASS)).isEqualTo(Verdict.FAIL);
    }

    @Test
    void impossibleChecksAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> threshold("focus", "mean", "all", OptionalDouble.of(2), OptionalDouble.of(1)))
                .withMessageContaining("min not above max");
        assertThat(threshold("focus", "mean", "all", NONE, OptionalDouble.of(-1))
                        .max())
                .hasValue(-1);
        assertThatIllegalArgumentException().isThrownBy(() -> threshold("focus", "mode", "all", NONE, NONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GapCheck("g", Severity.WARN, "focus", Optional.empty(), 1.5, 30));
        assertThatIllegalArgumentException().isThrownBy(() -> new RejectionCheck("r", Severity.WARN, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Aggregate("p00"));
        assertThat(new Aggregate("p01").name()).isEqualTo("p01");
    }

    private static Verdict verdict(Verdict... statuses) {
        Check check = new BlankCheck("b", Severity.FAIL, 0.5);
        return Checks.verdict(List.of(statuses).stream()
                .map(status -> CheckResult.of(check, "blank", status, "because"))
                .toList());
    }

    private static Verdict gap(Optional<String> by, int least, SliceTable table) {
        List<CheckResult> results = new GapCheck("g", Severity.WARN, "focus", by, 0.33, least).run(evidence(table));
        assertThat(results).hasSize(1);
        return results.get(0).status();
    }

    private static CheckResult one(Check check) {
        List<CheckResult> results = Checks.run(gates(check), evidence(images()));
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private static Check heat(String slice, int least) {
        return new ThresholdCheck(
                "heat",
                Severity.FAIL,
                "background_mass",
                Aggregate.MEAN,
                SlicePattern.parse(slice),
                NONE,
                OptionalDouble.of(0.5),
                least);
    }

    private static ThresholdCheck threshold(
            String statistic, String aggregate, String slice, OptionalDouble min, OptionalDouble max) {
        return new ThresholdCheck(
                "t", Severity.FAIL, statistic, new Aggregate(aggregate), SlicePattern.parse(slice), min, max, 30);
    }
}
