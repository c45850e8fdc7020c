package camaudit.report.audit;

import camaudit.provenance.ReportedFaithfulness;
import camaudit.report.page.Faithfulness;
import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** How maps compare with their controls, from a run's {@code run.json}. */
final class PageFaithfulness {
    private static final List<Map.Entry<Subject, String>> SUBJECTS = List.of(
            Map.entry(Subject.MODEL, "the model"),
            Map.entry(Subject.RANDOM_CAM, "a random map"),
            Map.entry(Subject.RANDOM_WEIGHTS, "the model with shuffled weights"));

    private PageFaithfulness() {}

    /** The faithfulness of a method's maps; empty where the run did not measure it. */
    static Optional<Faithfulness> of(ReportedFaithfulness measured, String method) {
        Map<String, Map<String, Double>> subjects = measured.of(method);
        List<Faithfulness.Row> rows = new ArrayList<>();
        SUBJECTS.forEach(subject -> Optional.ofNullable(
                        subjects.get(subject.getKey().label()))
                .ifPresent(means -> rows.add(new Faithfulness.Row(
                        method,
                        subject.getValue(),
                        number(means, Statistic.DELETION_AUC),
                        number(means, Statistic.INSERTION_AUC),
                        number(means, Statistic.ROAD),
                        number(means, Statistic.AVERAGE_DROP),
                        number(means, Statistic.INCREASE),
                        number(means, Statistic.FOREGROUND_LIFT)))));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Faithfulness(
                                rows,
                                "A map that knows nothing of the network would score like the random map; the further apart, the more it tells."));
    }

    private static OptionalDouble number(Map<String, Double> means, Statistic statistic) {
        Double mean = means.get(statistic.label());
        return mean == null || !Double.isFinite(mean) ? OptionalDouble.empty() : OptionalDouble.of(mean);
    }
}
