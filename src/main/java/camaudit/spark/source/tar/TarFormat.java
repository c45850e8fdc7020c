package camaudit.spark.source.tar;

import camaudit.image.ImageDecoder;
import camaudit.spark.source.BoxForm;
import camaudit.spark.source.CandidateFile;
import camaudit.spark.source.Layout;
import camaudit.spark.source.container.ContainerFormat;
import camaudit.spark.source.container.RecordCursor;
import camaudit.spark.source.container.Split;
import camaudit.spark.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * WebDataset's shards: tar archives, gzipped or not, in which files of the same name up to the first dot belong together. A shard
 * is read as a whole; a record's key is the name of its image.
 */
public final class TarFormat implements ContainerFormat {
    private static final long serialVersionUID = 1L;

    private static final int MAGIC_AT = 257;

    private final long maxBytes;

    /** Archives of images of the usual size. */
    public TarFormat() {
        this(ImageDecoder.DEFAULT_MAX_BYTES);
    }

    /** @param maxBytes a member with more is rejected before it is read */
    public TarFormat(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public TarFormat of(Storage storage, Storage.Listed typical, long most, Optional<BoxForm> boxes) {
        return new TarFormat(most);
    }

    @Override
    public Layout layout() {
        return Layout.TAR;
    }

    @Override
    public Optional<String> recognize(CandidateFile file) {
        return file.head().startsWith("ustar", MAGIC_AT) || claim(file.file().uri()) == Claim.YES
                ? Optional.of("the file is a tar archive")
                : Optional.empty();
    }

    @Override
    public Claim claim(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".tar") || name.endsWith(".tar.gz") || name.endsWith(".tgz") ? Claim.YES : Claim.NO;
    }

    @Override
    public String reason() {
        return "the files end in .tar, .tar.gz or .tgz";
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
    public boolean named() {
        return true;
    }

    @Override
    public List<Split> split(Storage storage, Storage.Listed file, double density) {
        return List.of(new Split(file.uri(), 0, 1, Math.max(1, Math.round(density * file.length()))));
    }

    @Override
    public RecordCursor open(Storage storage, String uri) throws IOException {
        return new TarContainer(storage.open(uri), storage.status(uri).length(), maxBytes);
    }

    @Override
    public Optional<Split> find(List<Split> splits, String key) {
        return splits.stream().findFirst();
    }
}
