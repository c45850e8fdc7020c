package camaudit.report.audit;

import camaudit.audit.AuditReport;
import camaudit.audit.check.BaselineRun;
import camaudit.report.page.Trend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How an audit's figures went over earlier ones. */
final class PageHistory {
    private static final List<String> TRENDS = List.of(
            "all|foreground_lift|mean",
            "all|correct|mean",
            "all|correct_background_gap|mean",
            "all|border_lift|mean",
            "all|blank|mean");

    private PageHistory() {}

    /**
     * One trend for each figure that at least two audits have; none without earlier audits.
     *
     * @param most how many earlier audits are shown
     */
    static List<Trend> trends(AuditReport report, List<BaselineRun> earlier, int most) {
        List<BaselineRun> runs = new ArrayList<>(earlier.stream()
                .filter(run -> !run.run().equals(report.runId()))
                .toList());
        if (runs.isEmpty()) {
            return List.of();
        }
        runs.add(report.baseline(""));
        List<BaselineRun> shown = runs.subList(Math.max(0, runs.size() - most - 1), runs.size());
        List<Trend> trends = new ArrayList<>();
        for (String key : TRENDS) {
            List<Trend.Point> points = shown.stream()
                    .filter(run -> run.figures().containsKey(key))
                    .map(run -> new Trend.Point(
                            Instant.parse(run.time()),
                            run.figures().getOrDefault(key, 0.0),
                            run.accepted(),
                            AuditPage.verdict(AuditPage.status(run.verdict()))))
                    .toList();
            if (points.size() > 1) {
                trends.add(new Trend("mean of " + key.split("\\|", -1)[1], points));
            }
        }
        return trends;
    }
}
