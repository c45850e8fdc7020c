package camaudit.spark.source.annotated;

import camaudit.spark.source.ForegroundRef;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is known of listed image files before they are read: the classes by the folders they lie in, the first ones below the dataset's
 * root, or else by their places in the listing, and foregrounds. On the driver only.
 */
public final class KnownLabels {
    private static final int NO_LABEL = -1;

    private final Map<String, Integer> classes = new HashMap<>();
    private int[] labels = {};
    private @Nullable ForegroundRef[] foregrounds = {};

    /** @param folders of which the i-th holds the images of class i; empty for no labels */
    public KnownLabels(List<String> folders) {
        folders.forEach(folder -> classes.put(folder, classes.size()));
    }

    /** Makes room for foregrounds and, where a file gives them, labels of this many images. */
    void expect(int images, boolean fileOfLabels) {
        foregrounds = new ForegroundRef[images];
        if (fileOfLabels) {
            labels = new int[images];
            Arrays.fill(labels, NO_LABEL);
        }
    }

    void note(int index, OptionalInt label) {
        labels[index] = label.orElse(NO_LABEL);
    }

    void note(int index, Optional<ForegroundRef> foreground) {
        foregrounds[index] = foreground.orElse(null);
    }

    public boolean labelled() {
        return !classes.isEmpty() || Arrays.stream(labels).anyMatch(label -> label != NO_LABEL);
    }

    public OptionalInt label(int index, String imageId) {
        if (labels.length > 0) {
            return labels[index] == NO_LABEL ? OptionalInt.empty() : OptionalInt.of(labels[index]);
        }
        int slash = imageId.indexOf('/');
        Integer label = slash < 0 ? null : classes.get(imageId.substring(0, slash));
        return label == null ? OptionalInt.empty() : OptionalInt.of(label);
    }

    public Optional<ForegroundRef> foreground(int index) {
        return foregrounds.length == 0 ? Optional.empty() : Optional.ofNullable(foregrounds[index]);
    }
}
