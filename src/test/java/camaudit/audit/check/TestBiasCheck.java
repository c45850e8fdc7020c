package camaudit.audit.check;

import static camaudit.audit.check.Datasets.answers;
import static camaudit.audit.check.Datasets.evidence;
import static camaudit.audit.check.Datasets.lifts;
import static camaudit.audit.check.Datasets.swaps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.audit.slice.Slice;
import camaudit.audit.swap.SwapAnswers;
import camaudit.audit.swap.SwapEvidence;
import camaudit.vocabulary.Verdict;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Networks that answer by the background, that do not, and those of which nobody can tell. */
class TestBiasCheck {
    private static final BiasCheck CHECK = new BiasCheck("bias", Severity.FAIL, 0.1, 0.2, 0.5, 30);

    @Test
    void aBiasedNetworkFailsAndMapsBesideTheObjectWarn() {
        List<CheckResult> results = run(lifts(200, 0.6, 1), 0.95, 0.5);
        assertThat(results).extracting(CheckResult::status).containsExactly(Verdict.FAIL, Verdict.WARN, Verdict.FAIL);
        assertThat(results.get(0).value().orElseThrow()).isCloseTo(0.45, within(1e-9));
        assertThat(results.get(0).interval().orElseThrow().lower()).isBetween(0.3, 0.45);
        assertThat(results.get(0).message())
                .contains("95 % of the objects")
                .contains("another class 50 %")
                .contains("The network answers by the background.");
        assertThat(results.get(1).message()).contains("The network looks beside the object.");
        assertThat(results.get(2).message()).startsWith("Images of class cat: with the background");
    }

    @Test
    void anHonestNetworkPasses() {
        List<CheckResult> results = run(lifts(200, 1.6, 1), 0.95, 0.94);
        assertThat(results).extracting(CheckResult::status).containsOnly(Verdict.PASS);
        assertThat(Checks.verdict(results)).isEqualTo(Verdict.PASS);
    }

    @Test
    void everyClassThatFailsIsNamedTheWorstFirst() {
        List<CheckResult> results = classes(CHECK.run(evidence(swaps(
                List.of(),
                Map.of(
                        "bus", answers(60, 0.95, 0.5),
                        "car", answers(400, 0.95, 0.95),
                        "tram", answers(40, 0.95, 0.05),
                        "van", answers(10, 0.95, 0.05))))));
        assertThat(results).extracting(CheckResult::status).containsExactly(Verdict.FAIL, Verdict.FAIL);
        assertThat(results)
                .extracting(CheckResult::slice)
                .containsExactly(Slice.of("label", "tram"), Slice.of("label", "bus"));
        assertThat(results.get(0).rows()).isEqualTo(40);
        assertThat(results.get(0).value().orElseThrow()).isCloseTo(0.9, within(1e-9));
        assertThat(results.get(0).threshold()).hasValue(0.2);
        assertThat(results.get(0).message()).contains("knows this class by its background");
    }

