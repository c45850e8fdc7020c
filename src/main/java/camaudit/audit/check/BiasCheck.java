package camaudit.audit.check;

import camaudit.audit.inference.Interval;
import camaudit.audit.slice.Slice;
import camaudit.text.Numbers;
import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Checks whether the network answers by the background. The causal half is {@link CausalScore}, the attention half {@link AttentionScore};
 * where the causal half runs and finds nothing, a finding of the attention half is a warning at most, because looking beside the object
 * does no harm as long as what is there is not used.
 *
 * @param causal the BG-gap that is a finding where its interval lies above 0
 * @param attention the attention score that is a finding where its interval lies above it
 * @param least how many images each half needs
 */
public record BiasCheck(String name, Severity severity, double causal, double attention, int least) implements Check {
    public static final CheckKind KIND = new CheckKind("bias", BiasCheck::read);

    /** A tenth of all answers is lost to the background. */
    public static final double USUAL_CAUSAL = 0.1;
    /** On more than half of the images the object gets less than an even map would give it. */
    public static final double USUAL_ATTENTION = 0.5;
    /** Of fewer images nothing is said. */
    public static final int USUAL_LEAST = 30;

    private static final String GAP = Statistic.BACKGROUND_GAP.label();
    private static final String SHARE = Statistic.SHARE_BELOW_EVEN.label();

    public BiasCheck {
        Objects.requireNonNull(name);
        Objects.requireNonNull(severity);
        if (!(causal > 0 && causal < 1) || !(attention > 0 && attention < 1)) {
            throw new IllegalArgumentException("the check '" + name + "' has causal " + causal + " and attention "
                    + attention + ": both lie between 0 and 1");
        }
    }

    private static CheckKind.Draft read(CheckSettings settings, int least) {
        double causal = settings.number("causal").orElse(USUAL_CAUSAL);
        double attention = settings.number("attention").orElse(USUAL_ATTENTION);
        int images = settings.images(Math.max(least, USUAL_LEAST));
        return (name, severity) -> new BiasCheck(name, severity, causal, attention, images);
    }

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public List<CheckResult> run(AuditEvidence evidence) {
        Optional<CausalScore> score = CausalScore.of(evidence.bias(), evidence.resampling());
        CheckResult first = score.map(found -> causal(found, evidence))
                .orElseGet(() -> CheckResult.of(
                        this,
                        GAP,
                        Verdict.NOT_APPLICABLE,
                        "Nobody tried other backgrounds on these images, so it is not known what they cost."));
        Severity worst = first.status() == Verdict.PASS ? Severity.WARN : severity;
        CheckResult second = AttentionScore.of(evidence.bias(), evidence.resampling())
                .map(found -> attention(found, worst, evidence))
                .orElseGet(
                        () -> CheckResult.of(
                                this,
                                SHARE,
                                Verdict.NOT_APPLICABLE,
                                "No masks or boxes say where the objects are, so it is not known whether the heat lies on them."));
        return List.of(first, second);
    }

    private CheckResult causal(CausalScore score, AuditEvidence evidence) {
        if (score.rows() < least) {
            return few(GAP, score.rows());
        }
        double lower = score.interval().map(Interval::lower).orElse(Double.NEGATIVE_INFINITY);
        double upper = score.interval().map(Interval::upper).orElse(Double.POSITIVE_INFINITY);
        boolean finding = score.gap() >= causal && lower > 0;
        boolean lost = score.same() < causal;
        boolean uncertain = lower <= 0 && upper >= causal;
        String numbers = "With the background of another image of its class, " + Numbers.share(score.same())
                + " of the objects are classified correctly, with a background of another class "
                + Numbers.share(score.random()) + ": a difference of " + Numbers.share(score.gap())
                + Words.between(score.interval(), evidence.resampling().level(), true);
        Verdict status = Verdict.PASS;
        String meaning = ". The background's class decides little.";
        if (finding) {
            status = severity.status();
            meaning = ". The network answers by the background.";
        } else if (lost) {
            status = Verdict.INCONCLUSIVE;
            meaning = ". So few are right that a background can take little away: nothing can be said.";
        } else if (uncertain) {
            status = Verdict.INCONCLUSIVE;
            meaning = ". That is too uncertain to say whether the network answers by the background.";
        }
        return CheckResult.of(this, GAP, status, numbers + meaning)
                .in(Slice.EVERYTHING, score.rows())
                .measured(score.gap(), score.interval(), OptionalDouble.of(causal));
    }

    private CheckResult attention(AttentionScore score, Severity worst, AuditEvidence evidence) {
        if (score.rows() < least) {
            return few(SHARE, score.rows());
        }
        double lower = score.interval().map(Interval::lower).orElse(Double.NEGATIVE_INFINITY);
        String numbers = "On " + Numbers.share(score.score())
                + " of the images the object gets less heat than an even map would give it"
                + Words.between(score.interval(), evidence.resampling().level(), true);
        Verdict status =
                score.score() <= attention ? Verdict.PASS : lower > attention ? worst.status() : Verdict.INCONCLUSIVE;
        String meaning = switch (status) {
            case PASS -> ". Most maps prefer the object.";
            case INCONCLUSIVE -> ". That is too uncertain to say where the network looks.";
            default -> ". The network looks beside the object.";
        };
        if (!score.isDistinguishable()) {
            status = Verdict.INCONCLUSIVE;
            meaning = score.controls().isEmpty()
                    ? ". No control was measured, so this may be how maps of any network look: explain with --method random-cam, "
                            + "or with --faithfulness."
                    : ". But the maps cannot be told from those of a control without knowledge ("
                            + score.controls().stream()
                                    .filter(control -> !control.isDistinguishable())
                                    .map(control -> control.name() + ": Cliff's delta "
                                            + Numbers.number(control.delta())
                                            + Words.between(
                                                    control.interval(),
                                                    evidence.resampling().level(),
                                                    false))
                                    .collect(Collectors.joining("; "))
                            + "), so they say nothing about this network.";
        }
        return CheckResult.of(this, SHARE, status, numbers + meaning)
                .in(Slice.EVERYTHING, score.rows())
                .measured(score.score(), score.interval(), OptionalDouble.of(attention));
    }

    /** Whether results contain an attention half that could not say where the network looks. */
    public static boolean isHeatUnclear(List<CheckResult> results) {
        return results.stream()
                .anyMatch(result -> result.kind().equals(KIND.name())
                        && result.statistic().equals(SHARE)
                        && result.status() == Verdict.INCONCLUSIVE);
    }

    private CheckResult few(String statistic, long rows) {
        return CheckResult.of(
                        this,
                        statistic,
                        Verdict.INCONCLUSIVE,
                        "Only " + rows + " images were measured; at least " + least + " are needed to say anything.")
                .in(Slice.EVERYTHING, rows);
    }
}
