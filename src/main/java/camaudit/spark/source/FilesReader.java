package camaudit.spark.source;

import camaudit.image.DecodeOptions;
import camaudit.image.ImageDecoder;
import camaudit.image.Rejection;
import camaudit.spark.storage.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Reads image files one after another; one that cannot be read costs that file only. */
final class FilesReader implements SourceReader {
    private final Iterator<Item> items;
    private final String root;
    private final long maxBytes;
    private final ImageDecoder decoder;
    private final Configuration hadoop;

    FilesReader(Iterator<Item> items, String root, DecodeOptions decode, Configuration hadoop) {
        this.items = items;
        this.root = root;
        this.maxBytes = decode.maxBytes();
        this.decoder = new ImageDecoder(decode);
        this.hadoop = hadoop;
    }

    @Override
    public boolean hasNext() {
        return items.hasNext();
    }

    @Override
    public SourceImage next() {
        return read(items.next());
    }

    private SourceImage read(Item item) {
        String uri = item.uri();
        long length = item.stamp().bytes();
        String id = Names.below(root, uri);
        if (length > maxBytes) {
            return new SourceImage(
                    id,
                    uri,
                    item.label(),
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
                return new SourceImage(
                        id,
                        uri,
                        item.label(),
                        Digests.sha256(content),
                        decoder.decode(content),
                        item.marking().map(marking -> marking.locate(hadoop)));
            }
        } catch (IOException e) {
            return unreadable(id, item, "the file cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return unreadable(id, item, "Hadoop cannot open a file of this name, rename it: " + e.getMessage());
        }
    }

    private static SourceImage unreadable(String id, Item item, String message) {
        return new SourceImage(id, item.uri(), item.label(), "", new Rejection(Rejection.Reason.UNREADABLE, message));
    }

    @Override
    public void close() {}
}
