package camaudit.audit.check;

import java.util.List;

/** Something that is asked of every audit. */
public interface Check {
    /** The name that reports call it by. */
    String name();

    /** What a finding does to the audit. */
    Severity severity();

    /** The kind as it is written in a configuration. */
    String kind();

    /** What it finds: at least one result. */
    List<CheckResult> run(AuditEvidence evidence);
}
