package camaudit.spark.source.idx;

import camaudit.image.Pixels;
import camaudit.image.decode.IdxHeader;
import camaudit.spark.source.Count;
import camaudit.spark.source.FileStamp;
import camaudit.spark.source.ImageSource;
import camaudit.spark.source.Item;
import camaudit.spark.source.SourceImage;
import camaudit.spark.source.SourceReader;
import camaudit.spark.source.annotated.AnnotationProbe;
import camaudit.spark.source.annotated.RecordAnnotations;
import camaudit.spark.storage.Digests;
import camaudit.spark.storage.Storage;
import camaudit.spec.Layout;
import camaudit.text.InputException;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** An IDX image file, plain or gzipped, as MNIST comes; tasks read ranges of it. An image's id is its zero-padded number. */
public final class IdxSource implements ImageSource {
    private static final long serialVersionUID = 1L;
    private static final int IMAGES_PER_ITEM = 512;

    private final String uri;
    private final FileStamp stamp;
    private final String shape;
    private final IdxSelection selection;

    private final byte[] labels;
    private final @Nullable RecordAnnotations annotations;

    private IdxSource(
            String uri,
            FileStamp stamp,
            String shape,
            IdxSelection selection,
            byte[] labels,
            @Nullable RecordAnnotations annotations) {
        this.uri = uri;
        this.stamp = stamp;
        this.shape = shape;
        this.selection = selection;
        this.labels = labels;
        this.annotations = annotations;
    }

    /**
     * Checks an IDX file and its labels to the last byte.
     *
     * @param share of the images to take, an even sample
     * @param limit the most images to take
     * @throws InputException if a file is not what its header says, or the two do not belong together
     */
    public static IdxSource open(
            Storage storage, String uri, Optional<String> labelUri, double share, OptionalLong limit) {
        String qualified = storage.qualify(uri);
        IdxHeader header = IdxFiles.images(storage, qualified);
        byte[] labels = labelUri.map(labelFile -> IdxFiles.labels(storage, labelFile, header, uri))
                .orElse(new byte[0]);
        IdxSource source = new IdxSource(
                qualified,
                FileStamp.of(storage.status(qualified)),
                header.height() + "×" + header.width() + "×" + header.channels(),
                new IdxSelection(header.count(), share, limit.orElse(Long.MAX_VALUE)),
                labels,
                null);
        if (source.selection.images() == 0 && header.count() > 0) {
            throw new InputException("--sample " + share + " takes none of the " + header.count() + " images of " + uri
                    + ": take a larger share");
        }
        return source;
    }

    /** The same with what files state of its images. */
    IdxSource annotated(RecordAnnotations files) {
        return new IdxSource(uri, stamp, shape, selection, labels, files);
    }

    /** Looks at all images that are taken, without their pixels. */
    void show(AnnotationProbe probe) {
        for (long number = selection.firstTaken(0);
                number < selection.end();
                number = selection.firstTaken(number + 1)) {
            OptionalInt label = label(number);
            probe.note(selection.id(number), "", uri, () -> label);
        }
    }

    /** The highest label of the images that are taken; empty without labels. */
    public OptionalInt highestLabel() {
        int highest = -1;
        for (int i = 0; i < Math.min(selection.end(), labels.length); i++) {
            highest = Math.max(highest, labels[i] & 0xff);
        }
        return highest < 0 ? OptionalInt.empty() : OptionalInt.of(highest);
    }

    @Override
    public String description() {
        return selection.images() + " images of " + shape + " in " + uri + (labels.length == 0 ? "" : ", with labels");
    }

    @Override
    public String uri() {
        return uri;
    }

    @Override
    public Layout layout() {
        return Layout.IDX;
    }

    @Override
    public Count count() {
        return Count.exactly(selection.images());
    }

    @Override
    public boolean labelled() {
        return labels.length > 0 || (annotations != null && annotations.givesLabels());
    }

    @Override
    public Iterator<Item> items() {
        String digest = digest();
        return LongStream.range(0, (selection.end() + IMAGES_PER_ITEM - 1) / IMAGES_PER_ITEM)
                .mapToObj(block -> item(block * IMAGES_PER_ITEM, digest))
                .filter(item -> item.expected() > 0)
                .iterator();
    }

    /** Blocks are cut the same way whatever the limit, so that a run with a larger one goes on where the first one ended. */
    private Item item(long first, String digest) {
        long count = Math.min(IMAGES_PER_ITEM, selection.inFile() - first);
        long all = selection.taken(first, first + count);
        long wanted = selection.taken(first, Math.min(selection.end(), first + count));
        Item whole = Item.part(uri, first, count, all, stamp);
        Item item = wanted < all ? whole.atMost(wanted) : whole;
        return item.annotated(digest);
    }

    /** Changes with what the label file and other files state of the images; empty where there are none. */
    private String digest() {
        return (labels.length == 0 ? "" : "labels " + Digests.sha256(labels))
                + (annotations == null ? "" : annotations.digest());
    }

    @Override
    public SourceReader read(Iterator<Item> items, Configuration hadoop) {
        return new IdxReader(items, this, new Storage(hadoop));
    }

    /** Which of the file's images are taken. */
    IdxSelection selection() {
        return selection;
    }

    private OptionalInt label(long number) {
        return labels.length == 0 ? OptionalInt.empty() : OptionalInt.of(labels[(int) number] & 0xff);
    }

    /** One image with its id, place, label and foreground. */
    SourceImage image(long number, Pixels pixels, Storage storage) {
        String id = selection.id(number);
        OptionalInt label = annotations == null ? label(number) : annotations.label(id, "", () -> label(number));
        return new SourceImage(
                id,
                uri + "#" + number,
                label,
                Digests.sha256(pixels.samples()),
                pixels,
                annotations == null ? Optional.empty() : annotations.locate(id, "", label, Optional::empty, storage));
    }
}
