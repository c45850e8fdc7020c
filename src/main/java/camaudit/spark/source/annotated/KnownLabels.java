package camaudit.spark.source.annotated;

import camaudit.spark.source.ForegroundRef;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What is known of listed image files before they are read, by their places in the listing. On the driver only. */
public final class KnownLabels {
    private static final int NO_LABEL = -1;

    private final FolderLabels folders;
    private final int[] labels;
    private final @Nullable ForegroundRef[] markings;

    private KnownLabels(FolderLabels folders, int[] labels, @Nullable ForegroundRef[] markings) {
        this.folders = folders;
        this.labels = labels;
        this.markings = markings;
    }

    /** Classes by folders, or none, and nothing of foregrounds. */
    public static KnownLabels of(FolderLabels folders) {
        return new KnownLabels(folders, new int[0], new ForegroundRef[0]);
    }

    /** Classes by folders; labels and foregrounds are noted. */
    public static KnownLabels of(FolderLabels folders, int images, boolean labels, boolean foregrounds) {
        int[] none = new int[labels ? images : 0];
        Arrays.fill(none, NO_LABEL);
        return new KnownLabels(folders, none, new ForegroundRef[foregrounds ? images : 0]);
    }

    void note(int index, OptionalInt label) {
        labels[index] = label.orElse(NO_LABEL);
    }

    void note(int index, Optional<ForegroundRef> marking) {
        markings[index] = marking.orElse(null);
    }

    public boolean labelled() {
        return !folders.isEmpty() || Arrays.stream(labels).anyMatch(label -> label != NO_LABEL);
    }

    public OptionalInt label(int index, String imageId) {
        if (labels.length == 0) {
            return folders.label(imageId);
        }
        return labels[index] == NO_LABEL ? OptionalInt.empty() : OptionalInt.of(labels[index]);
    }

    public Optional<ForegroundRef> marking(int index) {
        return markings.length == 0 ? Optional.empty() : Optional.ofNullable(markings[index]);
    }
}
