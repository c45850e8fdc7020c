package camaudit.report.audit;

import camaudit.audit.AuditReport;
import camaudit.audit.AuditedRun;
import camaudit.audit.check.BaselineRun;
import camaudit.audit.check.BiasCheck;
import camaudit.audit.check.CheckResult;
import camaudit.audit.check.Checks;
import camaudit.audit.check.KnowledgeCheck;
import camaudit.audit.inference.Interval;
import camaudit.audit.slice.Comparison;
import camaudit.audit.slice.Comparisons;
import camaudit.audit.slice.Slice;
import camaudit.report.page.CheckLine;
import camaudit.report.page.Page;
import camaudit.report.page.SliceLine;
import camaudit.text.Numbers;
import camaudit.vocabulary.Verdict;
import java.util.List;
import java.util.Objects;

/** Fills the report's page from an audit's results. */
public final class AuditPage {
    private static final int MOST_SLICES = 60;
    private final AuditReport report;
    private final AuditedRun run;
    private final PictureSource source;
    private final List<BaselineRun> earlier;
    private final int history;
    private final boolean bySource;
    private final boolean untested;

    /**
     * The page of an audit.
     *
     * @param earlier audits of which at most {@code history} are shown
     * @param bySource whether intervals are over sources of several images
     */
    public AuditPage(
            AuditReport report,
            AuditedRun run,
            PictureSource source,
            List<BaselineRun> earlier,
            int history,
            boolean bySource) {
        this.report = report;
        this.run = run;
        this.source = source;
        this.earlier = earlier;
        this.history = history;
        this.bySource = bySource;
        this.untested = Checks.isBiasUntested(report.checks());
    }

    /** The page; reads pictures. */
    public Page page() {
        PageClasses classes = new PageClasses(report, run, source);
        PagePictures pictures = new PagePictures(run, source);
        PageFacts facts = new PageFacts(report, run);
        return new Page(
                model() + " on " + dataset(),
                report.verdict(),
                headline(),
                report.checks().stream()
                        .filter(this::isReason)
                        .map(CheckResult::message)
                        .distinct()
                        .limit(5)
                        .toList(),
                facts.facts(),
                report.checks().stream().map(AuditPage::line).toList(),
                classes.cards(),
                slices(),
                pictures.clusters(),
                pictures.worst(),
                pictures.outlines(),
                classes.counterfactuals(),
                PageFaithfulness.of(run.run().faithfulness(), run.method()),
                PageHistory.trends(report, earlier, history),
                facts.provenance(),
                facts.limits(bySource));
    }

    private String model() {
        return Objects.requireNonNullElse(run.run().model().name(), "The network");
    }

    private String dataset() {
        String uri = Objects.requireNonNullElse(run.run().dataset().uri(), "its images");
        return uri.substring(uri.lastIndexOf('/', uri.length() - 2) + 1);
    }

    private boolean isReason(CheckResult check) {
        return check.status() == report.verdict()
                || KnowledgeCheck.isDoubt(check)
                || (untested && check.kind().equals(BiasCheck.KIND.name()));
    }

    private String headline() {
        long bias = report.checks().stream()
                .filter(check -> check.kind().equals(BiasCheck.KIND.name()) && check.status() == Verdict.FAIL)
                .count();
        return switch (report.verdict()) {
            case FAIL ->
                bias > 0 ? "This network judges by the background." : "This network misses what it was asked for.";
            case INCONCLUSIVE, NOT_APPLICABLE -> "These images do not tell whether this network can be trusted.";
            case WARN ->
                untested
                        ? "Whether this network judges by the background was not tested."
                        : "Nothing stops this network, but some findings should be looked at.";
            case PASS -> "Nothing was found against this network.";
        };
    }

    private static CheckLine line(CheckResult check) {
        return new CheckLine(
                check.check(),
                check.status(),
                check.slice().equals(Slice.EVERYTHING)
                        ? "all images"
                        : check.slice().text(),
                check.message(),
                check.value(),
                check.interval().stream().mapToDouble(Interval::lower).findFirst(),
                check.interval().stream().mapToDouble(Interval::upper).findFirst(),
                check.threshold().stream().mapToObj(Numbers::plain).findFirst(),
                check.rows());
    }

    private List<SliceLine> slices() {
        return Comparisons.distinct(report.comparisons(), MOST_SLICES).stream()
                .map(AuditPage::line)
                .toList();
    }

    private static SliceLine line(Comparison comparison) {
        Interval interval = comparison.difference().interval().orElseThrow();
        return new SliceLine(
                comparison.slice().text(),
                comparison.parent().equals(Slice.EVERYTHING)
                        ? "all other images"
                        : "the rest of " + comparison.parent().text(),
                comparison.statistic(),
                comparison.rows(),
                comparison.mean(),
                comparison.restMean(),
                comparison.difference().delta(),
                interval.lower(),
                interval.upper(),
                comparison.adjustedP(),
                comparison.difference().delta() > 0 ? "larger than elsewhere" : "smaller than elsewhere");
    }
}
