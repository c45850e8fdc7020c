package camaudit.report;

import camaudit.image.Pixels;
import camaudit.image.Placement;
import camaudit.statistic.AttentionMap;
import java.util.Objects;
import java.util.Optional;

/**
 * What one figure shows: a picture, the map of one method for one class, and the words that go with them.
 *
 * @param input the picture as the network saw it
 * @param map the method's map, of any resolution
 * @param placement where its cells lie on {@code input}
 * @param imageId which picture
 * @param label the true class, where known
 * @param predicted the class the network chose
 * @param target the class the map explains
 * @param probability the network's probability of {@code target}, 0..1
 * @param logit the network's score of {@code target} before softmax
 * @param method for example {@code grad-cam}
 * @param layer the target layer
 * @param status {@code OK}, or why the map is blank: {@code ALL_NEGATIVE}, {@code ZERO_GRADIENT}, {@code NOT_FINITE}
 */
public record FigureInput(
        Pixels input,
        AttentionMap map,
        Placement placement,
        String imageId,
        Optional<String> label,
        String predicted,
        String target,
        double probability,
        double logit,
        String method,
        String layer,
        String status) {
    public FigureInput {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(map, "map");
        Objects.requireNonNull(placement, "placement");
        Objects.requireNonNull(imageId, "imageId");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(predicted, "predicted");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(status, "status");
    }

    /** Whether the label is known and is not the predicted class. */
    public boolean isWrong() {
        return label.isPresent() && !label.get().equals(predicted);
    }

    /** Why there is nothing to paint, in words; empty where the map has heat and its status does not speak against it. */
    Optional<String> blankness() {
        return switch (status) {
            case "ALL_NEGATIVE" ->
                Optional.of("No value of this map is above zero: nothing here speaks for the class.");
            case "ZERO_GRADIENT" ->
                Optional.of("The gradient is zero everywhere: the score does not react to this layer.");
            case "NOT_FINITE" -> Optional.of("The map holds NaN or infinite values: it cannot be trusted.");
            default -> map.isBlank() ? Optional.of(unnamed()) : Optional.empty();
        };
    }

    private String unnamed() {
        return map.isFinite() ? "No value of this map is above zero." : "The map holds NaN or infinite values.";
    }
}
