package camaudit.spark;

import camaudit.image.DecodeOptions;
import camaudit.image.Decoded;
import camaudit.image.ImageDecoder;
import camaudit.image.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;

/** Reads image files one after another; one that cannot be read costs that file only. */
final class FilesReader implements Iterator<SourceImage> {
    private final Iterator<Row> references;
    private final String root;
    private final FolderLabels labels;
    private final long maxBytes;
    private final ImageDecoder decoder;
    private final Configuration hadoop;

    FilesReader(
            Iterator<Row> references, String root, FolderLabels labels, DecodeOptions decode, Configuration hadoop) {
        this.references = references;
        this.root = root;
        this.labels = labels;
        this.maxBytes = decode.maxBytes();
        this.decoder = new ImageDecoder(decode);
        this.hadoop = hadoop;
    }

    @Override
    public boolean hasNext() {
        return references.hasNext();
    }

    @Override
    public SourceImage next() {
        Row reference = references.next();
        return read(reference.getString(0), reference.getLong(1));
    }

    private SourceImage read(String uri, long length) {
        String id = FilesSource.idOf(root, uri);
        if (length > maxBytes) {
            return image(
                    id,
                    uri,
                    "",
                    new Rejection(
                            Rejection.Reason.TOO_LARGE,
                            "the file has " + length + " bytes, more than --max-bytes " + maxBytes));
        }
        Path path = new Path(uri);
        try {
            FileSystem fs = path.getFileSystem(hadoop);
            try (InputStream in = fs.open(path)) {
                byte[] content = in.readAllBytes();
                return image(id, uri, Digests.sha256(content), decoder.decode(content));
            }
        } catch (IOException e) {
            return unreadable(id, uri, "the file cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return unreadable(id, uri, "Hadoop cannot open a file of this name, rename it: " + e.getMessage());
        }
    }

    private SourceImage unreadable(String id, String uri, String message) {
        return image(id, uri, "", new Rejection(Rejection.Reason.UNREADABLE, message));
    }

    private SourceImage image(String id, String uri, String sha256, Decoded picture) {
        return new SourceImage(id, uri, labels.label(id), sha256, picture);
    }
}
