package camaudit.spark;

import camaudit.image.IdxImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Reads ranges of an IDX file, forwards where they follow each other. */
final class IdxReader implements Iterator<SourceImage> {
    private final Iterator<Row> ranges;
    private final IdxSource source;
    private final Storage storage;
    private Optional<IdxImages> open = Optional.empty();
    private long next;
    private long end;

    IdxReader(Iterator<Row> ranges, IdxSource source, Storage storage) {
        this.ranges = ranges;
        this.source = source;
        this.storage = storage;
    }

    @Override
    public boolean hasNext() {
        return next < end || ranges.hasNext();
    }

    @Override
    public SourceImage next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            if (next >= end) {
                Row range = ranges.next();
                next = range.getLong(0);
                end = next + range.getInt(1);
                if (open.isEmpty() || open.get().position() > next) {
                    close();
                    open = Optional.of(IdxImages.open(storage.open(source.uri()), source.uri()));
                }
                IdxImages images = open.get();
                images.skip(next - images.position());
            }
            SourceImage image = source.image(next, open.orElseThrow().next());
            next++;
            if (!hasNext()) {
                close();
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void close() throws IOException {
        if (open.isPresent()) {
            open.get().close();
            open = Optional.empty();
        }
    }
}
