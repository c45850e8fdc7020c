package camaudit.audit.check;

import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Checks whether the network answers by the background: by what other backgrounds cost over all images ({@link CausalHalf}) and in each
 * class ({@link ClassLosses}), and by where the maps lie ({@link AttentionHalf}). Only answers show a cause: maps beside the object are a
 * warning at most, because looking there does no harm as long as what is there is not used.
 *
 * @param causal the BG-gap that is a finding
 * @param classCausal the BG-gap of a single class or slice that is a finding
 * @param attention the attention score that is a finding where its interval lies above it
 * @param least how many images each part, and each class, needs
 */
public record BiasCheck(String name, Severity severity, double causal, double classCausal, double attention, int least)
        implements Check {
    public static final CheckKind KIND = new CheckKind("bias", BiasCheck::read);

    /** A tenth of all answers is lost to the background. */
    public static final double USUAL_CAUSAL = 0.1;
    /** A fifth of the answers to a class is lost to the background. */
    public static final double USUAL_CLASS_CAUSAL = 0.2;
    /** On more than half of the images the object gets less than an even map would give it. */
    public static final double USUAL_ATTENTION = 0.5;
    /** Of fewer images nothing is said. */
    public static final int USUAL_LEAST = 30;

    static final String GAP = Statistic.BACKGROUND_GAP.label();
    static final String CLASS_GAP = Statistic.CLASS_BACKGROUND_GAP.label();
    static final String SHARE = Statistic.SHARE_BELOW_EVEN.label();

    public BiasCheck {
        Objects.requireNonNull(name);
        Objects.requireNonNull(severity);
        if (!inside(causal) || !inside(classCausal) || !inside(attention)) {
            throw new IllegalArgumentException("the check '" + name + "' has causal " + causal + ", class-causal "
                    + classCausal + " and attention " + attention + ": all lie between 0 and 1");
        }
    }

    private static boolean inside(double limit) {
        return limit > 0 && limit < 1;
    }

    private static CheckKind.Draft read(CheckSettings settings, int least) {
        double causal = settings.number("causal").orElse(USUAL_CAUSAL);
        double classCausal = settings.number("class-causal").orElse(USUAL_CLASS_CAUSAL);
        double attention = settings.number("attention").orElse(USUAL_ATTENTION);
        int images = settings.images(Math.max(least, USUAL_LEAST));
        return (name, severity) -> new BiasCheck(name, severity, causal, classCausal, attention, images);
    }

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public List<CheckResult> run(AuditEvidence evidence) {
        Optional<String> doubt = evidence.doubt();
        SwapTrust trust = SwapTrust.of(evidence.bias().swaps(), evidence.resampling());
        CheckResult whole = new CausalHalf(this, evidence, doubt, trust).result();
        List<CheckResult> results = new ArrayList<>(List.of(whole));
        results.add(new AttentionHalf(this, evidence, doubt, whole.status()).result());
        if (whole.status() != Verdict.NOT_APPLICABLE) {
            results.addAll(new ClassLosses(this, evidence, doubt.or(trust::doubt)).results());
        }
        return results;
    }

    /** Whether a result is that of other backgrounds over all images. */
    static boolean isCausal(CheckResult result) {
        return isOf(result, GAP);
    }

    /** Whether results contain maps that could not say where the network looks. */
    public static boolean isHeatUnclear(List<CheckResult> results) {
        return results.stream().anyMatch(result -> isOf(result, SHARE) && result.untrusted());
    }

    private static boolean isOf(CheckResult result, String statistic) {
        return result.kind().equals(KIND.name()) && result.statistic().equals(statistic);
    }

    CheckResult few(String statistic, long rows) {
        return CheckResult.of(
                this,
                statistic,
                Verdict.INCONCLUSIVE,
                "Only " + rows + " images were measured; at least " + least + " are needed to say anything.");
    }

    /** The result where evidence is not trusted. */
    CheckResult distrusted(String statistic, String why) {
        return CheckResult.of(this, statistic, Verdict.INCONCLUSIVE, why).distrusted();
    }
}
