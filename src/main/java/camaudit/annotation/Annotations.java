package camaudit.annotation;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The annotations of a dataset by picture, in the order of the file; {@link Matches} finds the pictures of a listing in them. */
public final class Annotations {
    private final Map<String, Annotation> byPath;

    /** Annotations by path; the map is not copied. */
    Annotations(Map<String, Annotation> byPath) {
        this.byPath = byPath;
    }

    /** The annotated path that equals this picture's id. */
    Optional<String> path(String imageId) {
        String path = Names.normalized(imageId);
        return byPath.containsKey(path) ? Optional.of(path) : Optional.empty();
    }

    /** The annotation of one of {@link #paths}. */
    public Annotation at(String path) {
        return Objects.requireNonNull(byPath.get(path));
    }

    /** The paths of the annotated pictures. */
    public Set<String> paths() {
        return Collections.unmodifiableSet(byPath.keySet());
    }

    public int size() {
        return byPath.size();
    }
}
