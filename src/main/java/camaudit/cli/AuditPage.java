package camaudit.cli;

import camaudit.audit.AuditReport;
import camaudit.audit.check.BaselineRun;
import camaudit.audit.check.BiasCheck;
import camaudit.audit.check.CheckResult;
import camaudit.audit.check.Checks;
import camaudit.audit.inference.Interval;
import camaudit.audit.slice.Comparison;
import camaudit.audit.slice.Comparisons;
import camaudit.audit.slice.Slice;
import camaudit.config.AuditConfig;
import camaudit.report.page.CheckLine;
import camaudit.report.page.Page;
import camaudit.report.page.SliceLine;
import camaudit.spark.audit.Aggregated;
import camaudit.vocabulary.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Fills the report's page from an audit's results. */
final class AuditPage {
    private static final int MOST_SLICES = 60;
    private final AuditConfig config;
    private final AuditReport report;
    private final Aggregated aggregated;
    private final List<BaselineRun> earlier;
    private final boolean untested;

    AuditPage(AuditConfig config, AuditReport report, Aggregated aggregated, List<BaselineRun> earlier) {
        this.config = config;
        this.report = report;
        this.aggregated = aggregated;
        this.earlier = earlier;
        this.untested = Checks.isBiasUntested(report.checks());
    }

    /** The page; reads pictures. */
    Page page() {
        PageClasses classes = new PageClasses(report, aggregated);
        PagePictures pictures = new PagePictures(aggregated);
        PageFacts facts = new PageFacts(report, aggregated);
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
                classes.counterfactuals(),
                PageFaithfulness.of(aggregated.run().report().faithfulness(), aggregated.method()),
                PageHistory.trends(report, earlier, config.history()),
                facts.provenance(),
                facts.limits(config.sourceColumn().isPresent()));
    }

    private String model() {
        return text(aggregated.run().report().model(), "name", "The network");
    }

    private String dataset() {
        String uri = text(aggregated.run().report().dataset(), "uri", "its images");
        return uri.substring(uri.lastIndexOf('/', uri.length() - 2) + 1);
    }

    private boolean isReason(CheckResult check) {
        return check.status() == report.verdict() || (untested && check.kind().equals(BiasCheck.KIND.name()));
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
                boxed(check.value()),
                check.interval().map(Interval::lower),
                check.interval().map(Interval::upper),
                boxed(check.threshold()).map(AuditPage::brief),
                check.rows());
    }

    private static String brief(double limit) {
        return BigDecimal.valueOf(limit)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    private List<SliceLine> slices() {
        return Comparisons.distinct(report.comparisons(), MOST_SLICES).stream()
                .map(AuditPage::line)
                .toList();
    }

    private static SliceLine line(Comparison one) {
        Interval interval = one.difference().interval().orElseThrow();
        return new SliceLine(
                one.slice().text(),
                one.parent().equals(Slice.EVERYTHING)
                        ? "all other images"
                        : "the rest of " + one.parent().text(),
                one.statistic(),
                one.rows(),
                one.mean(),
                one.restMean(),
                one.difference().delta(),
                interval.lower(),
                interval.upper(),
                one.adjustedP(),
                one.difference().delta() > 0 ? "larger than elsewhere" : "smaller than elsewhere");
    }

    static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private static String text(Map<String, Object> map, String key, String fallback) {
        return Optional.ofNullable(map.get(key)).map(Object::toString).orElse(fallback);
    }
}
