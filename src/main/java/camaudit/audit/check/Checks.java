package camaudit.audit.check;

import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of checks, the default ones, how they are run and how their results are summed up. */
public final class Checks {
    private static final List<CheckKind> KINDS = List.of(
            ThresholdCheck.KIND,
            GapCheck.KIND,
            AccuracyCheck.KIND,
            RejectionCheck.KIND,
            BlankCheck.KIND,
            BiasCheck.KIND,
            MaskCheck.KIND,
            DriftCheck.KIND);

    private Checks() {}

    /** All kinds, as a configuration names them. */
    public static List<CheckKind> kinds() {
        return KINDS;
    }

    /** All results in the order of the checks; a check that breaks is inconclusive and says why. */
    public static List<CheckResult> run(List<Check> checks, AuditEvidence evidence) {
        List<CheckResult> results = new ArrayList<>();
        for (Check check : checks) {
            results.addAll(run(check, evidence));
        }
        return results;
    }

    /**
     * The checks that run by default: bias (fails), masks that do not lie on the objects (inconclusive), more than half of the maps blank, more than 5 % of the images refused, and gaps of
     * medium size between values of metadata columns (warn).
     */
    public static List<Check> usual(int least) {
        List<Check> checks = new ArrayList<>();
        checks.add(new BiasCheck(
                "bias",
                Severity.FAIL,
                BiasCheck.USUAL_CAUSAL,
                BiasCheck.USUAL_ATTENTION,
                Math.max(least, BiasCheck.USUAL_LEAST)));
        checks.add(new MaskCheck("masks", Severity.WARN, MaskFit.LEAST));
        checks.add(new BlankCheck("blank maps", Severity.WARN, BlankCheck.USUAL_MAX));
        checks.add(new RejectionCheck("rejections", Severity.WARN, RejectionCheck.USUAL_MAX));
        for (Statistic statistic : Statistic.GAP_CHECKED) {
            checks.add(new GapCheck(
                    "gap of " + statistic.label(),
                    Severity.WARN,
                    statistic.label(),
                    Optional.empty(),
                    GapCheck.MEDIUM_EFFECT,
                    least));
        }
        return checks;
    }

    /**
     * The worst verdict of all checks that apply, with failures before inconclusive checks and these before warnings; {@link
     * Verdict#INCONCLUSIVE} where none applies, and {@link Verdict#WARN} at best where a check of bias was asked for and nothing tested it.
     */
    public static Verdict verdict(List<CheckResult> results) {
        Set<Verdict> found = results.stream().map(CheckResult::status).collect(Collectors.toSet());
        Verdict worst = Stream.of(Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.WARN, Verdict.PASS)
                .filter(found::contains)
                .findFirst()
                .orElse(Verdict.INCONCLUSIVE);
        return worst == Verdict.PASS && isBiasUntested(results) ? Verdict.WARN : worst;
    }

    /** Whether bias was asked for and neither half of the evidence was available. */
    public static boolean isBiasUntested(List<CheckResult> results) {
        List<CheckResult> bias = results.stream()
                .filter(result -> result.kind().equals(BiasCheck.KIND.name()))
                .toList();
        return !bias.isEmpty() && bias.stream().allMatch(result -> result.status() == Verdict.NOT_APPLICABLE);
    }

    private static List<CheckResult> run(Check check, AuditEvidence evidence) {
        try {
            List<CheckResult> results = check.run(evidence);
            return results.isEmpty()
                    ? List.of(CheckResult.of(check, "", Verdict.INCONCLUSIVE, "The check gave no result."))
                    : results;
        } catch (RuntimeException e) {
            return List.of(CheckResult.of(
                    check,
                    "",
                    Verdict.INCONCLUSIVE,
                    "The check could not run: "
                            + Optional.ofNullable(e.getMessage()).orElse(e.toString())));
        }
    }
}
