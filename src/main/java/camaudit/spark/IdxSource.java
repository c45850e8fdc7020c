package camaudit.spark;

import camaudit.image.Idx;
import camaudit.image.IdxHeader;
import camaudit.image.InputException;
import camaudit.image.Pixels;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** An IDX image file, plain or gzipped, as MNIST comes; tasks read ranges of it. An image's id is its zero-padded number. */
public final class IdxSource implements ImageSource {
    private static final long serialVersionUID = 1L;
    private static final int IMAGES_PER_TASK = 1024;
    private static final StructType RANGE =
            new StructType().add("start", "long").add("count", "int");

    private final String uri;
    private final long images;
    private final int digits;
    private final byte[] labels;
    private final String shape;

    private IdxSource(String uri, long images, int digits, byte[] labels, String shape) {
        this.uri = uri;
        this.images = images;
        this.digits = digits;
        this.labels = labels;
        this.shape = shape;
    }

    /**
     * Checks an IDX file and its labels to the last byte.
     *
     * @throws InputException if a file is not what its header says, or the two do not belong together
     */
    public static IdxSource open(Storage storage, String uri, Optional<String> labelUri, OptionalLong limit) {
        String qualified = storage.qualify(uri);
        IdxHeader header = check(storage, qualified);
        byte[] labels = labelUri.map(labelFile -> labels(storage, labelFile, header, uri))
                .orElse(new byte[0]);
        String shape = header.height() + "×" + header.width() + "×" + header.channels();
        return new IdxSource(
                qualified, Math.min(header.count(), limit.orElse(Long.MAX_VALUE)), digits(header), labels, shape);
    }

    private static IdxHeader check(Storage storage, String uri) {
        try (InputStream in = Idx.maybeGunzip(storage.open(uri), uri)) {
            IdxHeader header = IdxHeader.read(in, uri);
            if (header.isLabels()) {
                throw new InputException(uri + " holds labels, images were expected: give it as --labels");
            }
            Idx.requireExactSize(in, header, uri);
            return header;
        } catch (IOException e) {
            throw new InputException(uri + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] labels(Storage storage, String labelUri, IdxHeader images, String uri) {
        try (InputStream in = storage.open(labelUri)) {
            byte[] labels = Idx.readLabels(in, labelUri);
            if (labels.length != images.count()) {
                throw new InputException("--labels " + labelUri + " holds " + labels.length + " labels, " + uri + " "
                        + images.count() + " images: they do not belong together");
            }
            return labels;
        } catch (IOException e) {
            throw new InputException(labelUri + " cannot be read: " + e.getMessage(), e);
        }
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
        for (int i = 0; i < Math.min(images, labels.length); i++) {
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
    public Sources.Layout layout() {
        return Sources.Layout.IDX;
    }

    @Override
    public long images() {
        return images;
    }

    @Override
    public boolean labelled() {
        return labels.length > 0;
    }

    @Override
    public Dataset<Row> references(SparkSession spark) {
        int parallelism = spark.sparkContext().defaultParallelism();
        long size = Math.max(1, Math.min(IMAGES_PER_TASK, (images + parallelism - 1) / parallelism));
        List<Row> ranges = new ArrayList<>();
        for (long start = 0; start < images; start += size) {
            ranges.add(RowFactory.create(start, (int) Math.min(size, images - start)));
        }
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        return spark.createDataFrame(context.parallelize(ranges, ranges.size()), RANGE);
    }

    @Override
    public Iterator<SourceImage> read(Iterator<Row> references, Configuration hadoop) {
        return new IdxReader(references, this, new Storage(hadoop));
    }

    /** One image with its id, place and label. */
    SourceImage image(long number, Pixels pixels) {
        String id = String.format(Locale.ROOT, "%0" + digits + "d", number);
        OptionalInt label = labels.length == 0 ? OptionalInt.empty() : OptionalInt.of(labels[(int) number] & 0xff);
        return new SourceImage(id, uri + "#" + number, label, Digests.sha256(pixels.samples()), pixels);
    }
}
