package camaudit.audit.check;

import camaudit.vocabulary.Verdict;
import java.util.List;
import java.util.Objects;

/**
 * A check as an audit runs it.
 *
 * @param onInconclusive what becomes of results that could not tell
 */
public record Gate(Check check, OnInconclusive onInconclusive) {
    public Gate {
        Objects.requireNonNull(check);
        Objects.requireNonNull(onInconclusive);
    }

    /** The check's results, at least one; a check that breaks is inconclusive and says why. */
    List<CheckResult> run(AuditEvidence evidence) {
        return results(evidence).stream().map(onInconclusive::applied).toList();
    }

    private List<CheckResult> results(AuditEvidence evidence) {
        try {
            List<CheckResult> results = check.run(evidence);
            return results.isEmpty() ? List.of(broken("The check gave no result.")) : results;
        } catch (RuntimeException e) {
            String why = e.getMessage();
            return List.of(broken("The check could not run: " + (why == null ? e : why)));
        }
    }

    private CheckResult broken(String message) {
        return CheckResult.of(check, "", Verdict.INCONCLUSIVE, message).distrusted();
    }
}
