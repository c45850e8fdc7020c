package camaudit.audit;

import camaudit.audit.check.AuditEvidence;
import camaudit.audit.check.Baseline;
import camaudit.audit.check.BaselineRun;
import camaudit.audit.check.Check;
import camaudit.audit.check.CheckResult;
import camaudit.audit.check.Checks;
import camaudit.audit.check.Figures;
import camaudit.audit.check.RunCounts;
import camaudit.audit.inference.Resampling;
import camaudit.audit.slice.Comparison;
import camaudit.audit.slice.Comparisons;
import camaudit.audit.slice.SliceSelection;
import camaudit.audit.slice.SliceTable;
import camaudit.vocabulary.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
 * @param notes what a reader should know about the audit itself, such as slices that were left out
 * @param slices fewer conditions first
 * @param comparisons sure effects first, the largest of them first
 * @param figures what later audits are compared with
 * @param provenance model, data, configuration and versions, as values that JSON can hold
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

    /** The resampling of each of many comparisons; checks draw more often. */
    private static final Resampling COMPARED = new Resampling(299, Resampling.USUAL.level(), Resampling.USUAL.seed());

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

    /**
     * Judges a run.
     *
     * @param gates what must hold
     * @param least how many images a slice needs to be compared
     * @param earlier audits to compare with; those of the same run are left out
     * @param configuration every option as it took effect
     * @param environment versions and the machine that the audit ran on
     */
    public static AuditReport of(
            AuditedRun run,
            List<Check> gates,
            int least,
            List<BaselineRun> earlier,
            Map<String, Object> configuration,
            Map<String, String> environment) {
        SliceTable slices = run.slices();
        String id = run.run().runId();
        List<CheckResult> results = Checks.run(
                gates,
                new AuditEvidence(
                        slices,
                        new RunCounts(slices.everything().rows(), run.rejected(), run.rejections()),
                        run.bias(),
                        run.masks(),
                        new Baseline(earlier.stream()
                                .filter(audit -> !audit.run().equals(id))
                                .toList()),
                        Resampling.USUAL));
        Map<String, Object> provenance = run.run().origin();
        provenance.put("method", run.method());
        provenance.put("layer", run.layer());
        provenance.put("configuration", configuration);
        provenance.put("environment", environment);
        return new AuditReport(
                id,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Checks.verdict(results),
                slices.selection().map(SliceSelection::describe).filter(text -> !text.isEmpty()).stream()
                        .toList(),
                results,
                SliceSummary.of(slices),
                Comparisons.ranked(slices, ComparedStatistics.of(slices), least, COMPARED),
                Figures.of(slices, gates, least),
                provenance);
    }

    /**
     * This audit as later ones compare with it.
     *
     * @param model digest of the model's file
     */
    public BaselineRun baseline(String model) {
        return BaselineRun.of(runId, time, model, verdict, figures);
    }

    /** The report as indented JSON, the format's version first; numbers have ten digits, and none is NaN or infinite. */
    public String toJson() {
        return ReportJson.write(this);
    }
}
