package camaudit.audit.check;

import java.util.List;

/** How an audit ended, from best to worst. */
public enum Verdict {
    PASS,
    WARN,
    INCONCLUSIVE,
    FAIL;

    /** The worst of all checks that apply; {@link #INCONCLUSIVE} where none does. */
    public static Verdict of(List<CheckResult> results) {
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
