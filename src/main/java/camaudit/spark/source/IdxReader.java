package camaudit.spark.source;

import camaudit.image.decode.IdxImages;
import camaudit.spark.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Reads ranges of an IDX file, forwards where they follow each other. */
final class IdxReader implements SourceReader {
    private final Iterator<Item> items;
    private final IdxSource source;
    private final Storage storage;
    private Optional<IdxImages> open = Optional.empty();
    private long next;
    /** How many images of the item are still to come. */
    private long left;

    IdxReader(Iterator<Item> items, IdxSource source, Storage storage) {
        this.items = items;
        this.source = source;
        this.storage = storage;
    }

    @Override
    public boolean hasNext() {
        while (left == 0 && items.hasNext()) {
            Item item = items.next();
            next = source.firstTaken(item.first());
            for (long passed = 0; passed < item.part().from(); passed++) {
                next = source.firstTaken(next + 1);
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
            if (open.isEmpty() || open.get().position() > next) {
                close();
                open = Optional.of(IdxImages.open(storage.open(source.uri()), source.uri()));
            }
            IdxImages images = open.get();
            images.skip(next - images.position());
            SourceImage image = source.image(next, images.next(), storage);
            next = source.firstTaken(next + 1);
            left--;
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            open.get().close();
            open = Optional.empty();
        }
    }
}
