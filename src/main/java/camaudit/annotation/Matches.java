package camaudit.annotation;

import camaudit.text.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the annotations of a dataset's pictures: each by its path below the folder of pictures or else, among those that are no
 * picture's path, by its file name. Collects the pictures for which that is ambiguous.
 */
public final class Matches {
    private final Annotations annotations;
    private final Set<String> taken = new HashSet<>();
    /** The annotated path that a file name means; empty text where it may be several. */
    private final Map<String, String> byName = new HashMap<>();

    private final Map<String, String> pictureOf = new HashMap<>();
    private final Problems problems;

    /**
     * Looks at all pictures of a dataset.
     *
     * @param file the annotations' name, for messages
     * @param imageIds paths below the folder of pictures
     */
    public Matches(Annotations annotations, String file, Iterator<String> imageIds) {
        this.annotations = annotations;
        this.problems = Problems.of(file, AnnotationException::new);
        imageIds.forEachRemaining(id -> annotations.path(id).ifPresent(taken::add));
        for (String path : annotations.paths()) {
            if (!taken.contains(path)) {
                byName.merge(Names.base(path), path, (first, second) -> "");
            }
        }
    }

    /** The annotation of one of these pictures; call it once for each. */
    public Optional<Annotation> find(String imageId) {
        Optional<String> exact = annotations.path(imageId);
        if (exact.isPresent()) {
            return exact.map(annotations::at);
        }
        String name = Names.base(Names.normalized(imageId));
        String path = byName.get(name);
        if (path == null) {
            return Optional.empty();
        }
        if (path.isEmpty()) {
            problems.add(
                    "picture " + Problems.shown(imageId),
                    "several annotated pictures are called " + Problems.shown(name)
                            + ": give paths below the folder of pictures");
            return Optional.empty();
        }
        String other = pictureOf.putIfAbsent(path, imageId);
        if (other != null) {
            problems.add(
                    "picture " + Problems.shown(path),
                    "it may be " + Problems.shown(other) + " or " + Problems.shown(imageId)
                            + ": give paths below the folder of pictures");
        }
        return Optional.of(annotations.at(path));
    }

    /**
     * Ends the search.
     *
     * @throws AnnotationException with all pictures whose annotation is ambiguous
     */
    public void requireClear() {
        problems.throwIfAny();
    }
}
