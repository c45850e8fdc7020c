package camaudit.spark;

import camaudit.image.IdxHeader;
import camaudit.image.InputException;
import camaudit.image.Pixels;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;
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
    /** How many are taken, of the numbers below {@link #end}. */
    private final long images;

    private final long end;
    private final double share;
    private final int digits;
    private final byte[] labels;
    private final String shape;

    private IdxSource(String uri, long images, long end, double share, int digits, byte[] labels, String shape) {
        this.uri = uri;
        this.images = images;
        this.end = end;
        this.share = share;
        this.digits = digits;
        this.labels = labels;
        this.shape = shape;
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
        IdxSource all = new IdxSource(qualified, header.count(), header.count(), share, digits(header), labels, shape);
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
        return new IdxSource(uri, taken, number, share, digits, labels, shape);
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
        long start = 0;
        while (start < end) {
            int count = 0;
            while (count < size && start + count < end && takes(start + count)) {
                count++;
            }
            if (count > 0) {
                ranges.add(RowFactory.create(start, count));
            }
            start += Math.max(count, 1);
        }
        int tasks = (int) Math.min(Math.max(1, ranges.size()), (images + size - 1) / size);
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        return spark.createDataFrame(context.parallelize(ranges, Math.max(1, tasks)), RANGE);
    }

    @Override
    public List<Row> spread(int count) {
        long taken = Math.min(count, images);
        return LongStream.range(0, taken)
                .map(i -> firstTaken(i * end / taken))
                .distinct()
                .mapToObj(number -> RowFactory.create(number, 1))
                .toList();
    }

    private long firstTaken(long from) {
        long number = from;
        while (number < end - 1 && !takes(number)) {
            number++;
        }
        return number;
    }

    @Override
    public Iterator<SourceImage> read(Iterator<Row> references, Configuration hadoop) {
        return new IdxReader(references, this, new Storage(hadoop));
    }

    /** One image with its id, place and label. */
    SourceImage image(long number, Pixels pixels) {
        OptionalInt label = labels.length == 0 ? OptionalInt.empty() : OptionalInt.of(labels[(int) number] & 0xff);
        return new SourceImage(id(number), uri + "#" + number, label, Digests.sha256(pixels.samples()), pixels);
    }
}
