package camaudit.spark.source;

import camaudit.annotation.AnnotationException;
import camaudit.image.Rejection;
import camaudit.image.decode.DecodeOptions;
import camaudit.image.decode.ImageDecoder;
import camaudit.image.decode.MaskDecoder;
import camaudit.image.region.Located;
import camaudit.image.region.MaskRule;
import camaudit.spark.source.record.ClassLabels;
import camaudit.spark.source.record.ContainerFormat;
import camaudit.spark.source.record.Stored;
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
    private final String root;
    private final ClassLabels labels;
    private final double share;
    private final ImageDecoder decoder;
    private final Optional<MaskRule> masks;
    private final Optional<RecordAnnotations> annotations;
    private final Storage storage;
    private final ItemRecords records;
    private @Nullable Item item;
    private long taken;
    private @Nullable Stored ready;

    ContainerReader(
            Iterator<Item> items,
            String root,
            ContainerFormat format,
            ClassLabels labels,
            double share,
            DecodeOptions decode,
            Optional<MaskRule> masks,
            Optional<RecordAnnotations> annotations,
            Storage storage) {
        this.items = items;
        this.root = root;
        this.labels = labels;
        this.share = share;
        this.decoder = new ImageDecoder(decode);
        this.masks = masks;
        this.annotations = annotations;
        this.storage = storage;
        this.records = new ItemRecords(format, storage);
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
            Stored next = records.next();
            if (next == null) {
                item = null;
            } else if (next.key().isEmpty() || Sampling.takes(id(item, next), share)) {
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
        Stored image = Objects.requireNonNull(ready);
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

    private OptionalInt label(String id, Stored image) throws ClassLabels.UnknownLabel {
        return annotations.isPresent()
                ? annotations.get().label(id, image.name(), () -> labels.label(image))
                : labels.label(image);
    }

    private Optional<Located> locate(String id, Stored image, OptionalInt label) {
        return annotations.isPresent()
                ? annotations.get().locate(id, image.name(), label, () -> beside(image), storage)
                : beside(image);
    }

    private Optional<Located> beside(Stored image) {
        return masks.flatMap(rule -> image.mask().map(mask -> MaskDecoder.decode(mask, rule)))
                .or(image::boxes);
    }

    /** The rest of an item that is lost has the name of its span, however many of its images are taken. */
    private String id(Item from, Stored image) {
        return image.key().isEmpty()
                ? Names.below(root, from.uri() + from.part().span())
                : Names.record(root, from.uri(), image.key());
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
