package camaudit.annotation;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a file, to tell it all at once. */
final class Problems {
    static final int MOST = 20;

    private static final int SHOWN = 80;

    private final String file;
    private final List<String> found = new ArrayList<>();
    private long count;

    Problems(String file) {
        this.file = file;
    }

    void add(String where, String message) {
        count++;
        if (found.size() < MOST) {
            found.add(where + ": " + message);
        }
    }

    /** The exception for a problem after which nothing more can be read. */
    AnnotationException fatal(String where, String message) {
        add(where, message);
        return exception();
    }

    void throwIfAny() {
        if (count > 0) {
            throw exception();
        }
    }

    private AnnotationException exception() {
        long more = count - found.size();
        return new AnnotationException(
                file + ", " + String.join("\n" + file + ", ", found)
                        + (more > 0 ? "\nand " + more + " more problems in " + file : ""),
                found);
    }

    /** A value as it stands in a message, cut where it is long, without line breaks. */
    static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}", " ");
        return "'" + (line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…") + "'";
    }
}
