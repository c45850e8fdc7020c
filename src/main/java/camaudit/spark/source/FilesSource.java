package camaudit.spark.source;

import camaudit.image.DecodeOptions;
import camaudit.image.InputException;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
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
    /** On the driver only. */
    private final transient FolderLabels labels;

    private final DecodeOptions decode;
    private final int found;
    private final boolean sampled;
    private final int ignored;
    /** On the driver only. */
    private final transient FileList files;

    private FilesSource(
            FileList files, FolderLabels labels, DecodeOptions decode, int found, boolean sampled, int ignored) {
        this.root = files.root();
        this.labels = labels;
        this.decode = decode;
        this.files = files;
        this.found = found;
        this.sampled = sampled;
        this.ignored = ignored;
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
        return open(storage.list(uri, told -> {}), uri, folders, decode, share, limit);
    }

    /** The same of files that are listed already. */
    static FilesSource open(
            FileList all, String uri, List<String> folders, DecodeOptions decode, double share, OptionalLong limit) {
        FileList images = all.filter(i -> FileNames.isImage(id(all, i)));
        if (images.size() == 0) {
            throw new InputException("--images " + uri + " holds no image: "
                    + (all.size() == 0
                            ? "there is no file in it or its subfolders"
                            : "none of its " + all.size() + " files ("
                                    + all.file(0).uri() + ", …) ends in ." + FileNames.IMAGES.replace("|", ", .")));
        }
        FileList sampled = share >= 1 ? images : images.filter(i -> Sampling.takes(id(images, i), share));
        if (sampled.size() == 0) {
            throw new InputException("--sample " + share + " takes none of the " + images.size() + " images below "
                    + uri + ": take a larger share");
        }
        return new FilesSource(
                sampled.first(limit.orElse(Long.MAX_VALUE)),
                folders.isEmpty() ? FolderLabels.none() : FolderLabels.of(folders),
                decode,
                images.size(),
                share < 1,
                all.size() - images.size());
    }

    private static String id(FileList files, int index) {
        String name = files.name(index);
        return name.isEmpty() ? Names.below("", files.root()) : name;
    }

    @Override
    public String description() {
        return files.size() + " image files below " + root
                + (files.size() < found ? (sampled ? " (sampled of " : " (the first of ") + found + ")" : "")
                + (ignored == 0 ? "" : "; " + ignored + " files without an image extension are not inputs");
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
        return Count.exactly(files.size());
    }

    @Override
    public boolean labelled() {
        return !labels.isEmpty();
    }

    @Override
    public Iterator<Item> items() {
        return IntStream.range(0, files.size()).mapToObj(this::item).iterator();
    }

    private Item item(int index) {
        Storage.Listed file = files.file(index);
        return Item.file(file.uri(), FileStamp.of(file), labels.label(id(files, index)));
    }

    @Override
    public SourceReader read(Iterator<Item> items, Configuration hadoop) {
        return new FilesReader(items, root, decode, hadoop);
    }
}
