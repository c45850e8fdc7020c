package camaudit.audit.check;

import camaudit.audit.inference.Interval;
import camaudit.audit.inference.Resampling;
import camaudit.audit.slice.Slice;
import camaudit.text.Numbers;
import camaudit.vocabulary.Verdict;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Whether the heat lies on the objects. Maps that say nothing of the network do not matter where other backgrounds were tried and cost
 * nothing.
 *
 * @param doubt why nothing can be said by this evidence; empty where it is trusted
 * @param causal what other backgrounds show
 */
record AttentionHalf(BiasCheck check, AuditEvidence evidence, Optional<String> doubt, Verdict causal) {
    CheckResult result() {
        return AttentionScore.of(evidence.bias(), evidence.resampling())
                .map(this::judged)
                .orElseGet(
                        () -> CheckResult.of(
                                check,
                                BiasCheck.SHARE,
                                Verdict.NOT_APPLICABLE,
                                "No masks or boxes say where the objects are, so it is not known whether the heat lies on them."));
    }

    private CheckResult judged(AttentionScore score) {
        if (score.rows() < check.least()) {
            return check.few(BiasCheck.SHARE, score.rows()).in(Slice.EVERYTHING, score.rows());
        }
        String numbers = "On " + Numbers.share(score.score())
                + " of the images the object gets less heat than an even map would give it"
                + Words.between(score.interval(), evidence.resampling().level(), true) + ". ";
        Optional<String> alike = evidence.facts().variety().doubt();
        return (doubt.isPresent()
                        ? check.distrusted(BiasCheck.SHARE, numbers + doubt.get())
                        : alike.isPresent()
                                ? untold(numbers + alike.get() + " So they say nothing about this network.", true)
                                : score.isDistinguishable() ? told(score, numbers) : untold(score, numbers))
                .in(Slice.EVERYTHING, score.rows())
                .measured(score.score(), score.interval(), OptionalDouble.of(check.attention()));
    }

    private CheckResult told(AttentionScore score, String numbers) {
        Optional<Interval> interval = score.interval();
        boolean below =
                interval.filter(ends -> ends.upper() <= check.attention()).isPresent();
        boolean above =
                interval.filter(ends -> ends.lower() > check.attention()).isPresent();
        return CheckResult.of(
                check,
                BiasCheck.SHARE,
                below ? Verdict.PASS : above ? Verdict.WARN : Verdict.INCONCLUSIVE,
                numbers
                        + (below
                                ? "Most maps prefer the object."
                                : above
                                        ? "The network looks beside the object."
                                        : "That is too uncertain to say where the network looks."));
    }

    private CheckResult untold(AttentionScore score, String numbers) {
        Resampling resampling = evidence.resampling();
        String why = score.controls().isEmpty()
                ? "No control was measured, so this may be how maps of any network look: explain with --method random-cam, or with "
                        + "--faithfulness."
                : "But the maps cannot be told from those of a control without knowledge ("
                        + score.controls().stream()
                                .filter(control -> !control.isDistinguishable())
                                .map(control -> control.name() + ": Cliff's delta "
                                        + Numbers.number(control.delta())
                                        + Words.between(control.interval(), resampling.level(), false))
                                .collect(Collectors.joining("; "))
                        + "), so they say nothing about this network.";
        return untold(numbers + why, !score.controls().isEmpty());
    }

    private CheckResult untold(String why, boolean untrusted) {
        if (causal == Verdict.PASS) {
            return CheckResult.of(
                    check,
                    BiasCheck.SHARE,
                    Verdict.NOT_APPLICABLE,
                    why + " That other backgrounds cost little does not depend on them.");
        }
        return untrusted
                ? check.distrusted(BiasCheck.SHARE, why)
                : CheckResult.of(check, BiasCheck.SHARE, Verdict.INCONCLUSIVE, why);
    }
}
