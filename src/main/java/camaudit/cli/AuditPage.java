package camaudit.cli;

import camaudit.audit.AuditReport;
import camaudit.audit.check.BaselineRun;
import camaudit.audit.check.CheckResult;
import camaudit.audit.check.Status;
import camaudit.audit.inference.Interval;
import camaudit.audit.slice.Comparison;
import camaudit.audit.slice.Slice;
import camaudit.config.AuditConfig;
import camaudit.report.page.CheckLine;
import camaudit.report.page.Fact;
import camaudit.report.page.Page;
import camaudit.report.page.SliceLine;
import camaudit.report.page.Trend;
import camaudit.report.page.Verdict;
import camaudit.spark.audit.Aggregated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Fills the report's page from an audit's results. */
final class AuditPage {
    private static final int MOST_SLICES = 60;
    private static final List<String> TRENDS = List.of(
            "all|foreground_lift|mean",
            "all|correct|mean",
            "all|correct_background_gap|mean",
            "all|border_lift|mean",
            "all|blank|mean");

    private final AuditConfig config;
    private final AuditReport report;
    private final Aggregated aggregated;
    private final List<BaselineRun> earlier;

    AuditPage(AuditConfig config, AuditReport report, Aggregated aggregated, List<BaselineRun> earlier) {
        this.config = config;
        this.report = report;
        this.aggregated = aggregated;
        this.earlier = earlier;
    }

    /** The page; reads pictures. */
    Page page() {
        PageClasses classes = new PageClasses(report, aggregated);
        PagePictures pictures = new PagePictures(aggregated);
        return new Page(
                model() + " on " + dataset(),
                Verdict.valueOf(report.verdict().name()),
                headline(),
                report.checks().stream()
                        .filter(check -> check.status() == worst())
                        .map(CheckResult::message)
                        .distinct()
                        .limit(5)
                        .toList(),
                facts(),
                report.checks().stream().map(AuditPage::line).toList(),
                classes.cards(),
                slices(),
                pictures.clusters(),
                pictures.worst(),
                classes.counterfactuals(),
                PageFaithfulness.of(aggregated.run().report().faithfulness(), aggregated.method()),
                history(),
                provenance(),
                limits());
    }

    private String model() {
        return text(aggregated.run().report().model(), "name", "The network");
    }

    private String dataset() {
        String uri = text(aggregated.run().report().dataset(), "uri", "its images");
        return uri.substring(uri.lastIndexOf('/', uri.length() - 2) + 1);
    }

    private Status worst() {
        return switch (report.verdict()) {
            case FAIL -> Status.FAIL;
            case INCONCLUSIVE -> Status.INCONCLUSIVE;
            case WARN -> Status.WARN;
            case PASS -> Status.PASS;
        };
    }

    private String headline() {
        long bias = report.checks().stream()
                .filter(check -> check.kind().equals("bias") && check.status() == Status.FAIL)
                .count();
        return switch (report.verdict()) {
            case FAIL ->
                bias > 0 ? "This network judges by the background." : "This network misses what it was asked for.";
            case INCONCLUSIVE -> "These images do not tell whether this network can be trusted.";
            case WARN -> "Nothing stops this network, but some findings should be looked at.";
            case PASS -> "Nothing was found against this network.";
        };
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        long rejected = aggregated.rejections().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        facts.add(new Fact(
                "Images",
                count(aggregated.slices().everything().rows())
                        + (rejected == 0 ? "" : ", " + count(rejected) + " rejected")));
        aggregated
                .slices()
                .everything()
                .mean("correct")
                .ifPresent(accuracy -> facts.add(new Fact("Accuracy", percent(accuracy))));
        aggregated
                .slices()
                .everything()
                .mean("foreground_mass")
                .ifPresent(mass -> facts.add(new Fact("Heat on the object", percent(mass))));
        facts.add(new Fact("Method", aggregated.method() + " at " + aggregated.layer()));
        facts.add(new Fact("Audited", report.time()));
        return facts;
    }

    private static CheckLine line(CheckResult check) {
        return new CheckLine(
                check.check(),
                Verdict.valueOf(check.status().name()),
                check.slice().equals(Slice.EVERYTHING)
                        ? "all images"
                        : check.slice().text(),
                check.message(),
                boxed(check.value()),
                check.interval().map(Interval::lower),
                check.interval().map(Interval::upper),
                boxed(check.threshold()).map(limit -> String.format(Locale.ROOT, "%.3g", limit)),
                check.rows());
    }

    private List<SliceLine> slices() {
        return report.comparisons().stream()
                .filter(one ->
                        one.difference().isSure() && one.difference().interval().isPresent())
                .limit(MOST_SLICES)
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

    private List<Trend> history() {
        List<BaselineRun> runs = new ArrayList<>(earlier.stream()
                .filter(run -> !run.run().equals(report.runId()))
                .toList());
        if (runs.isEmpty()) {
            return List.of();
        }
        runs.add(BaselineRun.of(report.runId(), report.time(), "", report.verdict(), report.figures()));
        List<BaselineRun> shown = runs.subList(Math.max(0, runs.size() - config.history() - 1), runs.size());
        List<Trend> trends = new ArrayList<>();
        for (String key : TRENDS) {
            List<Trend.Point> points = shown.stream()
                    .filter(run -> run.figures().containsKey(key))
                    .map(run -> new Trend.Point(
                            Instant.parse(run.time()),
                            run.figures().getOrDefault(key, 0.0),
                            run.accepted(),
                            Verdict.valueOf(run.verdict().name())))
                    .toList();
            if (points.size() > 1) {
                trends.add(new Trend("mean of " + key.split("\\|", -1)[1], points));
            }
        }
        return trends;
    }

    private List<Fact> provenance() {
        List<Fact> facts = new ArrayList<>();
        report.provenance().forEach((name, value) -> {
            if (value instanceof Map<?, ?> map) {
                map.forEach((key, inner) -> facts.add(new Fact(name + " " + key, String.valueOf(inner))));
            } else {
                facts.add(new Fact(name, String.valueOf(value)));
            }
        });
        facts.add(new Fact("run_id", report.runId()));
        return facts;
    }

    private List<String> limits() {
        List<String> limits = new ArrayList<>(report.notes());
        limits.add(
                "A map shows where evidence for one answer lies at one layer, at that layer's resolution; it is no proof of a cause.");
        if (aggregated.slices().everything().rows("foreground_lift") == 0) {
            limits.add(
                    "No masks or boxes were given, so this report cannot say whether heat lies on the object: border, focus and "
                            + "spatial anomaly say only where it lies.");
        }
        if (aggregated.slices().everything().rows("correct_mixed_random") == 0) {
            limits.add(
                    "No other backgrounds were tried (explain --counterfactual), so what the background costs was not measured.");
        }
        limits.add("Intervals hold 95 % each, by bootstrap"
                + (config.sourceColumn().isPresent() ? " over sources" : " over images")
                + "; p-values are adjusted for all comparisons of this audit (Benjamini–Hochberg).");
        return limits;
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private static String text(Map<String, Object> map, String key, String fallback) {
        return Optional.ofNullable(map.get(key)).map(Object::toString).orElse(fallback);
    }
}
