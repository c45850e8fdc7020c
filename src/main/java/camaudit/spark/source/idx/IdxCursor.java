package camaudit.spark.source.idx;

import camaudit.image.Pixels;
import camaudit.image.decode.IdxImages;
import camaudit.spark.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** An IDX file, read forwards; asking for an earlier image starts it again. */
final class IdxCursor implements Closeable {
    private final String uri;
    private final Storage storage;
    private Optional<IdxImages> open = Optional.empty();

    IdxCursor(String uri, Storage storage) {
        this.uri = uri;
        this.storage = storage;
    }

    private IdxImages images(long from) throws IOException {
        if (open.isEmpty() || open.get().position() > from) {
            close();
            open = Optional.of(IdxImages.open(storage.open(uri), uri));
        }
        return open.get();
    }

    /** How many images the file has; it is opened to read on from this one. */
    long count(long number) throws IOException {
        return images(number).header().count();
    }

    Pixels image(long number) throws IOException {
        IdxImages images = images(number);
        images.skip(number - images.position());
        return images.next();
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            open.get().close();
            open = Optional.empty();
        }
    }
}
