package camaudit.spark.source.files;

import camaudit.image.decode.DecodeOptions;
import camaudit.spark.source.Count;
import camaudit.spark.source.FileStamp;
import camaudit.spark.source.ImageIds;
import camaudit.spark.source.ImageSource;
import camaudit.spark.source.Item;
import camaudit.spark.source.Sampling;
import camaudit.spark.source.SourceReader;
import camaudit.spark.source.annotated.KnownLabels;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import camaudit.spec.Layout;
import camaudit.text.InputException;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;

/**
 * A folder of image files, searched in depth. The driver lists it, empty files included; a task opens its files itself, so that
 * one that cannot be read costs that file only. Hidden files and folders (starting with . or _) are not inputs.
 */
public final class FilesSource implements ImageSource {
    private static final long serialVersionUID = 1L;

    private final String root;
    private final DecodeOptions decode;
    /** On the driver only. */
    private final transient Listing listing;
    /** On the driver only. */
    private final transient KnownLabels known;

    /**
     * The images of a folder that are taken.
     *
     * @param found how many there are
     * @param sampled true if only a share of them is taken
     * @param ignored how many other files there are
     */
    record Listing(FileList files, int found, boolean sampled, int ignored) {
        /**
         * Those among all files of a folder.
         *
         * @throws InputException if there are none
         */
        static Listing of(FileList all, String uri, double share, OptionalLong limit) {
            FileList images = all.filter(i -> FilesFormat.isImage(ImageIds.listed(all, i)));
            if (images.size() == 0) {
                throw new InputException("--images " + uri + " holds no image: "
                        + (all.size() == 0
                                ? "there is no file in it or its subfolders"
                                : "none of its " + all.size() + " files ("
                                        + all.file(0).uri() + ", …) ends in ."
                                        + FilesFormat.EXTENSIONS.replace("|", ", .")));
            }
            FileList sampled =
                    share >= 1 ? images : images.filter(i -> Sampling.takes(ImageIds.listed(images, i), share));
            if (sampled.size() == 0) {
                throw new InputException("--sample " + share + " takes none of the " + images.size() + " images below "
                        + uri + ": take a larger share");
            }
            return new Listing(
                    sampled.first(limit.orElse(Long.MAX_VALUE)), images.size(), share < 1, all.size() - images.size());
        }
    }

    FilesSource(Listing listing, KnownLabels known, DecodeOptions decode) {
        this.root = listing.files().root();
        this.decode = decode;
        this.listing = listing;
        this.known = known;
    }

    @Override
    public String description() {
        int taken = listing.files().size();
        return taken + " image files below " + root
                + (taken < listing.found()
                        ? (listing.sampled() ? " (sampled of " : " (the first of ") + listing.found() + ")"
                        : "")
                + (listing.ignored() == 0
                        ? ""
                        : "; " + listing.ignored() + " files without an image extension are not inputs");
    }

    @Override
    public String uri() {
        return root;
    }

    @Override
    public Layout layout() {
        return Layout.FILES;
    }

    @Override
    public Count count() {
        return Count.exactly(listing.files().size());
    }

    @Override
    public boolean labelled() {
        return known.labelled();
    }

    @Override
    public Iterator<Item> items() {
        return IntStream.range(0, listing.files().size()).mapToObj(this::item).iterator();
    }

    private Item item(int index) {
        Storage.Listed file = listing.files().file(index);
        return Item.file(
                file.uri(),
                FileStamp.of(file),
                known.label(index, ImageIds.listed(listing.files(), index)),
                known.foreground(index));
    }

    @Override
    public SourceReader read(Iterator<Item> items, Configuration hadoop) {
        return new FilesReader(items, root, decode, new Storage(hadoop));
    }
}
