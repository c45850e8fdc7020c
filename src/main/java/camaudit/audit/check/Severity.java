package camaudit.audit.check;

import camaudit.vocabulary.Verdict;

/** What a check's finding does to the audit. */
public enum Severity {
    WARN(Verdict.WARN),
    FAIL(Verdict.FAIL);

    private final Verdict status;

    Severity(Verdict status) {
        this.status = status;
    }

    /** The status of a check that found something. */
    Verdict status() {
        return status;
    }
}
