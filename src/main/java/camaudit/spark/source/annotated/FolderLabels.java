package camaudit.spark.source.annotated;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The class of an image by the folder it lies in, the first one below the dataset's root. */
public final class FolderLabels implements Serializable {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, Integer> classes = new HashMap<>();
    private final ArrayList<String> names;

    private FolderLabels(Map<String, Integer> classes, List<String> names) {
        this.names = new ArrayList<>(names);
        this.classes.putAll(classes);
    }

    /** No labels. */
    public static FolderLabels none() {
        return new FolderLabels(Map.of(), List.of());
    }

    /** Class i is the i-th of these folders. */
    public static FolderLabels of(List<String> folders) {
        Map<String, Integer> classes = new HashMap<>();
        folders.forEach(folder -> classes.put(folder, classes.size()));
        return new FolderLabels(classes, folders);
    }

    /** In the order of the classes. */
    List<String> names() {
        return List.copyOf(names);
    }

    boolean isEmpty() {
        return classes.isEmpty();
    }

    OptionalInt label(String imageId) {
        int slash = imageId.indexOf('/');
        Integer label = slash < 0 ? null : classes.get(imageId.substring(0, slash));
        return label == null ? OptionalInt.empty() : OptionalInt.of(label);
    }
}
