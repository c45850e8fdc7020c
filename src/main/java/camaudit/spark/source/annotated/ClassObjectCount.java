package camaudit.spark.source.annotated;

import camaudit.image.region.Region;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Counts the images for which only objects of their class count, and those among them that have such an object. */
final class ClassObjectCount {
    private final List<String> names;
    private int images;
    private int found;

    /** @param names of the classes in the network's order */
    ClassObjectCount(List<String> names) {
        this.names = names;
    }

    /** The boxes and outlines of an image, counted. */
    Optional<Region> region(AnnotationMatcher.Foreground foreground, OptionalInt label) {
        Optional<Region> region = foreground.region(label);
        if (foreground.isOfClass(label)) {
            images++;
            found += region.isPresent() && !region.get().isEmpty() ? 1 : 0;
        }
        return region;
    }

    /** How many images were looked up for which only objects of their class count. */
    int images() {
        return images;
    }

    /**
     * Makes sure that not all of them are without one.
     *
     * @throws camaudit.text.InputException if there are some and none of them has an object of its class
     */
    void requireAny() {
        if (images > 0 && found == 0) {
            throw AnnotationErrors.classes(names.isEmpty() ? "none" : names.get(0));
        }
    }
}
