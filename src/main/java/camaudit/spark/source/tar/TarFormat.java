package camaudit.spark.source.tar;

import camaudit.image.decode.ImageDecoder;
import camaudit.spark.source.FormatSigns;
import camaudit.spark.source.container.ContainerFormat;
import camaudit.spark.source.container.RecordCursor;
import camaudit.spark.source.container.Split;
import camaudit.spark.storage.Storage;
import camaudit.spec.BoxForm;
import camaudit.spec.Layout;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * WebDataset's shards: tar archives, gzipped or not, in which files of the same name up to the first dot belong together. A shard
 * is read as a whole; a record's key is the name of its image.
 */
public final class TarFormat implements ContainerFormat {
    private static final long serialVersionUID = 1L;

    private static final Pattern NAMES = FormatSigns.endings("tar|tar\\.gz|tgz");
    private static final int MAGIC_AT = 257;
    private static final FormatSigns SIGNS = new FormatSigns(
            Layout.TAR,
            NAMES,
            true,
            file -> file.head().startsWith("ustar", MAGIC_AT)
                    || NAMES.matcher(file.file().uri()).matches(),
            0,
            "the file is a tar archive",
            "the files end in .tar, .tar.gz or .tgz");

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
    public FormatSigns signs() {
        return SIGNS;
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
