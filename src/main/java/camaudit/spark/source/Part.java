package camaudit.spark.source;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which images of a container an item takes: those with the numbers {@code from} (inclusive) to {@code until} (exclusive) of the images
 * that a span of it gives.
 *
 * @param first where the span begins, in the container's own measure
 * @param count how long the span is, in the same measure
 * @param from number of the first image that is taken, counted from the beginning of the span
 * @param until number of the first image that is not taken any more; {@link #ALL} where the span is taken to its end
 */
public record Part(long first, long count, long from, long until) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** All images to the end of the span. */
    public static final long ALL = Long.MAX_VALUE;

    private static final Pattern WRITTEN = Pattern.compile("#(\\d+)\\+(\\d+)(?: after (\\d+))?(?: first (\\d+))?");

    /** Where the span ends. */
    public long end() {
        return first + count;
    }

    /** Where it is in its container. */
    public String span() {
        return "#" + first + "+" + count;
    }

    /** The part as the name of an item has it after the container's URI. */
    String written() {
        return span() + (from == 0 ? "" : " after " + from) + (until == ALL ? "" : " first " + until);
    }

    /** The part that an item of this container and name takes; empty for an item that is a file. */
    public static Optional<Part> of(String uri, String name) {
        if (!name.startsWith(uri)) {
            return Optional.empty();
        }
        Matcher found = WRITTEN.matcher(name.substring(uri.length()));
        return found.matches()
                ? Optional.of(new Part(
                        Long.parseLong(found.group(1)),
                        Long.parseLong(found.group(2)),
                        found.group(3) == null ? 0 : Long.parseLong(found.group(3)),
                        found.group(4) == null ? ALL : Long.parseLong(found.group(4))))
                : Optional.empty();
    }
}
