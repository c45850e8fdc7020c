package camaudit.cli;

import camaudit.audit.AuditReport;
import camaudit.audit.AuditedRun;
import camaudit.audit.check.BaselineRun;
import camaudit.config.AuditConfig;
import camaudit.config.Values;
import camaudit.provenance.Environment;
import camaudit.report.audit.AuditPage;
import camaudit.report.page.ReportPage;
import camaudit.spark.audit.AuditAction;
import camaudit.spark.audit.AuditFolder;
import camaudit.spark.audit.AuditTables;
import camaudit.spark.audit.BaselineFile;
import camaudit.spark.session.StopNotice;
import camaudit.spark.session.Workspace;
import camaudit.text.Redaction;
import camaudit.vocabulary.Verdict;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command {@code audit}: judges the explanations of a finished run. */
final class Audit implements Command {
    private static final Usage USAGE = new Usage(
            "audit",
            "Judges explanations: slices, strategies, checks, a verdict with an exit code, a report.",
            List.of(
                    "Aggregates the explanations of a finished run by class and slice, tests whether the network knows the labels, lost a "
                            + "class or judges by the background, "
                            + "runs the checks of --config's 'gates', and writes OUTPUT/audit.json, OUTPUT/report.html and the tables "
                            + "checks, slices, comparisons and strategies (Parquet). Exit code 3 where a check with severity fail found "
                            + "something, or could not tell.",
                    "",
                    "Where labels and masks or boxes were known to 'explain', it tried other backgrounds, which shows what the background "
                            + "decides, over all images and in each class. Maps are held against the controls of --method random-cam or "
                            + "--faithfulness, masks against moved ones and those of other images. A check passes only where its limit is "
                            + "excluded; gates that could not tell say how many images would."),
            List.of(
                    "cam-audit audit --explanations out --output out-audit",
                    "cam-audit audit --explanations out --output out-audit \\",
                    "          --metadata photos.csv --slice-by site --slice-by season",
                    "cam-audit audit --config conf/textures-biased.conf --baseline hdfs:///audits/buses"),
            AuditConfig.SETTINGS,
            true);

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Values values, Invocation invocation, PrintStream out) {
        AuditConfig config = AuditConfig.read(values);
        invocation.stop().say(() -> stopped(config, AuditFolder.State.UNTOUCHED));
        try (Workspace workspace = invocation.open(USAGE.name())) {
            return run(config, workspace, invocation.stop(), out);
        }
    }

    /** Audits in an open workspace; the exit code. */
    static int run(AuditConfig config, Workspace workspace, StopNotice stop, PrintStream out) {
        AuditFolder folder = folder(config, workspace);
        stop.say(() -> stopped(config, folder.state()));
        Optional<BaselineFile> baseline = config.baseline().map(uri -> new BaselineFile(workspace.storage(), uri));
        List<BaselineRun> earlier = baseline.map(BaselineFile::read).orElse(List.of());
        AuditAction.Result found = new AuditAction(workspace).run(config.spec());
        AuditedRun audited = found.run();
        Map<String, String> environment = Environment.describe();
        environment.putAll(workspace.describe());
        AuditReport report = AuditReport.of(
                audited, config.gates(), config.minImages(), earlier, Redaction.of(config.effective()), environment);
        folder.clear();
        new AuditTables(workspace, folder).write(report, audited.strategies());
        folder.report(ReportPage.html(new AuditPage(
                        report,
                        audited,
                        found.pictures(),
                        earlier,
                        config.history(),
                        config.spec().cluster().isPresent())
                .page()));
        folder.finish(report);
        baseline.ifPresent(file ->
                file.add(report.baseline(String.valueOf(audited.run().model().sha256()))));
        found.remark().ifPresent(remark -> out.println("note        " + Redaction.of(remark)));
        AuditSummary.print(config, report, out);
        return report.verdict() == Verdict.FAIL || report.verdict() == Verdict.INCONCLUSIVE
                ? ExitCode.GATE_FAILED
                : ExitCode.DONE;
    }

    /** The folder of the audit, where nothing that an audit did not write would be replaced. */
    static AuditFolder folder(AuditConfig config, Workspace workspace) {
        return AuditFolder.check(workspace.storage(), config.output(), config.report(), config.overwrite());
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
}
