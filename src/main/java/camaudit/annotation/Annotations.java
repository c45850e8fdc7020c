package camaudit.annotation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The annotations of a dataset by picture. A picture is found by its path relative to the pictures' folder, or else by its file name
 * where just one annotated picture has that name.
 */
public final class Annotations {
    private final Map<String, Annotation> byPath;
    private final ArrayList<String> otherColumns;

    private Annotations(Map<String, Annotation> byPath, Collection<String> otherColumns) {
        this.byPath = byPath;
        this.otherColumns = new ArrayList<>(otherColumns);
    }

    /** These annotations by path, which are not copied; {@code otherColumns} are the names of what else the file knows of its pictures. */
    static Annotations of(Map<String, Annotation> byPath, Collection<String> otherColumns) {
        return new Annotations(byPath, otherColumns);
    }

    /**
     * The annotation of a picture, if there is one; for few pictures, {@link Matching} is for many.
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
        List<String> called = byPath.keySet().stream()
                .filter(each -> Names.base(each).equals(name))
                .limit(2)
                .toList();
        if (called.size() > 1) {
            throw AnnotationException.of("the picture " + Problems.shown(imageId) + " may be the annotated "
                    + Problems.shown(called.get(0)) + " or " + Problems.shown(called.get(1))
                    + ": give paths relative to the folder of pictures");
        }
        return called.stream().map(this::at).findFirst();
    }

    /** The annotated path that is this picture's own. */
    Optional<String> path(String imageId) {
        String path = Names.normalized(imageId);
        return byPath.containsKey(path) ? Optional.of(path) : Optional.empty();
    }

    /** The annotation of one of {@link #paths}. */
    public Annotation at(String path) {
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
