package camaudit.spark.source;

import camaudit.spark.storage.FileList;

/** The ids of images: the path below the dataset's root and, in a container, after a {@code #}, the record's key. */
public final class ImageIds {
    private ImageIds() {}

    /** The path below the root; the file's own name where the root is the file. */
    public static String below(String root, String uri) {
        String folder = root.endsWith("/") ? root : root + "/";
        return uri.startsWith(folder) ? uri.substring(folder.length()) : uri.substring(uri.lastIndexOf('/') + 1);
    }

    /** A record's id. */
    public static String record(String root, String uri, String key) {
        return root.equals(uri) ? key : below(root, uri) + "#" + key;
    }

    /** The id of a listed image file. */
    public static String listed(FileList files, int index) {
        String name = files.name(index);
        return name.isEmpty() ? below("", files.root()) : name;
    }
}
