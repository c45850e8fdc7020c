package camaudit.spark.source;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The unit in which a dataset is listed and a run records its progress: an image file, or a part of a container.
 *
 * @param uri the file it is in, or is
 * @param part which images of its container it takes
 * @param expected how many images it will give, about
 * @param stamp size and time of the file
 * @param classNumber of a file that is one image, where the listing has it; else −1
 * @param foreground of a file that is one image, where it is stated
 * @param stated changes with what is stated of it elsewhere; empty where nothing is
 */
public record Item(
        String uri,
        Part part,
        long expected,
        FileStamp stamp,
        int classNumber,
        @Nullable ForegroundRef foreground,
        String stated)
        implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int NO_LABEL = -1;
    private static final long WHOLE = -1;
    private static final Part FILE = new Part(WHOLE, 1, 0, Part.ALL);

    public Item {
        Objects.requireNonNull(uri);
        Objects.requireNonNull(part);
        Objects.requireNonNull(stamp);
        Objects.requireNonNull(stated);
    }

    /** A file that is one image. */
    public static Item file(String uri, FileStamp stamp, OptionalInt label, Optional<ForegroundRef> foreground) {
        String stated = foreground.map(ForegroundRef::digest).orElse("");
        return new Item(uri, FILE, 1, stamp, label.orElse(NO_LABEL), foreground.orElse(null), stated);
    }

    /**
     * A part of a container.
     *
     * @param first number of its first record, or where it begins in another measure of the container
     * @param count how many records it has, those that are not taken included, in the same measure; 1 for a whole container that cannot
     *     be split
     * @param expected how many images that will be, about
     */
    public static Item part(String uri, long first, long count, long expected, FileStamp stamp) {
        return new Item(uri, new Part(first, count, 0, Part.ALL), expected, stamp, NO_LABEL, null, "");
    }

    /** The same part of a container, annotated in files of their own, whose content this stands for. */
    public Item annotated(String digest) {
        return new Item(uri, part, expected, stamp, classNumber, foreground, digest);
    }

    /** The same, but only its first images. */
    public Item atMost(long images) {
        return images(part.from(), images);
    }

    /**
     * The same part of a container, but only some of its images.
     *
     * @param begin number of the first image that is taken, in the order of the part
     * @param end number of the first image that is not taken any more; {@link Part#ALL} for none
     */
    public Item images(long begin, long end) {
        long left = Math.max(1, Math.min(part.from() + expected, end) - begin);
        Part some = new Part(part.first(), part.count(), begin, end);
        return new Item(uri, some, left, stamp, classNumber, foreground, stated);
    }

    /** Number of the first record in its container; −1 for a file that is one image. */
    public long first() {
        return part.first();
    }

    /** How many records it has. */
    public long count() {
        return part.count();
    }

    /** The class of a file that is one image, where the listing has it. */
    public OptionalInt label() {
        return classNumber == NO_LABEL ? OptionalInt.empty() : OptionalInt.of(classNumber);
    }

    /** Changes with what is stated of the image's foreground, or of a container's images in files of their own; empty where nothing is. */
    public String marks() {
        return stated.isEmpty() ? "" : "@" + stated;
    }

    /** True for a file that is one image. */
    public boolean isFile() {
        return part.first() == WHOLE;
    }

    /** The name of the item, the same in every run over the dataset. */
    public String name() {
        return isFile() ? uri : uri + part.written();
    }

    /** Changes when the item may have changed: the size and time of its file, and what is stated of it elsewhere. */
    public String state() {
        return stamp + (classNumber == NO_LABEL ? "" : " " + classNumber) + (stated.isEmpty() ? "" : " " + marks());
    }

    @Override
    public String toString() {
        return name();
    }
}
