package camaudit.spark.explain;

import camaudit.text.Numbers;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run's counters say, for a line of its log. */
final class ProgressLine {
    private ProgressLine() {}

    /** E.g. {@code ; rejected CORRUPT 3; decode 20 %, forward 70 %, write 10 %}; empty where there is nothing to say. */
    static String describe(Map<String, Long> counts) {
        return rejected(counts) + shares(counts);
    }

    private static String rejected(Map<String, Long> counts) {
        Map<String, Long> reasons = new TreeMap<>();
        counts.forEach((name, count) -> {
            if (name.startsWith(RunMetrics.REJECTED) && count > 0) {
                reasons.put(name.substring(RunMetrics.REJECTED.length()), count);
            }
        });
        return reasons.isEmpty()
                ? ""
                : reasons.entrySet().stream()
                        .map(e -> Numbers.format("%s %,d", e.getKey(), e.getValue()))
                        .collect(Collectors.joining(", ", "; rejected ", ""));
    }

    private static String shares(Map<String, Long> counts) {
        double all = 0;
        for (RunMetrics.Phase phase : RunMetrics.Phase.values()) {
            all += counts.getOrDefault(phase.counter(), 0L);
        }
        StringBuilder shares = new StringBuilder();
        for (RunMetrics.Phase phase : RunMetrics.Phase.values()) {
            long percent = Math.round(100 * counts.getOrDefault(phase.counter(), 0L) / Math.max(1, all));
            if (percent > 0) {
                shares.append(shares.isEmpty() ? "; " : ", ")
                        .append(phase.label())
                        .append(' ')
                        .append(percent)
                        .append(" %");
            }
        }
        return shares.toString();
    }
}
