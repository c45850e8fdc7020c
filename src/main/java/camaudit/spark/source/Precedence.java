package camaudit.spark.source;

import camaudit.annotation.Annotation;
import camaudit.image.Region;
import camaudit.spec.Foregrounds;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Which of the things that are told of an image's foreground counts: a manifest's mask, then one by name, then boxes and outlines. */
final class Precedence implements Serializable {
    private static final long serialVersionUID = 1L;

    private final boolean ownBoxes;
    private final boolean byLabels;
    private final ArrayList<String> names;

    private Precedence(boolean ownBoxes, boolean byLabels, List<String> names) {
        this.ownBoxes = ownBoxes;
        this.byLabels = byLabels;
        this.names = new ArrayList<>(names);
    }

    /** @param names of the classes in the network's order; empty where nothing names them */
    static Precedence of(Foregrounds foregrounds, List<String> names) {
        return new Precedence(foregrounds.boxFile().isPresent(), foregrounds.byLabels(), names);
    }

    /**
     * The mask of an image.
     *
     * @param ofLabels what the file of labels tells of it
     * @param ofBoxes what the file of boxes tells of it
     * @param byName the one that has its name
     */
    Optional<Marking> mask(Optional<Told> ofLabels, Optional<Told> ofBoxes, Supplier<Optional<Marking>> byName) {
        Optional<Told> labels = ownBoxes || byLabels ? ofLabels : Optional.empty();
        return ofBoxes.flatMap(Told::mask).or(() -> labels.flatMap(Told::mask)).or(byName);
    }

    /** The boxes and outlines of an image: the objects of its label where it has one with a name, or else all. */
    Optional<Region> region(Optional<Told> ofLabels, Optional<Told> ofBoxes, OptionalInt label) {
        return objects(ofLabels, ofBoxes)
                .flatMap(objects ->
                        isOfClass(objects, label) ? objects.region(names.get(label.getAsInt())) : objects.region());
    }

    /** True if only objects of the image's class count. */
    boolean isOfClass(Optional<Told> ofLabels, Optional<Told> ofBoxes, OptionalInt label) {
        return objects(ofLabels, ofBoxes)
                .filter(objects -> isOfClass(objects, label))
                .isPresent();
    }

    private boolean isOfClass(Annotation objects, OptionalInt label) {
        return objects.hasClasses() && label.isPresent() && !names.isEmpty();
    }

    private Optional<Annotation> objects(Optional<Told> ofLabels, Optional<Told> ofBoxes) {
        return (ownBoxes ? ofBoxes : byLabels ? ofLabels : Optional.<Told>empty()).map(Told::annotation);
    }

    /** The first class, for messages. */
    String firstName() {
        return names.isEmpty() ? "none" : names.get(0);
    }
}
