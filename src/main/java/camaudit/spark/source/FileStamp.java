package camaudit.spark.source;

import camaudit.spark.storage.Storage;
import java.io.Serializable;

/**
 * The size and time of a file, by which a change is recognised.
 *
 * @param bytes its size
 * @param modified milliseconds since 1970
 */
public record FileStamp(long bytes, long modified) implements Serializable {
    private static final long serialVersionUID = 1L;

    public static FileStamp of(Storage.Listed file) {
        return new FileStamp(file.length(), file.modified());
    }

    @Override
    public String toString() {
        return bytes + "." + modified;
    }
}
