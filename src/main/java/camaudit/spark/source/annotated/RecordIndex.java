package camaudit.spark.source.annotated;

import camaudit.text.InputException;
import java.util.stream.Stream;

/** A file of annotations or a folder of masks, in which records are looked up by their ids and names. */
interface RecordIndex {
    /**
     * True if it has a record, by its id or else by its name.
     *
     * @throws camaudit.annotation.AnnotationException if several annotated pictures may be meant
     */
    boolean has(String id, String name);

    /** True if it has a record by its id. */
    boolean hasId(String id);

    /** The names or ids in it. */
    Stream<String> names();

    /**
     * The error that it is for other images.
     *
     * @param among what it was looked for in, in words
     */
    InputException unfitting(String firstId, String among);
}
