package camaudit.spark.source.files;

import camaudit.image.Rejection;
import camaudit.image.decode.DecodeOptions;
import camaudit.image.decode.ImageDecoder;
import camaudit.spark.source.ImageIds;
import camaudit.spark.source.Item;
import camaudit.spark.source.SourceImage;
import camaudit.spark.source.SourceReader;
import camaudit.spark.storage.Digests;
import camaudit.spark.storage.Interruption;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;

/** Reads image files one after another; one that cannot be read costs that file only. */
final class FilesReader implements SourceReader {
    private final Iterator<Item> items;
    private final String root;
    private final long maxBytes;
    private final ImageDecoder decoder;
    private final Storage storage;

    FilesReader(Iterator<Item> items, String root, DecodeOptions decode, Storage storage) {
        this.items = items;
        this.root = root;
        this.maxBytes = decode.maxBytes();
        this.decoder = new ImageDecoder(decode);
        this.storage = storage;
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
        String id = ImageIds.below(root, uri);
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
        byte[] content;
        try (InputStream in = storage.open(uri)) {
            content = in.readAllBytes();
        } catch (IOException e) {
            Interruption.rethrow(e);
            return unreadable(id, item, "the file cannot be read: " + e.getMessage());
        } catch (InputException e) {
            Interruption.rethrow(e);
            Throwable why = Objects.requireNonNullElse(e.getCause(), e);
            return unreadable(
                    id,
                    item,
                    (why instanceof IllegalArgumentException
                                    ? "Hadoop cannot open a file of this name, rename it: "
                                    : "the file cannot be read: ")
                            + why.getMessage());
        }
        return new SourceImage(
                id,
                uri,
                item.label(),
                Digests.sha256(content),
                decoder.decode(content),
                Optional.ofNullable(item.foreground()).map(foreground -> foreground.locate(storage)));
    }

    private static SourceImage unreadable(String id, Item item, String message) {
        return new SourceImage(id, item.uri(), item.label(), "", new Rejection(Rejection.Reason.UNREADABLE, message));
    }

    @Override
    public void close() {}
}
