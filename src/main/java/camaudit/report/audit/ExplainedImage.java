package camaudit.report.audit;

import camaudit.image.Pixels;
import camaudit.report.Heat;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One image with its map.
 *
 * @param picture as the network saw it
 * @param label name of the true class, where known
 * @param value the statistic by which it was chosen, if it was
 */
public record ExplainedImage(
        String imageId, Pixels picture, Heat heat, Optional<String> label, String predicted, OptionalDouble value) {
    public ExplainedImage {
        Objects.requireNonNull(imageId);
        Objects.requireNonNull(picture);
        Objects.requireNonNull(heat);
        Objects.requireNonNull(label);
        Objects.requireNonNull(value);
    }
}
