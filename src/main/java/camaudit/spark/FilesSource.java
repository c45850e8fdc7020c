package camaudit.spark;

import static org.apache.spark.sql.functions.col;

import camaudit.image.Decoded;
import camaudit.image.ImageDecoder;
import camaudit.image.InputException;
import camaudit.image.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A folder of image files, searched in depth. Spark lists it and packs many small files into one task; a task opens the files
 * itself, so that one that cannot be read costs that file only. Hidden files and folders (starting with . or _) are not inputs.
 */
public final class FilesSource implements ImageSource {
    private static final long serialVersionUID = 1L;

    private final String root;
    private final FolderLabels labels;
    private final long maxBytes;
    private final long maxPixels;
    private final long limit;
    private final long found;
    private final long ignored;

    private FilesSource(
            String root,
            FolderLabels labels,
            long maxBytes,
            long maxPixels,
            OptionalLong limit,
            long found,
            long ignored) {
        this.root = root;
        this.labels = labels;
        this.maxBytes = maxBytes;
        this.maxPixels = maxPixels;
        this.limit = limit.orElse(Long.MAX_VALUE);
        this.found = found;
        this.ignored = ignored;
    }

    /**
     * Lists a folder.
     *
     * @param folders the class folders in the order of the classes; empty for no labels
     * @throws InputException if there is no image in it
     */
    public static FilesSource open(
            SparkSession spark, String uri, List<String> folders, long maxBytes, long maxPixels, OptionalLong limit) {
        Storage storage = new Storage(spark.sparkContext().hadoopConfiguration());
        if (!storage.exists(uri)) {
            throw new InputException("--images " + uri + ": there is no such file or folder");
        }
        String root = storage.qualify(uri);
        spark.sparkContext().setJobDescription("List the images of " + root);
        Listing listing = Listing.of(files(spark, root));
        long images = listing.images();
        if (images == 0) {
            throw new InputException("--images " + uri + " holds no image: " + listing.whyNone());
        }
        FolderLabels labels = folders.isEmpty() ? FolderLabels.none() : FolderLabels.of(folders);
        return new FilesSource(root, labels, maxBytes, maxPixels, limit, images, listing.others());
    }

    @Override
    public String description() {
        return images() + " image files below " + root + (limit < found ? " (the first of " + found + ")" : "")
                + (ignored == 0 ? "" : "; " + ignored + " files without an image extension are not inputs");
    }

    @Override
    public String uri() {
        return root;
    }

    @Override
    public Sources.Layout layout() {
        return Sources.Layout.FILES;
    }

    @Override
    public long images() {
        return Math.min(found, limit);
    }

    @Override
    public boolean labelled() {
        return !labels.isEmpty();
    }

    @Override
    public Dataset<Row> references(SparkSession spark) {
        Dataset<Row> images = files(spark, root).where(col("path").rlike(Listing.IMAGE_NAME));
        if (limit >= found) {
            return images;
        }
        List<Row> first = images.orderBy("path").limit(Math.toIntExact(limit)).collectAsList();
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        int slices = Math.max(1, Math.min(first.size(), spark.sparkContext().defaultParallelism()));
        return spark.createDataFrame(context.parallelize(first, slices), images.schema());
    }

    private static Dataset<Row> files(SparkSession spark, String root) {
        return spark.read()
                .format("binaryFile")
                .option("recursiveFileLookup", "true")
                .load(root)
                .select("path", "length");
    }

    @Override
    public Iterator<SourceImage> read(Iterator<Row> references, Configuration hadoop) {
        ImageDecoder decoder = new ImageDecoder(maxBytes, maxPixels);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return references.hasNext();
            }

            @Override
            public SourceImage next() {
                Row reference = references.next();
                return readFile(reference.getString(0), reference.getLong(1), decoder, hadoop);
            }
        };
    }

    private SourceImage readFile(String uri, long length, ImageDecoder decoder, Configuration hadoop) {
        String id = idOf(root, uri);
        if (length > maxBytes) {
            return image(
                    id,
                    uri,
                    "",
                    new Rejection(
                            Rejection.Reason.TOO_LARGE,
                            "the file has " + length + " bytes, more than --max-bytes " + maxBytes));
        }
        Path path = new Path(uri);
        try {
            FileSystem fs = path.getFileSystem(hadoop);
            try (InputStream in = fs.open(path)) {
                byte[] content = in.readAllBytes();
                return image(id, uri, Digests.sha256(content), decoder.decode(content));
            }
        } catch (IOException e) {
            return image(
                    id,
                    uri,
                    "",
                    new Rejection(Rejection.Reason.UNREADABLE, "the file cannot be read: " + e.getMessage()));
        }
    }

    private SourceImage image(String id, String uri, String sha256, Decoded picture) {
        return new SourceImage(id, uri, labels.label(id), sha256, picture);
    }

    /** The path below the root; the file's own name where the root is the file. */
    static String idOf(String root, String uri) {
        Objects.requireNonNull(root);
        return uri.startsWith(root + "/") ? uri.substring(root.length() + 1) : uri.substring(uri.lastIndexOf('/') + 1);
    }
}
