package camaudit.spark.source.annotated;

import camaudit.annotation.AnnotationException;
import camaudit.text.InputException;
import camaudit.text.Numbers;
import camaudit.text.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks some records of a dataset up in annotations, to see whether the two belong together. */
public final class AnnotationProbe {
    private static final int ENOUGH = 32;
    private static final int FEW_PATHS = 1_000;

    private final RecordAnnotations annotations;
    private final List<RecordIndex> files;
    /** The files in which a record was found. */
    private final Set<RecordIndex> fitting = new HashSet<>();

    private final ClassObjectCount objects;
    private final Problems problems = Problems.few(AnnotationException::new);
    /** The container of each record that was found by its name. */
    private final Map<String, String> places = new HashMap<>();

    private String first = "none";
    private int records;

    public AnnotationProbe(RecordAnnotations annotations) {
        this.annotations = annotations;
        this.files = annotations.files();
        this.objects = new ClassObjectCount(annotations.precedence().names());
    }

    /**
     * Looks a record up.
     *
     * @param name empty where it has none
     * @param container where it is
     * @param ownLabel the label that the dataset itself has for it
     */
    public void note(String id, String name, String container, Supplier<OptionalInt> ownLabel) {
        first = records == 0 ? id : first;
        records++;
        problems.run(() -> find(id, name, container, ownLabel));
    }

    private void find(String id, String name, String container, Supplier<OptionalInt> ownLabel) {
        List<RecordIndex> hits =
                files.stream().filter(file -> file.has(id, name)).toList();
        fitting.addAll(hits);
        var unused = objects.region(annotations.foreground(id, name), annotations.label(id, name, ownLabel::get));
        if (hits.stream().anyMatch(file -> !file.hasId(id))) {
            String earlier = places.putIfAbsent(name, container);
            if (earlier != null && !earlier.equals(container)) {
                throw new InputException("the record '" + name + "' is in " + earlier + " and in " + container
                        + ", and annotations or masks give its name only: give ids such as " + id);
            }
        }
    }

    /** True if each file and folder had one of the records. */
    public boolean foundAll() {
        return fitting.containsAll(files);
    }

    /**
     * Reports what does not fit.
     *
     * @param all true if these were all records
     * @param isId true for what may be the id of a record that was not looked at
     * @throws AnnotationException with all of it
     */
    public void require(boolean all, Predicate<String> isId) {
        String among = all ? "the images" : Numbers.format("the %,d images looked at", records);
        files.stream()
                .filter(file -> !fitting.contains(file))
                .filter(file -> file.names().limit(FEW_PATHS).noneMatch(isId))
                .forEach(file -> problems.run(() -> {
                    throw file.unfitting(first, among);
                }));
        if (all || objects.images() >= ENOUGH) {
            problems.run(objects::requireAny);
        }
        problems.throwIfAny();
    }
}
