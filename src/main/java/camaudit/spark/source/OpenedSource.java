package camaudit.spark.source;

import java.util.List;
import java.util.Objects;

/**
 * An open dataset.
 *
 * @param classNames names in the order of the network's classes; empty where nothing names them
 * @param labels where labels come from, in words
 * @param foreground where images' foregrounds are stated, likewise; empty text where nothing states them
 */
public record OpenedSource(ImageSource source, List<String> classNames, String labels, String foreground) {
    public OpenedSource {
        Objects.requireNonNull(source);
        classNames = List.copyOf(classNames);
        Objects.requireNonNull(labels);
        Objects.requireNonNull(foreground);
    }
}
