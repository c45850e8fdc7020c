package camaudit.spark.source.annotated;

import camaudit.annotation.Annotation;
import camaudit.image.region.Region;
import camaudit.spark.source.ForegroundRef;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Matches images with what the files of labels and boxes and a folder of masks state of them.
 *
 * @param masks finds a mask that bears an image's name
 * @param precedence which of several foregrounds counts
 */
record AnnotationMatcher(
        Optional<? extends AnnotationTable> labels,
        Optional<? extends AnnotationTable> boxes,
        Masks masks,
        Precedence precedence) {

    /** Masks by the names of images. */
    interface Masks {
        /**
         * The mask of an image.
         *
         * @throws camaudit.annotation.AnnotationException if several may be meant
         */
        Optional<ForegroundRef> find(String id, String name);
    }

    /** What the file of labels states of an image. */
    Optional<AnnotationTable.Entry> inLabels(String id, String name) {
        return labels.flatMap(table -> table.find(id, name));
    }

    /**
     * What is stated of an image's foreground.
     *
     * @param ofLabels by {@link #inLabels}
     */
    Foreground foreground(Optional<AnnotationTable.Entry> ofLabels, String id, String name) {
        Optional<AnnotationTable.Entry> ofBoxes = boxes.flatMap(table -> table.find(id, name));
        return new Foreground(annotation(ofLabels), annotation(ofBoxes), () -> masks.find(id, name), precedence);
    }

    private static Optional<ImageAnnotation> annotation(Optional<AnnotationTable.Entry> entry) {
        return entry.flatMap(each -> each.foreground().get());
    }

    /** What is stated of the foreground of one image. */
    record Foreground(
            Optional<ImageAnnotation> ofLabels,
            Optional<ImageAnnotation> ofBoxes,
            Supplier<Optional<ForegroundRef>> byName,
            Precedence precedence) {

        /** The mask, which goes before boxes and outlines: a manifest's, then the one that bears the image's name. */
        Optional<ForegroundRef> mask() {
            return ofBoxes.flatMap(ImageAnnotation::mask)
                    .or(() -> precedence.masksOfLabels() ? ofLabels.flatMap(ImageAnnotation::mask) : Optional.empty())
                    .or(byName);
        }

        /** The boxes and outlines: the objects of the image's label where it has one with a name, or else all. */
        Optional<Region> region(OptionalInt label) {
            return objects()
                    .flatMap(objects -> isOfClass(label)
                            ? objects.region(precedence.names().get(label.getAsInt()))
                            : objects.region());
        }

        /** True if only objects of the image's class count. */
        boolean isOfClass(OptionalInt label) {
            return label.isPresent()
                    && !precedence.names().isEmpty()
                    && objects().filter(Annotation::hasClasses).isPresent();
        }

        private Optional<Annotation> objects() {
            return (precedence.ownBoxes()
                            ? ofBoxes
                            : precedence.byLabels() ? ofLabels : Optional.<ImageAnnotation>empty())
                    .map(ImageAnnotation::annotation);
        }
    }
}
