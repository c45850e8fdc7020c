package camaudit.spark.source.container;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** An open container whose records are read one after another; not for several threads. */
public interface RecordCursor extends Closeable {

    /** Goes to the beginning of a split; where that is where the last one ended, reading just goes on. */
    void go(Split split) throws IOException;

    /**
     * The next record of the split; empty at its end. A record that alone is broken is a {@linkplain StoredRecord#rejected rejected} one.
     *
     * @throws IOException if the rest of the split cannot be read; unchecked exceptions mean the same
     */
    Optional<StoredRecord> next() throws IOException;

    /** How many bytes of the file have been read; 0 where records are numbered. */
    default long position() throws IOException {
        return 0;
    }

    /** How many members were passed over so far because they are no images. */
    default long ignored() {
        return 0;
    }
}
