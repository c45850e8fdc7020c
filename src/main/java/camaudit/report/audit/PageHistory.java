package camaudit.report.audit;

import camaudit.audit.AuditReport;
import camaudit.audit.check.Aggregate;
import camaudit.audit.check.BaselineRun;
import camaudit.audit.check.Figures;
import camaudit.audit.slice.Slice;
import camaudit.report.page.Trend;
import camaudit.vocabulary.Statistic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How an audit's figures developed over earlier audits. */
final class PageHistory {
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
        for (Statistic statistic : Statistic.TRENDS) {
            String key = Figures.key(Slice.EVERYTHING, statistic.label(), Aggregate.MEAN);
            List<Trend.Point> points = shown.stream()
                    .filter(run -> run.figures().containsKey(key))
                    .map(run -> new Trend.Point(
                            Instant.parse(run.time()),
                            run.figures().getOrDefault(key, 0.0),
                            run.accepted(),
                            run.verdict()))
                    .toList();
            if (points.size() > 1) {
                trends.add(new Trend("mean of " + statistic.label(), points));
            }
        }
        return trends;
    }
}
