package camaudit.audit.check;

import java.util.List;

/** A requirement that an audit judges. */
public interface Check {
    /** The name in reports. */
    String name();

    /** What a finding does to the audit. */
    Severity severity();

    /** The kind as it is written in a configuration. */
    String kind();

    /** The findings: at least one result. */
    List<CheckResult> run(AuditEvidence evidence);
}
