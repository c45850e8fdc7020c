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
            KnowledgeCheck.KIND,
            CollapseCheck.KIND,
            FiniteCheck.KIND,
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

    /** All results in the order of the gates. */
    public static List<CheckResult> run(List<Gate> gates, AuditEvidence evidence) {
        return gates.stream().flatMap(gate -> gate.run(evidence).stream()).toList();
    }

    /**
     * The checks that run by default: answers that are no better than guesses and masks that do not lie on the objects (inconclusive), maps that are not finite, lost classes
     * and bias (fail), more than half of the maps blank, more than 5 % of the images refused, and gaps of medium size between values of
     * metadata columns (warn). Where they lack evidence they warn.
     */
    public static List<Gate> usual(int least) {
        List<Check> checks = new ArrayList<>();
        checks.add(new KnowledgeCheck(KnowledgeCheck.KIND.name(), Severity.FAIL));
        checks.add(new FiniteCheck("finite maps", Severity.FAIL));
        checks.add(new CollapseCheck("lost classes", Severity.FAIL, least));
        checks.add(new MaskCheck("masks", Severity.FAIL, MaskFit.LEAST));
        checks.add(new BiasCheck(
                "bias",
                Severity.FAIL,
                BiasCheck.USUAL_CAUSAL,
                BiasCheck.USUAL_CLASS_CAUSAL,
                BiasCheck.USUAL_ATTENTION,
                Math.max(least, BiasCheck.USUAL_LEAST)));
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
        return checks.stream()
                .map(check -> new Gate(check, OnInconclusive.WARN_OF_LACK))
                .toList();
    }

    /**
     * The worst verdict of all checks that apply, with failures before inconclusive checks and these before warnings; {@link
     * Verdict#INCONCLUSIVE} where none applies, and {@link Verdict#WARN} at best where a check of bias was asked for and no other
     * backgrounds were tried.
     */
    public static Verdict verdict(List<CheckResult> results) {
        Set<Verdict> found = results.stream().map(CheckResult::status).collect(Collectors.toSet());
        Verdict worst = Stream.of(Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.WARN, Verdict.PASS)
                .filter(found::contains)
                .findFirst()
                .orElse(Verdict.INCONCLUSIVE);
        return worst == Verdict.PASS && isBiasUntested(results) ? Verdict.WARN : worst;
    }

    /** Whether bias was asked for and no other backgrounds were tried: maps alone show no cause. */
    public static boolean isBiasUntested(List<CheckResult> results) {
        List<CheckResult> causal = results.stream().filter(BiasCheck::isCausal).toList();
        return !causal.isEmpty() && causal.stream().allMatch(result -> result.status() == Verdict.NOT_APPLICABLE);
    }
}
