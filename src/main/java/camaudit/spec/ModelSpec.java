package camaudit.spec;

import java.util.Objects;
import java.util.Optional;

/**
 * Which network is explained.
 *
 * @param uri of the model file
 * @param inputSize the image size where the file leaves it open
 */
public record ModelSpec(String uri, Optional<ImageSize> inputSize) {
    public ModelSpec {
        Objects.requireNonNull(uri);
        Objects.requireNonNull(inputSize);
    }

    /** Height and width in pixels. */
    public record ImageSize(int height, int width) {}
}
