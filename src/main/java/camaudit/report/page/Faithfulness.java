package camaudit.report.page;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Whether the maps show what the model uses, compared with controls that cannot.
 *
 * @param message one plain sentence; may be empty
 */
public record Faithfulness(List<Row> rows, String message) {
    public Faithfulness {
        rows = List.copyOf(rows);
        Objects.requireNonNull(message, "message");
    }

    /**
     * A method on a subject.
     *
     * @param subject the model, or a control: a random map, shuffled weights
     * @param deletion AUC of the probability while the hottest pixels are taken away; lower is better
     * @param insertion AUC while they are put in; higher is better
     * @param road accuracy difference of remove-and-debias, least minus most relevant first; higher is better
     * @param averageDrop share of the probability lost when only the hot part is kept; lower is better
     * @param increase share of images whose probability rises; higher is better
     */
    public record Row(
            String method,
            String subject,
            OptionalDouble deletion,
            OptionalDouble insertion,
            OptionalDouble road,
            OptionalDouble averageDrop,
            OptionalDouble increase,
            OptionalDouble foregroundLift) {
        public Row {
            Require.text(method, "method");
            Require.text(subject, "subject of " + method);
            Require.finite(deletion, "deletion of " + method);
            Require.finite(insertion, "insertion of " + method);
            Require.finite(road, "ROAD of " + method);
            Require.finite(averageDrop, "average drop of " + method);
            Require.finite(increase, "increase of " + method);
            Require.finite(foregroundLift, "foreground lift of " + method);
        }
    }
}
