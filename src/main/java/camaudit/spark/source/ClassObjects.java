package camaudit.spark.source;

import camaudit.image.region.Region;
import java.util.Optional;
import java.util.OptionalInt;

/** Counts the images of whose objects only those of their class count, and those among them that have such an object. */
final class ClassObjects {
    private final Precedence precedence;
    private int images;
    private int found;

    ClassObjects(Precedence precedence) {
        this.precedence = precedence;
    }

    /** {@link Precedence#region}, counted. */
    Optional<Region> region(Optional<Told> ofLabels, Optional<Told> ofBoxes, OptionalInt label) {
        Optional<Region> region = precedence.region(ofLabels, ofBoxes, label);
        if (precedence.isOfClass(ofLabels, ofBoxes, label)) {
            images++;
            found += region.isPresent() && !region.get().isEmpty() ? 1 : 0;
        }
        return region;
    }

    /** How many images were asked for of which only objects of their class count. */
    int images() {
        return images;
    }

    /**
     * Makes sure that not all of them are without one.
     *
     * @throws camaudit.image.InputException if there are some and none of them has an object of its class
     */
    void requireAny() {
        if (images > 0 && found == 0) {
            throw Unfitting.classes(precedence.firstName());
        }
    }
}
