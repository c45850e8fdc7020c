package camaudit.spark.source.container;

import camaudit.annotation.AnnotationException;
import camaudit.image.Rejection;
import camaudit.image.decode.ImageDecoder;
import camaudit.image.decode.MaskDecoder;
import camaudit.image.region.Located;
import camaudit.spark.source.ImageIds;
import camaudit.spark.source.Item;
import camaudit.spark.source.SourceImage;
import camaudit.spark.source.SourceReader;
import camaudit.spark.storage.Storage;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads parts of containers, forwards and without opening them again where they follow each other. */
final class ContainerReader implements SourceReader {
    private final Iterator<Item> items;
    private final ContainerSpec spec;
    private final ImageDecoder decoder;
    private final Storage storage;
    private final ItemRecords records;
    private @Nullable Item item;
    private long taken;
    private @Nullable StoredRecord ready;

    ContainerReader(Iterator<Item> items, ContainerSpec spec, Storage storage) {
        this.items = items;
        this.spec = spec;
        this.decoder = new ImageDecoder(spec.decode());
        this.storage = storage;
        this.records = new ItemRecords(spec.format(), storage);
    }

    @Override
    public boolean hasNext() {
        while (ready == null) {
            if (item == null || taken >= item.part().until()) {
                if (!items.hasNext()) {
                    return false;
                }
                item = items.next();
                taken = 0;
                records.start(item);
            }
            StoredRecord next = records.next();
            if (next == null) {
                item = null;
            } else if (next.key().isEmpty() || spec.takes(id(item, next))) {
                if (taken >= item.part().from() || next.key().isEmpty()) {
                    ready = next;
                }
                taken++;
            }
        }
        return true;
    }

    /** Passes over the next image without decoding it. */
    void pass() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ready = null;
    }

    @Override
    public SourceImage next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        StoredRecord image = Objects.requireNonNull(ready);
        Item from = Objects.requireNonNull(item);
        ready = null;
        String id = id(from, image);
        String uri = image.key().isEmpty() ? from.uri() : from.uri() + "#" + image.key();
        try {
            OptionalInt label = label(id, image);
            return new SourceImage(id, uri, label, image.sha256(), image.decode(decoder), locate(id, image, label));
        } catch (ClassLabels.UnknownLabel e) {
            return new SourceImage(id, uri, OptionalInt.empty(), image.sha256(), e.rejection());
        } catch (AnnotationException e) {
            Rejection ambiguous = new Rejection(Rejection.Reason.CORRUPT, String.valueOf(e.getMessage()));
            return new SourceImage(id, uri, OptionalInt.empty(), image.sha256(), ambiguous);
        }
    }

    private OptionalInt label(String id, StoredRecord image) throws ClassLabels.UnknownLabel {
        return spec.annotations() == null
                ? spec.labels().label(image)
                : spec.annotations().label(id, image.name(), () -> spec.labels().label(image));
    }

    private Optional<Located> locate(String id, StoredRecord image, OptionalInt label) {
        return spec.annotations() == null
                ? beside(image)
                : spec.annotations().locate(id, image.name(), label, () -> beside(image), storage);
    }

    private Optional<Located> beside(StoredRecord image) {
        return Optional.ofNullable(spec.masks())
                .flatMap(rule -> image.mask().map(mask -> MaskDecoder.decode(mask, rule)))
                .or(image::boxes);
    }

    /** The id of a record; the lost rest of an item is named after its span, however many of its images are taken. */
    private String id(Item from, StoredRecord image) {
        return image.key().isEmpty()
                ? ImageIds.below(spec.root(), from.uri() + from.part().span())
                : spec.id(from.uri(), image.key());
    }

    @Override
    public long ignored() {
        return records.ignored();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
