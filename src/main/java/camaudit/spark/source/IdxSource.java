package camaudit.spark.source;

import camaudit.image.IdxHeader;
import camaudit.image.InputException;
import camaudit.image.Pixels;
import camaudit.spark.storage.Digests;
import camaudit.spark.storage.Storage;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;

/** An IDX image file, plain or gzipped, as MNIST comes; tasks read ranges of it. An image's id is its zero-padded number. */
public final class IdxSource implements ImageSource {
    private static final long serialVersionUID = 1L;
    private static final int IMAGES_PER_ITEM = 512;

    private final String uri;
    /** How many are taken, of the numbers below {@link #end}. */
    private final long images;

    private final long end;
    private final double share;
    private final int digits;
    private final byte[] labels;
    private final String shape;
    private final FileStamp stamp;

    private IdxSource(
            String uri, long images, long end, double share, int digits, byte[] labels, String shape, FileStamp stamp) {
        this.uri = uri;
        this.images = images;
        this.end = end;
        this.share = share;
        this.digits = digits;
        this.labels = labels;
        this.shape = shape;
        this.stamp = stamp;
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
        String shape = header.height() + "×" + header.width() + "×" + header.channels();
        IdxSource all = new IdxSource(
                qualified,
                header.count(),
                header.count(),
                share,
                digits(header),
                labels,
                shape,
                FileStamp.of(storage.status(qualified)));
        IdxSource source = all.sampled(limit.orElse(Long.MAX_VALUE));
        if (source.images == 0 && header.count() > 0) {
            throw new InputException("--sample " + share + " takes none of the " + header.count() + " images of " + uri
                    + ": take a larger share");
        }
        return source;
    }

    private IdxSource sampled(long limit) {
        long taken = 0;
        long number = 0;
        while (number < end && taken < limit) {
            taken += takes(number) ? 1 : 0;
            number++;
        }
        return new IdxSource(uri, taken, number, share, digits, labels, shape, stamp);
    }

    private boolean takes(long number) {
        return share >= 1 || Sampling.takes(id(number), share);
    }

    private String id(long number) {
        return String.format(Locale.ROOT, "%0" + digits + "d", number);
    }

    private static int digits(IdxHeader header) {
        return Integer.toString(header.count() - 1).length();
    }

    /**
     * The image number of an id.
     *
     * @throws InputException if it is no number
     */
    static long number(String imageId) {
        if (!imageId.matches("[0-9]{1,18}")) {
            throw new InputException("image id '" + imageId + "' is no image number of an IDX file");
        }
        return Long.parseLong(imageId);
    }

    /** The highest label and its place; empty without labels. */
    public OptionalInt highestLabel() {
        int highest = -1;
        for (int i = 0; i < Math.min(end, labels.length); i++) {
            highest = Math.max(highest, labels[i] & 0xff);
        }
        return highest < 0 ? OptionalInt.empty() : OptionalInt.of(highest);
    }

    @Override
    public String description() {
        return images + " images of " + shape + " in " + uri + (labels.length == 0 ? "" : ", with labels");
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
        return Count.exactly(images);
    }

    @Override
    public boolean labelled() {
        return labels.length > 0;
    }

    @Override
    public Iterator<Item> items() {
        return LongStream.range(0, (end + IMAGES_PER_ITEM - 1) / IMAGES_PER_ITEM)
                .mapToObj(block -> item(block * IMAGES_PER_ITEM))
                .filter(item -> item.expected() > 0)
                .iterator();
    }

    private Item item(long first) {
        long count = Math.min(IMAGES_PER_ITEM, end - first);
        long taken = LongStream.range(first, first + count).filter(this::takes).count();
        return Item.part(uri, first, count, taken, stamp);
    }

    /** The number of the first image that is taken, from this one on; where there is none, past the end. */
    long firstTaken(long from) {
        long number = from;
        while (number < end && !takes(number)) {
            number++;
        }
        return number;
    }

    @Override
    public SourceReader read(Iterator<Item> items, Configuration hadoop) {
        return new IdxReader(items, this, new Storage(hadoop));
    }

    /** One image with its id, place and label. */
    SourceImage image(long number, Pixels pixels) {
        OptionalInt label = labels.length == 0 ? OptionalInt.empty() : OptionalInt.of(labels[(int) number] & 0xff);
        return new SourceImage(id(number), uri + "#" + number, label, Digests.sha256(pixels.samples()), pixels);
    }
}
