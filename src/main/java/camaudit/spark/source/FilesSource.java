package camaudit.spark.source;

import camaudit.image.DecodeOptions;
import camaudit.image.InputException;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import camaudit.spec.Layout;
import java.util.Iterator;
import java.util.List;
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
    private final transient Known known;

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
            FileList images = all.filter(i -> FileNames.isImage(id(all, i)));
            if (images.size() == 0) {
                throw new InputException("--images " + uri + " holds no image: "
                        + (all.size() == 0
                                ? "there is no file in it or its subfolders"
                                : "none of its " + all.size() + " files ("
                                        + all.file(0).uri() + ", …) ends in ."
                                        + FileNames.IMAGES.replace("|", ", .")));
            }
            FileList sampled = share >= 1 ? images : images.filter(i -> Sampling.takes(id(images, i), share));
            if (sampled.size() == 0) {
                throw new InputException("--sample " + share + " takes none of the " + images.size() + " images below "
                        + uri + ": take a larger share");
            }
            return new Listing(
                    sampled.first(limit.orElse(Long.MAX_VALUE)), images.size(), share < 1, all.size() - images.size());
        }
    }

    FilesSource(Listing listing, Known known, DecodeOptions decode) {
        this.root = listing.files().root();
        this.decode = decode;
        this.listing = listing;
        this.known = known;
    }

    /**
     * Lists a folder.
     *
     * @param share of the images to take, an even sample
     * @param folders the class folders in the order of the classes; empty for no labels
     * @throws InputException if there is no image in it
     */
    public static FilesSource open(
            Storage storage, String uri, List<String> folders, DecodeOptions decode, double share, OptionalLong limit) {
        Sources.requireImages(storage, uri);
        return new FilesSource(
                Listing.of(storage.list(uri, told -> {}), uri, share, limit),
                Known.of(folders.isEmpty() ? FolderLabels.none() : FolderLabels.of(folders)),
                decode);
    }

    /** The path below the root, or the file's own name where the root is the file. */
    static String id(FileList files, int index) {
        String name = files.name(index);
        return name.isEmpty() ? Names.below("", files.root()) : name;
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
                file.uri(), FileStamp.of(file), known.label(index, id(listing.files(), index)), known.marking(index));
    }

    @Override
    public SourceReader read(Iterator<Item> items, Configuration hadoop) {
        return new FilesReader(items, root, decode, new Storage(hadoop));
    }
}
