package camaudit.spark.source;

import camaudit.image.decode.DecodeOptions;
import camaudit.spec.DatasetSpec;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A dataset to open for a network.
 *
 * @param classes how many the network has
 */
public record SourceRequest(DatasetSpec dataset, DecodeOptions decode, int classes) {
    public static final String NONE = "none";
    public static final String AUTO = "auto";
    public static final String FOLDER = "folder";
    /** Values of {@code labels} that name no file. */
    private static final Set<String> WORDS = Set.of(NONE, AUTO, FOLDER);

    public SourceRequest {
        Objects.requireNonNull(dataset);
        Objects.requireNonNull(decode);
    }

    /** The file that gives the labels. */
    public Optional<String> labelFile() {
        return Optional.of(dataset.labels()).filter(given -> !WORDS.contains(given));
    }
}
