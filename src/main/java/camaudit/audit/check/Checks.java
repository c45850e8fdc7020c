package camaudit.audit.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kinds of checks, those that are usual, and how they are run. */
public final class Checks {
    private static final List<CheckKind> KINDS = List.of(
            ThresholdCheck.KIND,
            GapCheck.KIND,
            AccuracyCheck.KIND,
            RejectionCheck.KIND,
            BlankCheck.KIND,
            BiasCheck.KIND,
            DriftCheck.KIND);

    private Checks() {}

    /** All kinds, as a configuration names them. */
    public static List<CheckKind> kinds() {
        return KINDS;
    }

    /** All results in the order of the checks; a check that breaks is inconclusive and says why. */
    public static List<CheckResult> run(List<Check> checks, Evidence evidence) {
        List<CheckResult> results = new ArrayList<>();
        for (Check check : checks) {
            results.addAll(run(check, evidence));
        }
        return results;
    }

    /**
     * What is asked where nothing is said: bias (fails), more than half of the maps blank, more than 5 % of the images refused, and
     * gaps of medium size between values of metadata columns (warn).
     */
    public static List<Check> usual(int least) {
        List<Check> checks = new ArrayList<>();
        checks.add(new BiasCheck(
                "bias",
                Severity.FAIL,
                BiasCheck.USUAL_CAUSAL,
                BiasCheck.USUAL_ATTENTION,
                Math.max(least, BiasCheck.USUAL_LEAST)));
        checks.add(new BlankCheck("blank maps", Severity.WARN, BlankCheck.USUAL_MAX));
        checks.add(new RejectionCheck("rejections", Severity.WARN, RejectionCheck.USUAL_MAX));
        for (String statistic : List.of("probability", "foreground_lift", "border_lift")) {
            checks.add(new GapCheck(
                    "gap of " + statistic, Severity.WARN, statistic, Optional.empty(), GapCheck.MEDIUM_EFFECT, least));
        }
        return checks;
    }

    private static List<CheckResult> run(Check check, Evidence evidence) {
        try {
            List<CheckResult> results = check.run(evidence);
            return results.isEmpty()
                    ? List.of(CheckResult.of(check, "", Status.INCONCLUSIVE, "The check gave no result."))
                    : results;
        } catch (RuntimeException e) {
            return List.of(CheckResult.of(
                    check,
                    "",
                    Status.INCONCLUSIVE,
                    "The check could not run: "
                            + Optional.ofNullable(e.getMessage()).orElse(e.toString())));
        }
    }
}
