package camaudit.spark.source.container;

import camaudit.image.Rejection;
import camaudit.spark.source.Item;
import camaudit.spark.storage.Interruption;
import camaudit.spark.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of items, whatever happens: what cannot be read becomes a rejection for each record where records are numbered, else
 * one for all the rest, without a key.
 */
final class ItemRecords implements Closeable {
    private final ContainerFormat format;
    private final Storage storage;
    private @Nullable RecordCursor open;
    private String uri = "";
    private Split split = new Split("", 0, 0, 0);
    private long given;
    private Optional<Rejection> lost = Optional.empty();
    private long ignored;

    ItemRecords(ContainerFormat format, Storage storage) {
        this.format = format;
        this.storage = storage;
    }

    void start(Item item) {
        split = new Split(item.uri(), item.first(), item.count(), item.expected());
        given = 0;
        lost = Optional.empty();
        try {
            if (open == null || !uri.equals(item.uri())) {
                close();
                open = format.open(storage, item.uri());
                uri = item.uri();
            }
            open.go(split);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            lose(e);
        }
    }

    /** The next record of the item; null at its end. */
    @Nullable
    StoredRecord next() {
        if (lost.isEmpty() && open != null) {
            try {
                Optional<StoredRecord> next = open.next();
                given++;
                return next.orElse(null);
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                lose(e);
            }
        }
        return rest();
    }

    private @Nullable StoredRecord rest() {
        long number = split.first() + given;
        if (lost.isEmpty() || (format.numbered() ? number >= split.end() : given == Long.MAX_VALUE)) {
            return null;
        }
        given = format.numbered() ? given + 1 : Long.MAX_VALUE;
        return StoredRecord.rejected(format.numbered() ? Split.key(number) : "", "", lost.get());
    }

    private void lose(Throwable e) {
        Interruption.rethrow(e);
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        lost = Optional.of(new Rejection(
                Rejection.Reason.UNREADABLE,
                (format.numbered() ? "" : given > 0 ? "the rest cannot be read: " : "nothing of it can be read: ")
                        + message
                        + (e instanceof OutOfMemoryError ? ": give the executor more memory" : "")));
        try {
            close();
        } catch (IOException closing) {
            e.addSuppressed(closing);
        }
    }

    long ignored() {
        return ignored + (open == null ? 0 : open.ignored());
    }

    @Override
    public void close() throws IOException {
        RecordCursor closing = open;
        open = null;
        if (closing != null) {
            ignored += closing.ignored();
            closing.close();
        }
    }
}
