package camaudit.audit.check;

/** What a check's finding does to the audit. */
public enum Severity {
    WARN(Status.WARN),
    FAIL(Status.FAIL);

    private final Status status;

    Severity(Status status) {
        this.status = status;
    }

    /** The status of a check that found something. */
    Status status() {
        return status;
    }
}
