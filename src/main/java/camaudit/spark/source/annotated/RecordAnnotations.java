package camaudit.spark.source.annotated;

import camaudit.annotation.AnnotationException;
import camaudit.image.region.Located;
import camaudit.image.region.RegionFault;
import camaudit.image.region.RegionProblem;
import camaudit.spark.source.SourceRequest;
import camaudit.spark.storage.Digests;
import camaudit.spark.storage.Storage;
import camaudit.text.Numbers;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What files state of the records of a dataset, for tasks to look up by a record's id and name. It travels with the source; a JVM keeps
 * one of several equal ones that arrive.
 */
public final class RecordAnnotations implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Map<String, WeakReference<RecordAnnotations>> KEPT = new ConcurrentHashMap<>();

    private final @Nullable PackedTable labels;
    private final @Nullable PackedTable boxes;
    private final @Nullable MaskFolder masks;
    private final Precedence precedence;
    private final String digest;

    private RecordAnnotations(
            Optional<PackedTable> labels,
            Optional<PackedTable> boxes,
            Optional<MaskFolder> masks,
            Precedence precedence) {
        this.labels = labels.orElse(null);
        this.boxes = boxes.orElse(null);
        this.masks = masks.orElse(null);
        this.precedence = precedence;
        this.digest =
                Digests.ofValues(new Serializable[] {this.labels, this.boxes, String.valueOf(this.masks), precedence});
    }

    /**
     * Reads all that the user named besides a dataset whose images are not listed; empty where that is nothing.
     *
     * @param root of the images
     * @param names of the classes in the network's order; empty where nothing names them
     * @throws camaudit.annotation.AnnotationException with all that is wrong with the files
     */
    public static Optional<RecordAnnotations> read(
            Storage storage, SourceRequest request, Optional<String> labelFile, String root, List<String> names) {
        return AnnotationInputs.areNamed(request, labelFile)
                ? Optional.of(read(request, new AnnotationInputs(storage, request, labelFile, root, names), names))
                : Optional.empty();
    }

    private static RecordAnnotations read(SourceRequest request, AnnotationInputs inputs, List<String> names) {
        Optional<PackedTable> labels = inputs.labels(PackedTable::of);
        inputs.requireKnownLabels();
        labels.ifPresent(table -> inputs.problems().run(() -> requireLabels(table)));
        Optional<PackedTable> boxes = inputs.boxes(PackedTable::of);
        RecordAnnotations annotations = new RecordAnnotations(
                        labels,
                        boxes,
                        inputs.folder().map(MaskFiles::forTasks),
                        Precedence.of(request.dataset().foregrounds(), names))
                .shared();
        if (annotations.mayLocate()) {
            inputs.problems().run(() -> AnnotationErrors.requireUpright(request.decode()));
        }
        inputs.problems().throwIfAny();
        return annotations;
    }

    private static void requireLabels(PackedTable labels) {
        if (labels.labelled() == 0) {
            throw AnnotationErrors.labels(labels.uri(), "any picture");
        }
    }

    /** All that records are looked up in. */
    List<RecordIndex> files() {
        return Stream.<@Nullable RecordIndex>of(labels, boxes, masks)
                .filter(Objects::nonNull)
                .toList();
    }

    Precedence precedence() {
        return precedence;
    }

    /** Changes with what the files state. */
    public String digest() {
        return digest;
    }

    /** True if a file gives the labels. */
    public boolean givesLabels() {
        return labels != null;
    }

    /** True if an image may have a foreground by them. */
    boolean mayLocate() {
        return masks != null || boxes != null || (precedence.byLabels() && labels != null && labels.located() > 0);
    }

    /** The label that the dataset itself has for a record. */
    public interface OwnLabel<E extends Exception> {
        OptionalInt get() throws E;
    }

    /**
     * The label of a record: what a file says, or else its own where no file gives labels.
     *
     * @param name empty where it has none
     * @throws AnnotationException if several annotated pictures may be meant
     */
    public <E extends Exception> OptionalInt label(String id, String name, OwnLabel<E> ownLabel) throws E {
        return labels == null
                ? ownLabel.get()
                : labels.find(id, name).map(AnnotationTable.Entry::label).orElse(OptionalInt.empty());
    }

    AnnotationMatcher.Foreground foreground(String id, String name) {
        AnnotationMatcher matcher = new AnnotationMatcher(
                Optional.ofNullable(labels),
                Optional.ofNullable(boxes),
                (maskId, maskName) -> masks == null ? Optional.empty() : masks.find(maskId, maskName),
                precedence);
        return matcher.foreground(matcher.inLabels(id, name), id, name);
    }

    /**
     * The foreground of a record, or why it is not known; empty where nothing states it.
     *
     * @param beside the mask that the dataset itself has for it: it goes before boxes
     */
    public Optional<Located> locate(
            String id, String name, OptionalInt label, Supplier<Optional<Located>> beside, Storage storage) {
        try {
            AnnotationMatcher.Foreground foreground = foreground(id, name);
            return foreground
                    .mask()
                    .map(mask -> mask.locate(storage))
                    .or(beside)
                    .or(() -> foreground.region(label));
        } catch (AnnotationException e) {
            return Optional.of(new RegionFault(RegionProblem.UNREADABLE, String.valueOf(e.getMessage())));
        }
    }

    /** Where labels come from, in words; empty where no file gives them. */
    public Optional<String> describeLabels() {
        return Optional.ofNullable(labels)
                .map(table -> Numbers.format("%s with %,d labels, found by id or name", table.uri(), table.labelled()));
    }

    /**
     * Where foregrounds come from, in words; empty text where nothing states them.
     *
     * @param beside what the dataset itself has
     */
    public String describeForegrounds(String beside) {
        PackedTable boxTable = boxes != null ? boxes : precedence.byLabels() ? labels : null;
        return Stream.of(
                        masks == null ? "" : Numbers.format("%,d masks in %s", masks.size(), masks.root()),
                        beside,
                        boxTable == null || boxTable.located() == 0
                                ? ""
                                : Numbers.format("%,d pictures' in %s", boxTable.located(), boxTable.uri()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private Object readResolve() {
        return shared();
    }

    /** The one that this JVM keeps. */
    private RecordAnnotations shared() {
        KEPT.values().removeIf(reference -> reference.get() == null);
        WeakReference<RecordAnnotations> kept = KEPT.compute(
                digest,
                (key, reference) ->
                        reference == null || reference.refersTo(null) ? new WeakReference<>(this) : reference);
        RecordAnnotations first = kept.get();
        return first == null ? this : first;
    }
}
