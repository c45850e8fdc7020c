package camaudit.spark.source;

import camaudit.image.Decoded;
import camaudit.image.region.Located;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One input as a source hands it to a task.
 *
 * @param id unique within the dataset and stable between runs
 * @param uri where it is
 * @param sha256 of the stored bytes, in hex; empty where they could not be read
 * @param picture the decoded picture, or why there is none
 * @param foreground where the foreground is on the picture, or why that is not known; empty where nothing states it
 */
public record SourceImage(
        String id, String uri, OptionalInt label, String sha256, Decoded picture, Optional<Located> foreground) {
    public SourceImage {
        Objects.requireNonNull(id);
        Objects.requireNonNull(uri);
        Objects.requireNonNull(label);
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(picture);
        Objects.requireNonNull(foreground);
    }

    /** An input whose foreground nothing states. */
    public SourceImage(String id, String uri, OptionalInt label, String sha256, Decoded picture) {
        this(id, uri, label, sha256, picture, Optional.empty());
    }
}
