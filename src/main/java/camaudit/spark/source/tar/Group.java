package camaudit.spark.source.tar;

import camaudit.spark.source.container.RawLabel;
import camaudit.spark.source.container.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Members that belong together while they are read: images that wait for their label and mask. */
final class Group {
    private static final int MOST_IMAGES = 64;

    private final String name;
    private final List<StoredRecord> images = new ArrayList<>();
    private Optional<RawLabel> label = Optional.empty();
    private byte @Nullable [] mask;
    private long size;

    Group(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void add(StoredRecord image) {
        images.add(image);
        size += image.size();
    }

    /** A label; one from a file of its own comes before one in JSON. */
    void label(Optional<RawLabel> given, boolean first) {
        label = label.isEmpty() || (first && given.isPresent()) ? given : label;
    }

    void mask(byte[] file) {
        mask = file;
        size += file.length;
    }

    /** True if it is too much to hold back any longer; what comes later is not for these images. */
    boolean isFull(long maxBytes) {
        return images.size() >= MOST_IMAGES || size > maxBytes;
    }

    /** The images with what they waited for; the group has none afterwards. */
    List<StoredRecord> take() {
        List<StoredRecord> taken = images.stream()
                .map(image -> image.labelled(label))
                .map(image -> mask == null ? image : image.masked(mask))
                .toList();
        images.clear();
        size = 0;
        return taken;
    }
}