    @Test
    void oneBiasedClassOfManyFailsWhereTheWholeDoesNot() {
        Map<String, SwapAnswers> all = IntStream.range(0, 25)
                .boxed()
                .collect(Collectors.toMap(
                        String::valueOf, i -> i == 7 ? answers(40, 0.95, 0) : answers(200, 0.95, 0.95)));
        List<CheckResult> results = CHECK.run(evidence(swaps(List.of(), all)));
        assertThat(results.get(0).status()).isEqualTo(Verdict.PASS);
        assertThat(classes(results)).hasSize(1).allMatch(one -> one.status() == Verdict.FAIL);
        assertThat(classes(results).get(0).slice()).isEqualTo(Slice.of("label", "7"));
        assertThat(Checks.verdict(results)).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aClassPassesOnlyWhereItsLossIsExcluded() {
        CheckResult open = classes(CHECK.run(evidence(
                        swaps(List.of(), Map.of("bus", answers(30, 0.9, 0.75), "car", answers(600, 0.95, 0.95))))))
                .get(0);
        assertThat(open.status()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(open.untrusted()).isFalse();
        assertThat(open.message())
                .contains("Of 1 of 2 classes it is not certain")
                .contains("Images of class bus")
                .containsPattern("some [0-9,]+ images would decide");
        CheckResult few = classes(CHECK.run(evidence(
                        swaps(List.of(), Map.of("bus", answers(29, 0.9, 0.1), "car", answers(600, 0.95, 0.95))))))
                .get(0);
        assertThat(few.status()).isEqualTo(Verdict.PASS);
        assertThat(few.message()).contains("1 of 2 classes have fewer than 30 images");
    }

    @Test
    void aLossThatMayReachTheLimitIsNeitherPassedNorFailed() {
        CheckResult result = run(List.of(), 0.95, 0.875).get(0);
        assertThat(result.value().orElseThrow()).isCloseTo(0.075, within(1e-9));
        assertThat(result.interval().orElseThrow().upper()).isGreaterThan(0.1);
        assertThat(result.status()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.untrusted()).isFalse();
        long needed = Long.parseLong(
                result.message().replaceAll(".* some ([0-9,]+) images .*", "$1").replace(",", ""));
        assertThat(CHECK.run(evidence(swaps(List.of(), Map.of("cat", answers((int) (1.2 * needed), 0.95, 0.875)))))
                        .get(0)
                        .status())
                .as(needed + " images")
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void objectsThatAreNotKnownBeforeTheirOwnBackgroundsSayNothing() {
        SwapAnswers lost = known(200, 0.95, 0.7).plus(SwapAnswers.NONE);
        List<CheckResult> results = CHECK.run(evidence(swaps(lifts(200, 1.6, 1), Map.of("cat", lost))));
        assertThat(results.get(0).status()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(results.get(0).untrusted()).isTrue();
        assertThat(results.get(0).message())
                .contains("as they are 95 % of the images are classified correctly")
                .contains("masks that leave a part of the object out");
        assertThat(classes(results)).hasSize(1).allMatch(CheckResult::untrusted);
        assertThat(Checks.verdict(results)).isEqualTo(Verdict.INCONCLUSIVE);
        CheckResult unsure = CHECK.run(evidence(swaps(List.of(), Map.of("cat", known(40, 0.95, 0.82)))))
                .get(0);
        assertThat(unsure.status()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(unsure.untrusted()).as("for lack of images").isFalse();
    }

    /** Some are known as they are, fewer before other backgrounds, whatever their class. */
    private static SwapAnswers known(int images, double original, double swapped) {
        long[] counts = new long[SwapAnswers.KINDS];
        for (int i = 0; i < images; i++) {
            int right = i < swapped * images ? 2 : 0;
            counts[SwapAnswers.kind(i < original * images ? 1 : 0, right, right)]++;
        }
        return new SwapAnswers(counts);
    }

    @Test
    void lookingBesideTheObjectWithoutUsingItWarns() {
        assertThat(run(lifts(200, 0.6, 1), 0.95, 0.94))
                .extracting(CheckResult::status)
                .containsExactly(Verdict.PASS, Verdict.WARN, Verdict.PASS);
    }

    @Test
    void mapsAloneNeverPassAndNeverFail() {
        for (double lift : new double[] {0.6, 1.6}) {
            List<CheckResult> results = CHECK.run(evidence(new BiasEvidence(lifts(200, lift, 1), SwapEvidence.NONE)));
            assertThat(results)
                    .extracting(CheckResult::status)
                    .containsExactly(Verdict.NOT_APPLICABLE, lift < 1 ? Verdict.WARN : Verdict.PASS);
            assertThat(Checks.verdict(results)).isEqualTo(Verdict.WARN);
            assertThat(Checks.isBiasUntested(results)).isTrue();
        }
    }

    @Test
    void mapsThatLookLikeTheirControlSayNothing() {
        CheckResult same = run(lifts(200, 0.9, 0.9), 0.95, 0.5).get(1);
        assertThat(same.status()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(same.untrusted()).isTrue();
        assertThat(same.message())
                .contains("cannot be told from those of a control")
                .contains("random CAM");
        CheckResult without = run(lifts(200, 1.6, Double.NaN), 0.95, 0.5).get(1);
        assertThat(without.status()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(without.untrusted()).as("for lack of a control").isFalse();
        assertThat(without.message()).contains("No control was measured");
        List<CheckResult> honest = run(lifts(200, 0.9, 0.9), 0.95, 0.95);
        assertThat(honest)
                .as("what other backgrounds show does not depend on maps")
                .extracting(CheckResult::status)
                .containsExactly(Verdict.PASS, Verdict.NOT_APPLICABLE, Verdict.PASS);
        assertThat(Checks.verdict(honest)).isEqualTo(Verdict.PASS);
    }

    @Test
    void fewImagesSayNothing() {
        List<CheckResult> few = CHECK.run(evidence(swaps(lifts(29, 0.6, 1), Map.of("cat", answers(29, 1, 0)))));
        assertThat(few).extracting(CheckResult::status).containsOnly(Verdict.INCONCLUSIVE);
        assertThat(few).noneMatch(CheckResult::untrusted);
        assertThat(Stream.of(OnInconclusive.values()))
                .extracting(rule -> rule.applied(few.get(0)).status())
                .containsExactly(Verdict.INCONCLUSIVE, Verdict.WARN, Verdict.WARN);
        assertThat(Stream.of(OnInconclusive.values()))
                .extracting(rule -> rule.applied(few.get(0).distrusted()).status())
                .containsExactly(Verdict.INCONCLUSIVE, Verdict.WARN, Verdict.INCONCLUSIVE);
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
        AttentionScore score = AttentionScore.of(new BiasEvidence(pairs, SwapEvidence.NONE), Datasets.FAST)
                .orElseThrow();
        assertThat(score.score()).isEqualTo(0.625);
        assertThat(score.controls()).hasSize(1);
        assertThat(score.controls().get(0).delta()).isEqualTo(-0.5);
        assertThat(AttentionScore.of(BiasEvidence.NONE, Datasets.FAST)).isEmpty();
    }

    private static AttentionPair pair(double lift, double control) {
        return new AttentionPair("i", "c" + lift + control, lift, OptionalDouble.of(control), OptionalDouble.empty());
    }

    private static List<CheckResult> classes(List<CheckResult> results) {
        return results.stream()
                .filter(result -> result.statistic().equals("class_background_gap"))
                .toList();
    }

    private static List<CheckResult> run(List<AttentionPair> lifts, double same, double random) {
        return CHECK.run(evidence(swaps(lifts, Map.of("cat", answers(200, same, random)))));
    }
}
