package camaudit.spark.source.annotated;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** A file of annotations, looked up image by image. */
interface AnnotationTable {
    /**
     * What it states of an image; empty if it has none.
     *
     * @param name what the image is called in its container; empty where it has an id only
     * @throws camaudit.annotation.AnnotationException if several annotated pictures may be meant
     */
    Optional<Entry> find(String id, String name);

    /**
     * What a file states of an image.
     *
     * @param label the class; empty where labels of this file do not count
     * @param foreground read when it is asked for
     */
    record Entry(OptionalInt label, Supplier<Optional<ImageAnnotation>> foreground) {}
}
