package camaudit.audit.check;

import static camaudit.audit.check.Datasets.evidence;
import static camaudit.audit.check.Datasets.lifts;
import static camaudit.audit.check.Datasets.trials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.vocabulary.Variant;
import camaudit.vocabulary.Verdict;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Networks that answer by the background, that do not, and those of which nobody can tell. */
class TestBiasCheck {
    private static final BiasCheck CHECK = new BiasCheck("bias", Severity.FAIL, 0.1, 0.5, 30);

    @Test
    void aBiasedNetworkFailsBothHalves() {
        List<CheckResult> results = run(lifts(200, 0.6, 1), 0.95, 0.5);
        assertThat(results).extracting(CheckResult::status).containsExactly(Verdict.FAIL, Verdict.FAIL);
        assertThat(results.get(0).value().orElseThrow()).isCloseTo(0.45, within(1e-9));
        assertThat(results.get(0).interval().orElseThrow().lower()).isBetween(0.3, 0.45);
        assertThat(results.get(0).message())
                .contains("95 % of the objects")
                .contains("another class 50 %")
                .contains("The network answers by the background.");
        assertThat(results.get(1).message()).contains("The network looks beside the object.");
    }

    @Test
    void anHonestNetworkPassesBothHalves() {
        List<CheckResult> results = run(lifts(200, 1.6, 1), 0.95, 0.94);
        assertThat(results).extracting(CheckResult::status).containsExactly(Verdict.PASS, Verdict.PASS);
        assertThat(Checks.verdict(results)).isEqualTo(Verdict.PASS);
    }

    @Test
    void aNetworkThatKnowsNothingHasNothingToLose() {
        CheckResult lost = run(lifts(200, 1.6, 1), 0.05, 0.04).get(0);
        assertThat(lost.status()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(lost.message()).contains("nothing can be said");
    }

    @Test
    void lookingBesideTheObjectWithoutUsingItWarns() {
        assertThat(run(lifts(200, 0.6, 1), 0.95, 0.94))
                .extracting(CheckResult::status)
                .containsExactly(Verdict.PASS, Verdict.WARN);
        assertThat(CHECK.run(evidence(new BiasEvidence(lifts(200, 0.6, 1), Map.of()))))
                .extracting(CheckResult::status)
                .containsExactly(Verdict.NOT_APPLICABLE, Verdict.FAIL);
    }

    @Test
    void whatLooksLikeItsControlIsInconclusive() {
        CheckResult same = run(lifts(200, 0.9, 0.9), 0.95, 0.5).get(1);
        assertThat(same.status()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(same.message())
                .contains("cannot be told from those of a control")
                .contains("random CAM");
        CheckResult without = run(lifts(200, 1.6, Double.NaN), 0.95, 0.94).get(1);
        assertThat(without.status()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(without.message()).contains("No control was measured");
    }

    @Test
    void fewImagesSayNothing() {
        assertThat(CHECK.run(evidence(new BiasEvidence(
                        lifts(29, 0.6, 1),
                        Map.of(Variant.MIXED_SAME, trials(29, 1), Variant.MIXED_RANDOM, trials(29, 0))))))
                .extracting(CheckResult::status)
                .containsExactly(Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE);
        // 40 images and a gap of 0.05: the interval holds 0 and 0.1.
        Map<Variant, List<Trial>> wide = Map.of(
                Variant.MIXED_SAME,
                trials(40, 0.8),
                Variant.MIXED_RANDOM,
                trials(40, 0.75).stream()
                        .map(trial -> new Trial(trial.image(), "other " + trial.cluster(), trial.right()))
                        .toList());
        assertThat(CHECK.run(evidence(new BiasEvidence(List.of(), wide))))
                .extracting(CheckResult::status)
                .containsExactly(Verdict.INCONCLUSIVE, Verdict.NOT_APPLICABLE);
    }

    @Test
    void nothingIsKnownWithoutEvidence() {
        List<CheckResult> results = CHECK.run(evidence(BiasEvidence.NONE));
        assertThat(results).extracting(CheckResult::status).containsOnly(Verdict.NOT_APPLICABLE);
        assertThat(Checks.verdict(results)).isEqualTo(Verdict.INCONCLUSIVE);
        CheckResult passed =
                CheckResult.of(new BlankCheck("blank", Severity.WARN, 0.5), "blank", Verdict.PASS, "No blank maps.");
        assertThat(Checks.verdict(List.of(passed))).isEqualTo(Verdict.PASS);
        assertThat(Checks.verdict(List.of(results.get(0), results.get(1), passed)))
                .as("nobody tested the background")
                .isEqualTo(Verdict.WARN);
    }

    @Test
    void scoresByHand() {
        List<AttentionPair> pairs = List.of(pair(0.5, 1), pair(1, 0.5), pair(2, 3), pair(0.9, 1));
        AttentionScore score = AttentionScore.of(new BiasEvidence(pairs, Map.of()), Datasets.FAST)
                .orElseThrow();
        assertThat(score.score()).isEqualTo(0.625);
        assertThat(score.controls()).hasSize(1);
        assertThat(score.controls().get(0).delta()).isEqualTo(-0.5);
        assertThat(AttentionScore.of(BiasEvidence.NONE, Datasets.FAST)).isEmpty();
        assertThat(CausalScore.of(BiasEvidence.NONE, Datasets.FAST)).isEmpty();
    }

    private static AttentionPair pair(double lift, double control) {
        return new AttentionPair("i", "c" + lift + control, lift, OptionalDouble.of(control), OptionalDouble.empty());
    }

    private static List<CheckResult> run(List<AttentionPair> lifts, double same, double random) {
        return CHECK.run(evidence(new BiasEvidence(
                lifts, Map.of(Variant.MIXED_SAME, trials(200, same), Variant.MIXED_RANDOM, trials(200, random)))));
    }
}
