package camaudit.report.audit;

import camaudit.report.page.Faithfulness;
import camaudit.spark.table.FaithfulnessTable.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How maps compare with their controls, from a run's {@code run.json}. */
final class PageFaithfulness {
    private static final Map<Subject, String> SUBJECTS = Map.of(
            Subject.MODEL, "the model",
            Subject.RANDOM_CAM, "a random map",
            Subject.RANDOM_WEIGHTS, "the model with shuffled weights");

    private PageFaithfulness() {}

    /** Empty where the run did not measure it. */
    static Optional<Faithfulness> of(Map<String, Object> measured, String method) {
        if (!(measured.get("methods") instanceof Map<?, ?> methods)
                || !(methods.get(method) instanceof Map<?, ?> subjects)) {
            return Optional.empty();
        }
        List<Faithfulness.Row> rows = new ArrayList<>();
        for (Subject subject : Subject.values()) {
            if (subjects.get(subject.label()) instanceof Map<?, ?> means) {
                rows.add(new Faithfulness.Row(
                        method,
                        SUBJECTS.getOrDefault(subject, subject.label()),
                        number(means, "deletion_auc"),
                        number(means, "insertion_auc"),
                        number(means, "road"),
                        number(means, "average_drop"),
                        number(means, "increase"),
                        number(means, "foreground_lift")));
            }
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Faithfulness(
                                rows,
                                "A map that knows nothing of the network would score like the random map; the further apart, the more it tells."));
    }

    private static Optional<Double> number(Map<?, ?> means, String name) {
        return means.get(name) instanceof Number number && Double.isFinite(number.doubleValue())
                ? Optional.of(number.doubleValue())
                : Optional.empty();
    }
}
