package camaudit.spark.source.tar;

import camaudit.spark.source.container.ContainerFormat;
import camaudit.spark.source.container.RecordCursor;
import camaudit.spark.source.container.Split;
import camaudit.spark.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * WebDataset's shards: tar archives, gzipped or not, in which files of the same name up to the first dot belong together. A shard
 * is read as a whole; a record's key is the name of its image.
 */
public final class TarFormat implements ContainerFormat {
    private static final long serialVersionUID = 1L;

    private final long maxBytes;

    /** @param maxBytes a member with more is rejected before it is read */
    public TarFormat(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public String plural() {
        return "tar shards";
    }

    @Override
    public boolean numbered() {
        return false;
    }

    @Override
    public List<Split> cut(Storage storage, Storage.Listed file, double density) {
        return List.of(new Split(file.uri(), 0, 1, Math.max(1, Math.round(density * file.length()))));
    }

    @Override
    public RecordCursor open(Storage storage, String uri) throws IOException {
        return new TarContainer(storage.open(uri), storage.status(uri).length(), maxBytes);
    }

    @Override
    public Optional<Split> find(List<Split> spans, String key) {
        return spans.stream().findFirst();
    }
}
