package camaudit.spark.source.container;

import camaudit.text.Numbers;
import java.util.Objects;

/**
 * A part of a container that is read on its own.
 *
 * @param uri the container
 * @param first where it begins, in the format's own measure
 * @param count how long it is, in the same measure; 1 for a container that cannot be split
 * @param images how many images that will be; an estimate where the format's records are not numbered
 */
public record Split(String uri, long first, long count, long images) {
    public Split {
        Objects.requireNonNull(uri);
    }

    /** The first record after it, where records are numbered. */
    public long end() {
        return first + count;
    }

    /** The key of a numbered record: keys sort as numbers do. */
    public static String key(long number) {
        return Numbers.format("%08d", number);
    }

    /** The number that a key stands for; negative if it is none. */
    public static long number(String key) {
        return key.matches("[0-9]{8,18}") ? Long.parseLong(key) : -1;
    }
}
