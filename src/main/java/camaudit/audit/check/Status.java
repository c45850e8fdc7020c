package camaudit.audit.check;

/** How a check ended. */
public enum Status {
    /** It ran and found nothing. */
    PASS,
    /** It found something that should be looked at. */
    WARN,
    /** It found something that stops the audit's approval. */
    FAIL,
    /** The data cannot have it: no masks, no such column, no earlier run. */
    NOT_APPLICABLE,
    /** It could not tell: too few rows, a control that looks the same, or an error. */
    INCONCLUSIVE
}
