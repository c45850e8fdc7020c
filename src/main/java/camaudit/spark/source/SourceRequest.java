package camaudit.spark.source;

import camaudit.image.decode.DecodeOptions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the user said of the images.
 *
 * @param labels {@code auto}, {@code folder}, {@code none} or the URI of a label or annotation file
 * @param classNames in the order of the network's classes; empty where none are given
 * @param classes how many the network has
 * @param share of the images, an even sample; 1 for all
 * @param limit at most so many of them
 */
public record SourceRequest(
        String images,
        Layout layout,
        String labels,
        List<String> classNames,
        int classes,
        double share,
        OptionalLong limit,
        DecodeOptions decode,
        Foregrounds foregrounds) {
    public static final String NONE = "none";
    public static final String AUTO = "auto";
    public static final String FOLDER = "folder";
    /** What is no file of labels. */
    private static final Set<String> WORDS = Set.of(NONE, AUTO, FOLDER);

    public SourceRequest {
        Objects.requireNonNull(images);
        Objects.requireNonNull(layout);
        Objects.requireNonNull(labels);
        classNames = List.copyOf(classNames);
        Objects.requireNonNull(limit);
        Objects.requireNonNull(decode);
        Objects.requireNonNull(foregrounds);
    }

    /** The file that gives the labels. */
    public Optional<String> labelFile() {
        return Optional.of(labels).filter(given -> !WORDS.contains(given));
    }
}
