package camaudit.audit.check;

import camaudit.audit.slice.SliceTable;
import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Verdict;
import java.util.Optional;

/** Whether the data can answer a check at all. */
final class Presence {
    private Presence() {}

    /** The result of a check whose statistic no image has; empty where some image has it. */
    static Optional<CheckResult> missing(Check check, String statistic, SliceTable slices) {
        if (slices.everything().rows(statistic) > 0) {
            return Optional.empty();
        }
        if (slices.schema().index(statistic).isEmpty() && !Words.needsForeground(statistic)) {
            return Optional.of(CheckResult.of(
                    check,
                    statistic,
                    Verdict.INCONCLUSIVE,
                    "The check could not run: there is no statistic '" + statistic + "'. There are "
                            + String.join(", ", slices.schema().measures()) + "."));
        }
        String why = Words.needsForeground(statistic)
                ? ": it needs masks or boxes that say where the object is."
                : statistic.equals(Statistic.CORRECT.label())
                        ? ": it needs to know the right class of each image."
                        : ".";
        return Optional.of(CheckResult.of(
                check,
                statistic,
                Verdict.NOT_APPLICABLE,
                "No image of this dataset has the statistic " + statistic + why));
    }

    /** The result of a check of a dimension that no slice has; empty where there are slices of it. */
    static Optional<CheckResult> missingDimension(Check check, String statistic, String dimension, SliceTable slices) {
        boolean exists = slices.states().keySet().stream()
                .anyMatch(slice ->
                        slice.conditions().size() == 1 && slice.value(dimension).isPresent());
        return exists
                ? Optional.empty()
                : Optional.of(CheckResult.of(
                        check,
                        statistic,
                        Verdict.NOT_APPLICABLE,
                        "The images have no '" + dimension + "', so nothing can be compared by it."));
    }
}
