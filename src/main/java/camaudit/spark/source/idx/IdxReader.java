package camaudit.spark.source.idx;

import camaudit.spark.source.Item;
import camaudit.spark.source.SourceImage;
import camaudit.spark.source.SourceReader;
import camaudit.spark.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Reads ranges of an IDX file, forwards where they follow each other. */
final class IdxReader implements SourceReader {
    private final Iterator<Item> items;
    private final IdxSource source;
    private final Storage storage;
    private final IdxCursor cursor;
    private long next;
    /** How many images of the item are still to come. */
    private long left;

    IdxReader(Iterator<Item> items, IdxSource source, Storage storage) {
        this.items = items;
        this.source = source;
        this.storage = storage;
        this.cursor = new IdxCursor(source.uri(), storage);
    }

    @Override
    public boolean hasNext() {
        while (left == 0 && items.hasNext()) {
            Item item = items.next();
            next = source.selection().firstTaken(item.first());
            for (long passed = 0; passed < item.part().from(); passed++) {
                next = source.selection().firstTaken(next + 1);
            }
            left = item.expected();
        }
        return left > 0;
    }

    @Override
    public SourceImage next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            SourceImage image = source.image(next, cursor.image(next), storage);
            next = source.selection().firstTaken(next + 1);
            left--;
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        cursor.close();
    }
}
