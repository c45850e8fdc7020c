package camaudit.vocabulary;

/** How a check or a whole audit came out, in the order in which pages list them. */
public enum Verdict {
    /** A limit was missed that stops the audit's approval. */
    FAIL("Fail"),
    /** A limit of lesser severity was missed. */
    WARN("Warning"),
    /** The evidence does not tell the model from its controls, or is too little, or the check broke. */
    INCONCLUSIVE("Inconclusive"),
    /** The check could not run, because the data cannot have what it needs; never the outcome of an audit. */
    NOT_APPLICABLE("Not applicable"),
    /** Nothing was missed. */
    PASS("Pass");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** What a reader sees. */
    public String word() {
        return word;
    }
}
