package camaudit.cli;

import camaudit.config.RunConfig;
import camaudit.config.Values;
import camaudit.spark.session.Workspace;
import java.io.PrintStream;
import java.util.List;

/** The command {@code run}, for schedulers: explains what is new and audits all of it. */
final class Run implements Command {
    private static final Usage USAGE = new Usage(
            "run",
            "Explains what is new in a dataset, then audits all of it: the job to schedule.",
            List.of(
                    "One HOCON file with the blocks explain { … } and audit { … }. Unless they say otherwise, explanations are resumed "
                            + "(only new and changed images are explained), and the audit in OUTPUT-audit is replaced. The exit code is "
                            + "that of the first of the two that does not end with 0: 3 where a gate failed."),
            List.of(
                    "cam-audit run --config conf/nightly.conf",
                    "cam-audit run --config conf/nightly.conf --set explain.limit=1000 --set 'audit.baseline=\"hdfs:///audits\"'"),
            RunConfig.SETTINGS,
            true);

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Values values, Invocation invocation, PrintStream out) {
        RunConfig config = RunConfig.read(values);
        invocation.stop().say(() -> Explain.stopped(config.explain(), Explain.NOT_BEGUN));
        try (Workspace workspace = invocation.open(USAGE.name())) {
            Audit.folder(config.audit(), workspace);
            int explained = Explain.run(config.explain(), workspace, invocation.stop(), out);
            return explained == ExitCode.DONE
                    ? Audit.run(config.audit(), workspace, invocation.stop(), out)
                    : explained;
        }
    }
}
