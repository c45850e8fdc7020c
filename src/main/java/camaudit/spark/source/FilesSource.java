package camaudit.spark.source;

import camaudit.image.DecodeOptions;
import camaudit.image.InputException;
import camaudit.spark.storage.Storage;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/**
 * A folder of image files, searched in depth. The driver lists it, empty files included; a task opens its files itself, so that
 * one that cannot be read costs that file only. Hidden files and folders (starting with . or _) are not inputs.
 */
public final class FilesSource implements ImageSource {
    private static final long serialVersionUID = 1L;

    /** What counts as an input: the formats that are decoded and those that people will have among them. */
    static final String EXTENSIONS =
            "png|jpg|jpeg|jpe|jfif|gif|bmp|webp|tif|tiff|heic|heif|avif|jp2|svg|ico|psd|ppm|pgm|tga";

    private static final Pattern IMAGE =
            Pattern.compile(".*\\.(" + EXTENSIONS + ")", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final String root;
    /** On the driver only. */
    private final transient FolderLabels labels;

    private final DecodeOptions decode;
    private final int found;
    private final boolean sampled;
    private final int ignored;
    /** On the driver only. */
    private final transient List<Storage.Listed> files;

    private FilesSource(
            String root,
            FolderLabels labels,
            DecodeOptions decode,
            List<Storage.Listed> files,
            int found,
            boolean sampled,
            int ignored) {
        this.root = root;
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
        List<Storage.Listed> all = storage.files(uri);
        List<Storage.Listed> images =
                all.stream().filter(file -> isImage(file.uri())).toList();
        if (images.isEmpty()) {
            throw new InputException("--images " + uri + " holds no image: "
                    + (all.isEmpty()
                            ? "there is no file in it or its subfolders"
                            : "none of its " + all.size() + " files ("
                                    + all.get(0).uri() + ", …) ends in ." + EXTENSIONS.replace("|", ", .")));
        }
        String root = storage.qualify(uri);
        List<Storage.Listed> sampled = images.stream()
                .filter(file -> Sampling.takes(idOf(root, file.uri()), share))
                .toList();
        if (sampled.isEmpty()) {
            throw new InputException("--sample " + share + " takes none of the " + images.size() + " images below "
                    + uri + ": take a larger share");
        }
        return new FilesSource(
                root,
                folders.isEmpty() ? FolderLabels.none() : FolderLabels.of(folders),
                decode,
                sampled.subList(0, (int) Math.min(sampled.size(), limit.orElse(Integer.MAX_VALUE))),
                images.size(),
                share < 1,
                all.size() - images.size());
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
        return files.stream()
                .map(file -> Item.file(file.uri(), FileStamp.of(file), labels.label(idOf(root, file.uri()))))
                .iterator();
    }

    private static boolean isImage(String uri) {
        return IMAGE.matcher(uri.substring(uri.lastIndexOf('/') + 1)).matches();
    }

    @Override
    public SourceReader read(Iterator<Item> items, Configuration hadoop) {
        return new FilesReader(items, root, decode, hadoop);
    }

    /** The path below the root; the file's own name where the root is the file. */
    static String idOf(String root, String uri) {
        Objects.requireNonNull(root);
        return uri.startsWith(root + "/") ? uri.substring(root.length() + 1) : uri.substring(uri.lastIndexOf('/') + 1);
    }
}
