package camaudit.spark.source;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a dataset is listed in, and what a run has done or not done as a whole: an image file, or a part of a container.
 */
public final class Item implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int NO_LABEL = -1;
    private static final long WHOLE = -1;
    private static final long ALL = Long.MAX_VALUE;

    private final String uri;
    private final long first;
    private final long count;
    private final long expected;
    private final FileStamp stamp;
    private final int label;
    private final long most;
    private final @Nullable Marking marking;
    /** Changes with what is told of it elsewhere; empty where nothing is. */
    private final String told;

    private Item(
            String uri,
            long first,
            long count,
            long expected,
            FileStamp stamp,
            int label,
            long most,
            @Nullable Marking marking,
            String told) {
        this.uri = Objects.requireNonNull(uri);
        this.first = first;
        this.count = count;
        this.expected = expected;
        this.stamp = Objects.requireNonNull(stamp);
        this.label = label;
        this.most = most;
        this.marking = marking;
        this.told = told;
    }

    /** A file that is one image. */
    static Item file(String uri, FileStamp stamp, OptionalInt label, Optional<Marking> marking) {
        return new Item(
                uri,
                WHOLE,
                1,
                1,
                stamp,
                label.orElse(NO_LABEL),
                ALL,
                marking.orElse(null),
                marking.map(Marking::digest).orElse(""));
    }

    /**
     * A part of a container.
     *
     * @param first number of its first record, or where else it begins in the container's own measure
     * @param count how many records it has, those that are not taken included, in the same measure; 1 for a whole container that cannot
     *     be cut
     * @param expected how many images that will be, about
     */
    static Item part(String uri, long first, long count, long expected, FileStamp stamp) {
        return new Item(uri, first, count, expected, stamp, NO_LABEL, ALL, null, "");
    }

    /** The same part of a container, told of in files of their own, whose content this stands for. */
    Item told(String digest) {
        return new Item(uri, first, count, expected, stamp, label, most, marking, digest);
    }

    /** The same, but only its first images. */
    Item atMost(long images) {
        return new Item(uri, first, count, Math.min(images, expected), stamp, label, images, marking, told);
    }

    /** At most so many of its images are taken. */
    long most() {
        return most;
    }

    /** The file it is in, or is. */
    public String uri() {
        return uri;
    }

    /** Number of the first record in its container; −1 for a file that is one image. */
    public long first() {
        return first;
    }

    /** How many records it has. */
    public long count() {
        return count;
    }

    /** How many images it will give, about. */
    public long expected() {
        return expected;
    }

    /** Size and time of the file. */
    public FileStamp stamp() {
        return stamp;
    }

    /** The class of a file that is one image, where the listing tells it. */
    public OptionalInt label() {
        return label == NO_LABEL ? OptionalInt.empty() : OptionalInt.of(label);
    }

    /** Where the foreground of a file that is one image is told. */
    Optional<Marking> marking() {
        return Optional.ofNullable(marking);
    }

    /** Changes with what is told of the image's foreground, or of a container's images in files of their own; empty where nothing is. */
    public String marks() {
        return told.isEmpty() ? "" : "@" + told;
    }

    /** True for a file that is one image. */
    public boolean isFile() {
        return first == WHOLE;
    }

    /** What it is called, the same in every run over the dataset. */
    public String name() {
        return (isFile() ? uri : uri + "#" + first + "+" + count) + (most == ALL ? "" : " first " + most);
    }

    /** Changes when the item may have changed: the size and time of its file, and what is said of it elsewhere. */
    public String state() {
        return stamp + (label == NO_LABEL ? "" : " " + label) + (told.isEmpty() ? "" : " " + marks());
    }

    @Override
    public String toString() {
        return name();
    }
}
