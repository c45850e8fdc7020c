package camaudit.audit.check;

import camaudit.vocabulary.Verdict;

/** What becomes of a check that could not tell. */
public enum OnInconclusive {
    /** It is inconclusive, which stops the audit's approval. */
    FAIL,
    /** It warns. */
    WARN,
    /** It warns where evidence is lacking, and is inconclusive where the evidence was found untrustworthy. */
    WARN_OF_LACK;

    CheckResult applied(CheckResult result) {
        boolean warns = this == WARN || (this == WARN_OF_LACK && !result.untrusted());
        return warns && result.status() == Verdict.INCONCLUSIVE ? result.as(Verdict.WARN) : result;
    }
}
