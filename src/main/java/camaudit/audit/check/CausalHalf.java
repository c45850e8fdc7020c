package camaudit.audit.check;

import camaudit.audit.slice.Slice;
import camaudit.audit.swap.SwapAnswers;
import camaudit.audit.swap.SwapGroup;
import camaudit.vocabulary.Verdict;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What backgrounds of another class cost over all images: BG-gap = accuracy on backgrounds of the own class less that on others' (Xiao,
 * Engstrom, Ilyas and Madry 2020, section 3).
 *
 * @param doubt why nothing can be said by this evidence; empty where it is trusted
 * @param trust whether the exchanged backgrounds can be believed
 */
record CausalHalf(BiasCheck check, AuditEvidence evidence, Optional<String> doubt, SwapTrust trust) {
    CheckResult result() {
        SwapGroup all = evidence.bias().swaps().all();
        SwapAnswers answers = all.answers();
        if (answers.images() == 0) {
            return CheckResult.of(
                    check,
                    BiasCheck.GAP,
                    Verdict.NOT_APPLICABLE,
                    "Nobody tried other backgrounds on these images, so it is not known what they cost: give 'explain' labels, --masks "
                            + "or --boxes, and --counterfactual.");
        }
        if (answers.images() < check.least()) {
            return check.few(BiasCheck.GAP, answers.images()).in(Slice.EVERYTHING, answers.images());
        }
        SwapGroup.Loss loss = all.loss(evidence.resampling());
        Decision decision = Decision.of(loss, answers.images(), check.causal());
        Optional<String> distrust = doubt.or(trust::doubt);
        Verdict status = distrust.or(trust::lack).isPresent()
                ? Verdict.INCONCLUSIVE
                : decision.status(check.severity().status());
        String meaning = distrust.or(trust::lack).orElseGet(() -> switch (decision.outcome()) {
            case SHOWN -> "The network answers by the background.";
            case EXCLUDED -> "The background's class decides little.";
            case OPEN ->
                "That is too uncertain to say whether the network answers by the background: " + decision.needed();
        });
        CheckResult result = CheckResult.of(
                        check,
                        BiasCheck.GAP,
                        status,
                        Words.swapped("the objects", answers, loss, evidence.resampling()) + " " + meaning)
                .in(Slice.EVERYTHING, answers.images())
                .measured(loss.value(), Optional.of(loss.interval()), OptionalDouble.of(check.causal()));
        return distrust.isPresent() ? result.distrusted() : result;
    }
}
