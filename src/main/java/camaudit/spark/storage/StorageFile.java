package camaudit.spark.storage;

import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A file as Parquet wants it, read through {@link Storage}, so that what fails in passing is tried again. */
public final class StorageFile implements InputFile {
    private final Storage storage;
    private final String uri;

    public StorageFile(Storage storage, String uri) {
        this.storage = storage;
        this.uri = uri;
    }

    @Override
    public long getLength() {
        return storage.status(uri).length();
    }

    @Override
    public SeekableInputStream newStream() {
        return HadoopStreams.wrap(storage.open(uri));
    }

    @Override
    public String toString() {
        return uri;
    }
}
