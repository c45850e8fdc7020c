package camaudit.audit.check;

import camaudit.audit.slice.Slice;
import camaudit.text.Numbers;
import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Masks or boxes must lie on the objects before anything is judged by them. Where they do not, or the pictures' colours do not show where
 * the objects are, nothing passes.
 *
 * @param least how many images it needs
 */
public record MaskCheck(String name, Severity severity, int least) implements Check {
    public static final CheckKind KIND = new CheckKind("masks", MaskCheck::read);

    private static final String STATISTIC = Statistic.MASK_DELTA.label();

    public MaskCheck {
        Objects.requireNonNull(name);
        Objects.requireNonNull(severity);
    }

    private static CheckKind.Draft read(CheckSettings settings, int least) {
        int images = settings.images(Math.max(least, MaskFit.LEAST));
        return (name, severity) -> new MaskCheck(name, severity, images);
    }

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public List<CheckResult> run(AuditEvidence evidence) {
        MaskFit fit = evidence.facts().masks();
        if (fit.images() == 0) {
            return List.of(CheckResult.of(
                    this,
                    STATISTIC,
                    Verdict.NOT_APPLICABLE,
                    "No masks or boxes were tested: the run has none, or an earlier version made it."));
        }
        return List.of(fit.measures()
                .filter(found -> fit.images() >= least)
                .filter(found -> !fit.isUndecided() || fit.doubt().isPresent())
                .map(found -> judged(fit, found, evidence))
                .orElseGet(() -> untested(fit)));
    }

    private CheckResult untested(MaskFit fit) {
        String why = fit.isUndecided()
                ? "on " + fit.usable() + " pictures they fit too little better than those of other images"
                : fit.images() < least
                        ? "there are only " + fit.images() + " in the sample, and at least " + least + " are needed"
                        : "only on " + fit.usable() + " of " + fit.images()
                                + " pictures of the sample do the colours tell one place from another";
        return CheckResult.of(
                        this,
                        STATISTIC,
                        Verdict.INCONCLUSIVE,
                        "Whether the " + fit.marking().label() + " lie on the objects could not be tested: " + why
                                + ". Look at some of them.")
                .in(Slice.EVERYTHING, fit.usable());
    }

    private CheckResult judged(MaskFit fit, MaskMeasures found, AuditEvidence evidence) {
        String marks = fit.marking().label();
        String numbers = Numbers.share(found.fitting()) + " of the " + marks + " of " + fit.usable()
                + " images fit better than at most places around, and they fit their own picture rather than that of another image "
                + "with a Cliff's delta of " + Numbers.number(found.delta())
                + Words.between(found.interval(), evidence.resampling().level(), false);
        String remarks = fit.remarks().isEmpty()
                ? ""
                : " But " + String.join(", and ", fit.remarks()) + ": too little to matter.";
        return fit.doubt()
                .map(doubt -> CheckResult.of(
                                this,
                                STATISTIC,
                                Verdict.INCONCLUSIVE,
                                capitalized(doubt)
                                        + ". Nothing can be judged by them: correct them and explain again. (" + numbers
                                        + ".)")
                        .distrusted())
                .orElseGet(() -> CheckResult.of(
                        this,
                        STATISTIC,
                        Verdict.PASS,
                        "The " + marks + " lie on the objects: " + numbers + "." + remarks))
                .in(Slice.EVERYTHING, fit.usable())
                .measured(found.delta(), found.interval(), OptionalDouble.empty());
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
