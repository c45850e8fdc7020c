package camaudit.spark.source;

import camaudit.annotation.AnnotationException;
import camaudit.image.region.Located;
import camaudit.image.region.RegionFault;
import camaudit.image.region.RegionProblem;
import camaudit.spark.storage.Digests;
import camaudit.spark.storage.Storage;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What files tell of the records of a dataset, for tasks to look up by a record's id and name. It travels with the source; a JVM keeps
 * one of several equal ones that arrive.
 */
final class RecordAnnotations implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Map<String, WeakReference<RecordAnnotations>> HERE = new ConcurrentHashMap<>();

    private final @Nullable RecordTable labels;
    private final @Nullable RecordTable boxes;
    private final @Nullable MaskFolder masks;
    private final Precedence precedence;
    private final String digest;

    private RecordAnnotations(
            Optional<RecordTable> labels,
            Optional<RecordTable> boxes,
            Optional<MaskFolder> masks,
            Precedence precedence) {
        this.labels = labels.orElse(null);
        this.boxes = boxes.orElse(null);
        this.masks = masks.orElse(null);
        this.precedence = precedence;
        this.digest = Digests.ofSerialized(
                new Serializable[] {this.labels, this.boxes, String.valueOf(this.masks), precedence});
    }

    static RecordAnnotations of(
            Optional<RecordTable> labels,
            Optional<RecordTable> boxes,
            Optional<MaskFolder> masks,
            Precedence precedence) {
        return new RecordAnnotations(labels, boxes, masks, precedence).here();
    }

    Optional<RecordTable> labels() {
        return Optional.ofNullable(labels);
    }

    Optional<RecordTable> boxes() {
        return Optional.ofNullable(boxes);
    }

    Optional<MaskFolder> masks() {
        return Optional.ofNullable(masks);
    }

    Precedence precedence() {
        return precedence;
    }

    /** Changes with what the files tell. */
    String digest() {
        return digest;
    }

    /** True if a file gives the labels. */
    boolean givesLabels() {
        return labels != null;
    }

    /** The label that the dataset itself has for a record. */
    interface OwnLabel<E extends Exception> {
        OptionalInt get() throws E;
    }

    /**
     * The label of a record: what a file says, or else its own where no file gives labels.
     *
     * @throws AnnotationException if several annotated pictures may be meant
     */
    <E extends Exception> OptionalInt label(String id, String name, OwnLabel<E> own) throws E {
        if (labels == null) {
            return own.get();
        }
        OptionalInt at = labels.find(id, name);
        return at.isPresent() ? labels.label(at.getAsInt()) : at;
    }

    /**
     * The foreground of a record, or why it is not known; empty where nothing is told of it.
     *
     * @param beside the mask that the dataset itself has for it: it goes before boxes
     */
    Optional<Located> locate(
            String id, String name, OptionalInt label, Supplier<Optional<Located>> beside, Storage storage) {
        try {
            Optional<Told> ofLabels = told(labels, id, name);
            Optional<Told> ofBoxes = told(boxes, id, name);
            Optional<Located> mask = mask(id, name, ofLabels, ofBoxes).map(marking -> marking.locate(storage));
            return mask.or(beside).or(() -> precedence.region(ofLabels, ofBoxes, label));
        } catch (AnnotationException e) {
            return Optional.of(new RegionFault(RegionProblem.UNREADABLE, String.valueOf(e.getMessage())));
        }
    }

    private Optional<Marking> mask(String id, String name, Optional<Told> ofLabels, Optional<Told> ofBoxes) {
        return precedence.mask(ofLabels, ofBoxes, () -> masks == null ? Optional.empty() : masks.find(id, name));
    }

    static Optional<Told> told(@Nullable RecordTable table, String id, String name) {
        if (table == null) {
            return Optional.empty();
        }
        OptionalInt at = table.find(id, name);
        return at.isPresent() ? table.told(at.getAsInt()) : Optional.empty();
    }

    private Object readResolve() {
        return here();
    }

    /** The one that this JVM keeps. */
    private RecordAnnotations here() {
        HERE.values().removeIf(reference -> reference.get() == null);
        WeakReference<RecordAnnotations> kept = HERE.compute(
                digest,
                (key, reference) ->
                        reference == null || reference.refersTo(null) ? new WeakReference<>(this) : reference);
        RecordAnnotations here = kept.get();
        return here == null ? this : here;
    }
}
