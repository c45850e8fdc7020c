package camaudit.spark.source;

import camaudit.spec.Layout;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a file is by its name. */
final class FileNames {
    /** What counts as an image: the formats that are decoded and those that people will have among them. */
    static final String IMAGES =
            "png|jpg|jpeg|jpe|jfif|gif|bmp|webp|tif|tiff|heic|heif|avif|jp2|svg|ico|psd|ppm|pgm|tga";

    private static final Pattern IMAGE =
            Pattern.compile(".*\\.(" + IMAGES + ")", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern PLAIN =
            Pattern.compile("([^.]*|part-.*|.*\\.(seq|sequencefile))", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private FileNames() {}

    static boolean isImage(String path) {
        return IMAGE.matcher(last(path)).matches();
    }

    /** True if it may be a SequenceFile: those that Hadoop writes have no extension. */
    static boolean maybeSequence(String path) {
        return PLAIN.matcher(last(path)).matches();
    }

    /** The layout that a name speaks for; AUTO if it speaks for none. */
    static Layout layout(String path) {
        String name = last(path).toLowerCase(Locale.ROOT);
        if (isImage(name)) {
            return Layout.FILES;
        }
        if (name.endsWith(".parquet") || name.endsWith(".parq")) {
            return Layout.PARQUET;
        }
        if (name.endsWith(".tar") || name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
            return Layout.TAR;
        }
        return name.endsWith(".bin") ? Layout.CIFAR : Layout.AUTO;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
