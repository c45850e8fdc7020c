package camaudit.spark.source;

import java.io.Closeable;
import java.util.Iterator;

/** Reads inputs one after another; one that cannot be read is a rejection, never an exception. */
public interface SourceReader extends Iterator<SourceImage>, Closeable {

    /** How many members of containers were passed over so far because they are no images. */
    default long ignored() {
        return 0;
    }
}
