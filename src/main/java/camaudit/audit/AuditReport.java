package camaudit.audit;

import camaudit.audit.check.CheckResult;
import camaudit.audit.check.Checks;
import camaudit.audit.slice.Comparison;
import camaudit.vocabulary.Verdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a finished audit leaves in {@code audit.json}.
 *
 * @param runId of the explanations that were audited
 * @param time when the audit ended, ISO-8601, UTC
 * @param notes what a reader should know of the audit itself, such as slices that were left out
 * @param slices fewer conditions first
 * @param comparisons largest sure effect first
 * @param figures what later audits are held against
 * @param provenance model, data, configuration and versions, as JSON takes them
 */
public record AuditReport(
        String runId,
        String time,
        Verdict verdict,
        List<String> notes,
        List<CheckResult> checks,
        List<SliceSummary> slices,
        List<Comparison> comparisons,
        SortedMap<String, Double> figures,
        Map<String, Object> provenance) {

    /** The file's name in an output folder. */
    public static final String FILE = "audit.json";

    public AuditReport {
        Objects.requireNonNull(runId);
        Objects.requireNonNull(time);
        Objects.requireNonNull(verdict);
        notes = List.copyOf(notes);
        checks = List.copyOf(checks);
        slices = List.copyOf(slices);
        comparisons = List.copyOf(comparisons);
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
        if (verdict != Checks.verdict(checks)) {
            throw new IllegalArgumentException(
                    "the verdict is " + verdict + ", but the checks make it " + Checks.verdict(checks));
        }
    }

    /** The report as indented JSON, the format's version first; numbers have ten digits, and none is NaN or infinite. */
    public String toJson() {
        return ReportJson.write(this);
    }
}
