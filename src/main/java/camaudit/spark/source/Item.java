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

    private final String uri;
    private final long first;
    private final long count;
    private final long from;
    private final long until;
    private final long expected;
    private final FileStamp stamp;
    private final int label;
    private final @Nullable ForegroundRef marking;
    /** Changes with what is stated of it elsewhere; empty where nothing is. */
    private final String stated;

    private Item(
            String uri,
            Part part,
            long expected,
            FileStamp stamp,
            int label,
            @Nullable ForegroundRef marking,
            String stated) {
        this.uri = Objects.requireNonNull(uri);
        this.first = part.first();
        this.count = part.count();
        this.from = part.from();
        this.until = part.until();
        this.expected = expected;
        this.stamp = Objects.requireNonNull(stamp);
        this.label = label;
        this.marking = marking;
        this.stated = stated;
    }

    /** A file that is one image. */
    public static Item file(String uri, FileStamp stamp, OptionalInt label, Optional<ForegroundRef> marking) {
        return new Item(
                uri,
                new Part(WHOLE, 1, 0, Part.ALL),
                1,
                stamp,
                label.orElse(NO_LABEL),
                marking.orElse(null),
                marking.map(ForegroundRef::digest).orElse(""));
    }

    /**
     * A part of a container.
     *
     * @param first number of its first record, or where else it begins in the container's own measure
     * @param count how many records it has, those that are not taken included, in the same measure; 1 for a whole container that cannot
     *     be cut
     * @param expected how many images that will be, about
     */
    public static Item part(String uri, long first, long count, long expected, FileStamp stamp) {
        return new Item(uri, new Part(first, count, 0, Part.ALL), expected, stamp, NO_LABEL, null, "");
    }

    /** The same part of a container, annotated in files of their own, whose content this stands for. */
    public Item annotated(String digest) {
        return new Item(uri, part(), expected, stamp, label, marking, digest);
    }

    /** The same, but only its first images. */
    public Item atMost(long images) {
        return images(from, images);
    }

    /**
     * The same part of a container, but only some of its images.
     *
     * @param begin number of the first image that is taken, in the order of the part
     * @param end number of the first image that is not taken any more; {@link Part#ALL} for none
     */
    public Item images(long begin, long end) {
        long all = from + expected;
        return new Item(
                uri,
                new Part(first, count, begin, end),
                Math.max(1, Math.min(all, end) - begin),
                stamp,
                label,
                marking,
                stated);
    }

    /** Which images of its container it takes. */
    public Part part() {
        return new Part(first, count, from, until);
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

    /** The class of a file that is one image, where the listing has it. */
    public OptionalInt label() {
        return label == NO_LABEL ? OptionalInt.empty() : OptionalInt.of(label);
    }

    /** Where the foreground of a file that is one image is stated. */
    public Optional<ForegroundRef> marking() {
        return Optional.ofNullable(marking);
    }

    /** Changes with what is stated of the image's foreground, or of a container's images in files of their own; empty where nothing is. */
    public String marks() {
        return stated.isEmpty() ? "" : "@" + stated;
    }

    /** True for a file that is one image. */
    public boolean isFile() {
        return first == WHOLE;
    }

    /** What it is called, the same in every run over the dataset. */
    public String name() {
        return isFile() ? uri : uri + part().written();
    }

    /** Changes when the item may have changed: the size and time of its file, and what is said of it elsewhere. */
    public String state() {
        return stamp + (label == NO_LABEL ? "" : " " + label) + (stated.isEmpty() ? "" : " " + marks());
    }

    @Override
    public String toString() {
        return name();
    }
}
