package camaudit.annotation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The annotations of a dataset by picture. A picture is found by its path relative to the pictures' folder, or else by its file name
 * where just one annotated picture has that name.
 */
public final class Annotations implements Serializable {
    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, Annotation> byPath;
    private final HashMap<String, String> pathByName = new HashMap<>();
    private final HashMap<String, String> secondByName = new HashMap<>();
    private final ArrayList<String> otherColumns;

    private Annotations(Map<String, Annotation> byPath, Collection<String> otherColumns) {
        this.byPath = new LinkedHashMap<>(byPath);
        this.otherColumns = new ArrayList<>(otherColumns);
        for (String path : byPath.keySet()) {
            String first = pathByName.putIfAbsent(Names.base(path), path);
            if (first != null) {
                secondByName.putIfAbsent(Names.base(path), path);
            }
        }
    }

    /** These annotations by path; {@code otherColumns} are the names of what else the file knows of its pictures. */
    static Annotations of(Map<String, Annotation> byPath, Collection<String> otherColumns) {
        return new Annotations(byPath, otherColumns);
    }

    /**
     * The annotation of a picture, if there is one.
     *
     * @param imageId its path relative to the pictures' folder
     * @throws AnnotationException if it is found by its file name only and several annotated pictures have that name
     */
    public Optional<Annotation> find(String imageId) {
        String path = Names.normalized(imageId);
        Annotation exact = byPath.get(path);
        if (exact != null) {
            return Optional.of(exact);
        }
        String name = Names.base(path);
        String second = secondByName.get(name);
        if (second != null) {
            String message = "the picture " + Problems.shown(imageId) + " may be the annotated "
                    + Problems.shown(String.valueOf(pathByName.get(name))) + " or " + Problems.shown(second)
                    + ": give paths relative to the folder of pictures";
            throw new AnnotationException(message, List.of(message));
        }
        return Optional.ofNullable(pathByName.get(name)).map(byPath::get);
    }

    /** The annotated path that is this picture's own. */
    Optional<String> path(String imageId) {
        String path = Names.normalized(imageId);
        return byPath.containsKey(path) ? Optional.of(path) : Optional.empty();
    }

    /** The annotation of one of {@link #paths}. */
    Annotation at(String path) {
        return Objects.requireNonNull(byPath.get(path));
    }

    /** The paths of the annotated pictures, in the order of the file. */
    public Set<String> paths() {
        return Collections.unmodifiableSet(byPath.keySet());
    }

    public int size() {
        return byPath.size();
    }

    /** The names of a manifest's further columns, in their order. */
    public List<String> otherColumns() {
        return List.copyOf(otherColumns);
    }

    /** The labels that occur, each once, in the order of the file. */
    public List<String> labels() {
        return byPath.values().stream()
                .flatMap(annotation -> annotation.label().stream())
                .distinct()
                .toList();
    }
}
