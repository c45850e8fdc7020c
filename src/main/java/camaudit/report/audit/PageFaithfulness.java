package camaudit.report.audit;

import camaudit.provenance.ReportedFaithfulness;
import camaudit.report.page.Faithfulness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How maps compare with their controls, from a run's {@code run.json}. */
final class PageFaithfulness {
    private static final List<Map.Entry<String, String>> SUBJECTS = List.of(
            Map.entry("model", "the model"),
            Map.entry("random-cam", "a random map"),
            Map.entry("random-weights", "the model with shuffled weights"));

    private PageFaithfulness() {}

    /** The faithfulness of a method's maps; empty where the run did not measure it. */
    static Optional<Faithfulness> of(ReportedFaithfulness measured, String method) {
        Map<String, Map<String, Double>> subjects = measured.of(method);
        List<Faithfulness.Row> rows = new ArrayList<>();
        SUBJECTS.forEach(subject -> Optional.ofNullable(subjects.get(subject.getKey()))
                .ifPresent(means -> rows.add(new Faithfulness.Row(
                        method,
                        subject.getValue(),
                        number(means, "deletion_auc"),
                        number(means, "insertion_auc"),
                        number(means, "road"),
                        number(means, "average_drop"),
                        number(means, "increase"),
                        number(means, "foreground_lift")))));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Faithfulness(
                                rows,
                                "A map that knows nothing of the network would score like the random map; the further apart, the more it tells."));
    }

    private static Optional<Double> number(Map<String, Double> means, String name) {
        return Optional.ofNullable(means.get(name)).filter(Double::isFinite);
    }
}
