package camaudit.report;

import camaudit.image.Pixels;
import java.util.Objects;
import java.util.Optional;

/**
 * What one figure shows: a picture, the map of one method for one class, and the words that go with them.
 *
 * @param input the picture as the network saw it
 * @param heat the method's map, of any resolution
 * @param imageId which picture
 * @param label the true class, where known
 * @param predicted the class the network chose
 * @param target the class the map explains
 * @param probability the network's probability of {@code target}, 0..1
 * @param logit the network's score of {@code target} before softmax
 * @param method for example {@code grad-cam}
 * @param layer the target layer
 * @param status {@code OK}, or why the map is blank: {@code ALL_NEGATIVE}, {@code ZERO_GRADIENT}, {@code NOT_FINITE}
 * @param note anything else to show, for example the statistic it was chosen by
 */
public record FigureInput(
        Pixels input,
        Heat heat,
        String imageId,
        Optional<String> label,
        String predicted,
        String target,
        double probability,
        double logit,
        String method,
        String layer,
        String status,
        Optional<String> note) {
    public FigureInput {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(heat, "heat");
        Objects.requireNonNull(imageId, "imageId");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(predicted, "predicted");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(note, "note");
    }

    /** Whether the label is known and is not the predicted class. */
    public boolean isWrong() {
        return label.isPresent() && !label.get().equals(predicted);
    }

    /** Why there is nothing to paint, in words; empty where the map has heat and its status allows it to be painted. */
    Optional<String> blankness() {
        return heat.blankness(status);
    }
}
