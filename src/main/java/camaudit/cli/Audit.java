package camaudit.cli;

import camaudit.audit.AuditReport;
import camaudit.audit.SliceSummary;
import camaudit.audit.check.AuditEvidence;
import camaudit.audit.check.Baseline;
import camaudit.audit.check.BaselineRun;
import camaudit.audit.check.CheckResult;
import camaudit.audit.check.Checks;
import camaudit.audit.check.Figures;
import camaudit.audit.check.RunCounts;
import camaudit.audit.inference.Resampling;
import camaudit.audit.slice.Comparison;
import camaudit.audit.slice.Comparisons;
import camaudit.audit.slice.SliceSelection;
import camaudit.audit.slice.SliceTable;
import camaudit.config.AuditConfig;
import camaudit.config.Setting;
import camaudit.config.Values;
import camaudit.provenance.Environment;
import camaudit.report.page.ReportPage;
import camaudit.spark.audit.Aggregated;
import camaudit.spark.audit.AuditAction;
import camaudit.spark.audit.AuditFolder;
import camaudit.spark.audit.AuditRequest;
import camaudit.spark.audit.AuditTables;
import camaudit.spark.audit.BaselineFile;
import camaudit.spark.session.StopNotice;
import camaudit.spark.session.Workspace;
import camaudit.text.Redaction;
import camaudit.vocabulary.Verdict;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Explanations to a verdict. */
final class Audit implements Command {
    /** Of each of many comparisons; checks take more. */
    private static final Resampling COMPARED = new Resampling(299, Resampling.USUAL.level(), Resampling.USUAL.seed());

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public String summary() {
        return "Judges explanations: slices, strategies, checks, a verdict with an exit code, a report.";
    }

    @Override
    public List<String> description() {
        return List.of(
                "Aggregates the explanations of a finished run by class and slice, tests whether the network judges by the background, "
                        + "runs the checks of --config's 'gates', and writes OUTPUT/audit.json, OUTPUT/report.html and the tables "
                        + "checks, slices, comparisons and strategies (Parquet). Exit code 3 where a check with severity fail found "
                        + "something, or could not tell.",
                "",
                "Where masks or boxes were known to 'explain', the object is compared with what is beside it. Run 'explain' with "
                        + "--counterfactual for the causal half of the evidence, and with --method random-cam or --faithfulness for the "
                        + "controls that maps are held against.");
    }

    @Override
    public List<String> examples() {
        return List.of(
                "cam-audit audit --explanations out --output out-audit",
                "cam-audit audit --explanations out --output out-audit \\",
                "          --metadata photos.csv --slice-by site --slice-by season",
                "cam-audit audit --config conf/textures-biased.conf --baseline hdfs:///audits/buses");
    }

    @Override
    public List<Setting> settings() {
        return AuditConfig.SETTINGS;
    }

    @Override
    public boolean usesSpark() {
        return true;
    }

    @Override
    public int run(Values values, Invocation invocation, PrintStream out) {
        AuditConfig config = AuditConfig.read(values);
        invocation.stop().say(() -> stopped(config, AuditFolder.State.UNTOUCHED));
        try (Workspace workspace = invocation.open(name())) {
            return run(config, workspace, invocation.stop(), out);
        }
    }

    /** Audits in an open workspace; the exit code. */
    static int run(AuditConfig config, Workspace workspace, StopNotice stop, PrintStream out) {
        AuditFolder folder = AuditFolder.check(workspace.storage(), config.output(), config.overwrite());
        stop.say(() -> stopped(config, folder.state()));
        Optional<BaselineFile> baseline = config.baseline().map(uri -> new BaselineFile(workspace.storage(), uri));
        List<BaselineRun> earlier = baseline.map(BaselineFile::read).orElse(List.of());
        Aggregated aggregated = new AuditAction(workspace).run(request(config));
        SliceTable slices = aggregated.slices();
        List<CheckResult> results = Checks.run(config.gates(), evidence(aggregated, earlier));
        List<Comparison> comparisons =
                Comparisons.ranked(slices, ComparedStatistics.of(slices), config.minImages(), COMPARED);
        AuditReport report = new AuditReport(
                aggregated.run().report().runId(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Checks.verdict(results),
                slices.selection().map(SliceSelection::describe).filter(told -> !told.isEmpty()).stream()
                        .toList(),
                results,
                SliceSummary.of(slices),
                comparisons,
                Figures.of(slices, config.gates(), config.minImages()),
                provenance(config, aggregated, workspace));
        folder.clear();
        new AuditTables(workspace, folder).write(report, aggregated.strategies());
        folder.write(config.report(), ReportPage.html(new AuditPage(config, report, aggregated, earlier).page()));
        folder.finish(report);
        baseline.ifPresent(file -> file.add(BaselineRun.of(
                report.runId(),
                report.time(),
                String.valueOf(aggregated.run().report().model().get("sha256")),
                report.verdict(),
                report.figures())));
        AuditSummary.print(config, report, out);
        return report.verdict() == Verdict.FAIL || report.verdict() == Verdict.INCONCLUSIVE
                ? ExitCode.GATE_FAILED
                : ExitCode.DONE;
    }

    private static String stopped(AuditConfig config, AuditFolder.State state) {
        String output = Redaction.of(config.output());
        return switch (state) {
            case UNTOUCHED ->
                "stopped before the audit was written: nothing has changed in " + output
                        + ", the same command begins anew";
            case UNFINISHED ->
                "stopped while the audit was being written: what lies in " + output
                        + " is none, the same command replaces it";
            case WHOLE -> "stopped when the audit was written: it is whole, in " + output;
        };
    }

    private static AuditRequest request(AuditConfig config) {
        return new AuditRequest(
                config.explanations(),
                config.method(),
                config.metadata(),
                config.sliceBy(),
                config.sourceColumn(),
                config.classNames(),
                config.classes(),
                config.depth(),
                config.maxSlices());
    }

    private static AuditEvidence evidence(Aggregated aggregated, List<BaselineRun> earlier) {
        long rejected = aggregated.rejections().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        String own = aggregated.run().report().runId();
        return new AuditEvidence(
                aggregated.slices(),
                new RunCounts(aggregated.slices().everything().rows(), rejected, aggregated.rejections()),
                aggregated.bias(),
                new Baseline(
                        earlier.stream().filter(run -> !run.run().equals(own)).toList()),
                Resampling.USUAL);
    }

    private static Map<String, Object> provenance(AuditConfig config, Aggregated aggregated, Workspace workspace) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("model", aggregated.run().report().model());
        all.put("explained", aggregated.run().report().explained());
        all.put("dataset", aggregated.run().report().dataset());
        all.put("method", aggregated.method());
        all.put("layer", aggregated.layer());
        all.put("configuration", Redaction.of(config.effective()));
        Map<String, String> environment = Environment.describe();
        environment.putAll(workspace.describe());
        all.put("environment", environment);
        return all;
    }
}
