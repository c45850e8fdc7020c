package camaudit.spark.source.annotated;

import camaudit.annotation.AnnotationException;
import camaudit.image.InputException;
import camaudit.spark.source.container.ClassLabels;
import camaudit.spark.source.container.StoredRecord;
import camaudit.text.Problems;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What some records of a dataset show of annotations. */
public final class AnnotationProbe {
    private static final int ENOUGH = 32;
    private static final int FEW_PATHS = 1_000;

    private final RecordAnnotations annotations;
    private final ClassLabels labels;
    private final ClassObjects objects;
    private final Problems ambiguous = Problems.few(AnnotationException::new);
    /** In which container a record is that was found by its name. */
    private final Map<String, String> places = new HashMap<>();

    private String first = "none";
    private int records;
    private int ofLabels;
    private int ofBoxes;
    private int ofMasks;

    public AnnotationProbe(RecordAnnotations annotations, ClassLabels labels) {
        this.annotations = annotations;
        this.labels = labels;
        this.objects = new ClassObjects(annotations.precedence());
    }

    public void note(String id, String container, StoredRecord record) {
        first = records == 0 ? id : first;
        records++;
        ambiguous.run(() -> find(id, container, record));
    }

    private void find(String id, String container, StoredRecord record) {
        String name = record.name();
        boolean inLabels = annotations
                .labels()
                .filter(file -> file.find(id, name).isPresent())
                .isPresent();
        boolean inBoxes = annotations
                .boxes()
                .filter(file -> file.find(id, name).isPresent())
                .isPresent();
        boolean inMasks =
                annotations.masks().flatMap(folder -> folder.find(id, name)).isPresent();
        ofLabels += inLabels ? 1 : 0;
        ofBoxes += inBoxes ? 1 : 0;
        ofMasks += inMasks ? 1 : 0;
        classes(id, record);
        boolean byName = (inLabels
                        && annotations.labels().filter(file -> file.hasId(id)).isEmpty())
                || (inBoxes
                        && annotations.boxes().filter(file -> file.hasId(id)).isEmpty())
                || (inMasks
                        && annotations
                                .masks()
                                .filter(folder -> folder.hasId(id))
                                .isEmpty());
        if (byName) {
            String other = places.putIfAbsent(name, container);
            if (other != null && !other.equals(container)) {
                throw new InputException("the record '" + name + "' is in " + other + " and in " + container
                        + ", and annotations or masks give its name only: give ids such as " + id);
            }
        }
    }

    private void classes(String id, StoredRecord record) {
        Optional<ImageAnnotation> byLabels = told(annotations.labels(), id, record.name());
        Optional<ImageAnnotation> byBoxes = told(annotations.boxes(), id, record.name());
        var unused = objects.region(byLabels, byBoxes, label(id, record));
    }

    private static Optional<ImageAnnotation> told(Optional<PackedTable> table, String id, String name) {
        return table.flatMap(file -> RecordAnnotations.told(file, id, name));
    }

    private OptionalInt label(String id, StoredRecord record) {
        try {
            return annotations.label(id, record.name(), () -> labels.label(record));
        } catch (ClassLabels.UnknownLabel e) {
            return OptionalInt.empty();
        }
    }

    /** True if something of each file and folder was found. */
    public boolean foundAll() {
        return (annotations.labels().isEmpty() || ofLabels > 0)
                && (annotations.boxes().isEmpty() || ofBoxes > 0)
                && (annotations.masks().isEmpty() || ofMasks > 0);
    }

    /**
     * Tells what does not fit.
     *
     * @param all true if these were all records
     * @param isId true for what may be the id of a record that was not looked at
     * @throws AnnotationException with all of it
     */
    public void require(boolean all, Predicate<String> isId) {
        annotations.labels().filter(file -> ofLabels == 0).ifPresent(file -> requireIds(file, all, isId));
        annotations.boxes().filter(file -> ofBoxes == 0).ifPresent(file -> requireIds(file, all, isId));
        annotations
                .masks()
                .filter(folder -> ofMasks == 0 && none(folder.bare(), isId))
                .ifPresent(folder -> ambiguous.run(() -> {
                    throw AnnotationErrors.masks(folder.root(), first);
                }));
        if (all || objects.images() >= ENOUGH) {
            ambiguous.run(objects::requireAny);
        }
        ambiguous.throwIfAny();
    }

    private void requireIds(PackedTable file, boolean all, Predicate<String> isId) {
        if (none(IntStream.range(0, file.size()).mapToObj(file::path), isId)) {
            String among = all ? "the images" : String.format(Locale.ROOT, "the %,d images looked at", records);
            ambiguous.run(() -> {
                throw file.unfitting(first, among, "give names as in the containers, or ids as in this example");
            });
        }
    }

    private static boolean none(Stream<String> paths, Predicate<String> isId) {
        return paths.limit(FEW_PATHS).noneMatch(isId);
    }
}
