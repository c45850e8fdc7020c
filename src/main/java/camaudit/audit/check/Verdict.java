package camaudit.audit.check;

import java.util.List;

/** How an audit ended, from best to worst. */
public enum Verdict {
    PASS,
    WARN,
    INCONCLUSIVE,
    FAIL;

    /**
     * The worst of all checks that apply; {@link #INCONCLUSIVE} where none does, and {@link #WARN} at best where a check of bias was
     * asked for and nothing tested it.
     */
    public static Verdict of(List<CheckResult> results) {
        Verdict worst = worst(results);
        return worst == PASS && isBiasUntested(results) ? WARN : worst;
    }

    /** Whether bias was asked for, and neither half of the evidence was there. */
    public static boolean isBiasUntested(List<CheckResult> results) {
        List<CheckResult> bias = results.stream()
                .filter(result -> result.kind().equals(BiasCheck.KIND.name()))
                .toList();
        return !bias.isEmpty() && bias.stream().allMatch(result -> result.status() == Status.NOT_APPLICABLE);
    }

    private static Verdict worst(List<CheckResult> results) {
        return results.stream()
                .map(CheckResult::status)
                .filter(status -> status != Status.NOT_APPLICABLE)
                .map(status -> switch (status) {
                    case PASS -> PASS;
                    case WARN -> WARN;
                    case FAIL -> FAIL;
                    case INCONCLUSIVE, NOT_APPLICABLE -> INCONCLUSIVE;
                })
                .max(Enum::compareTo)
                .orElse(INCONCLUSIVE);
    }
}
