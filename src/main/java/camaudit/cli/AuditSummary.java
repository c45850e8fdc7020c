package camaudit.cli;

import camaudit.audit.AuditReport;
import camaudit.audit.check.CheckResult;
import camaudit.audit.check.Checks;
import camaudit.audit.check.KnowledgeCheck;
import camaudit.audit.slice.Comparison;
import camaudit.audit.slice.Comparisons;
import camaudit.config.AuditConfig;
import camaudit.text.Redaction;
import camaudit.vocabulary.Verdict;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What an audit prints at its end. */
final class AuditSummary {
    private static final int MOST = 12;
    private static final int FEW = 5;

    private AuditSummary() {}

    static void print(AuditConfig config, AuditReport report, PrintStream out) {
        List<CheckResult> applicable = report.checks().stream()
                .filter(check -> check.status() != Verdict.NOT_APPLICABLE)
                .sorted(Comparator.comparingInt(AuditSummary::rank))
                .toList();
        for (CheckResult check : applicable.stream().limit(MOST).toList()) {
            out.printf(Locale.ROOT, "%-12s%s: %s%n", word(check.status()), check.check(), check.message());
        }
        if (applicable.size() > MOST) {
            out.printf(Locale.ROOT, "            %d more results in the report%n", (long) applicable.size() - MOST);
        }
        long none = (long) report.checks().size() - applicable.size();
        if (none > 0) {
            out.printf(Locale.ROOT, "            %d checks do not apply to this dataset: the report says why%n", none);
        }
        if (Checks.isBiasUntested(report.checks())) {
            out.println(
                    "WARN        Whether the network judges by the background was not tested: give 'explain' labels and "
                            + "--masks or --boxes.");
        }
        for (Comparison one : Comparisons.distinct(report.comparisons(), FEW)) {
            out.printf(
                    Locale.ROOT,
                    "differs     %s: %s %.3g, else %.3g (Cliff's delta %+.2f, %,d images)%n",
                    one.slice().text(),
                    one.statistic(),
                    one.mean(),
                    one.restMean(),
                    one.difference().delta(),
                    one.rows());
        }
        report.notes().forEach(note -> out.println("note        " + note));
        out.println("written     " + Redaction.of(config.output())
                + "/{audit.json,report.html,checks,slices,comparisons,strategies}");
        out.println("verdict     " + report.verdict());
    }

    /** Doubt about the labels comes before all that is said with their help. */
    private static int rank(CheckResult check) {
        return KnowledgeCheck.isDoubt(check) ? -1 : rank(check.status());
    }

    private static int rank(Verdict status) {
        return switch (status) {
            case FAIL -> 0;
            case INCONCLUSIVE -> 1;
            case WARN -> 2;
            case PASS -> 3;
            case NOT_APPLICABLE -> 4;
        };
    }

    private static String word(Verdict status) {
        return status == Verdict.INCONCLUSIVE ? "UNCLEAR" : status.name();
    }
}
