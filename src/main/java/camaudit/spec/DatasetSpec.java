package camaudit.spec;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Which images are explained, and what is known of them.
 *
 * @param images URI of a folder or file, or a pattern
 * @param labels {@code auto}, {@code folder}, {@code none} or the URI of a label file or of annotations
 * @param classNames names in the order of the network's classes; empty where none are given
 * @param share how much of the images is taken, an even sample by their names; 1 for all
 * @param limit at most this many images, in order of their names; empty for all
 */
public record DatasetSpec(
        String images,
        Layout layout,
        String labels,
        List<String> classNames,
        double share,
        OptionalLong limit,
        Foregrounds foregrounds) {
    public DatasetSpec {
        Objects.requireNonNull(images);
        Objects.requireNonNull(layout);
        Objects.requireNonNull(labels);
        classNames = List.copyOf(classNames);
        Objects.requireNonNull(limit);
        Objects.requireNonNull(foregrounds);
    }
}
