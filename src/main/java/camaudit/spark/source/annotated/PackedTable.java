package camaudit.spark.source.annotated;

import camaudit.annotation.Annotation;
import camaudit.annotation.Annotations;
import camaudit.annotation.ClassNumbers;
import camaudit.annotation.MaskReference;
import camaudit.annotation.PackedPaths;
import camaudit.image.InputException;
import camaudit.spark.source.ForegroundRef;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** An annotation file for records that are not listed: to be asked by a record's id and name, lean enough for millions. */
public final class PackedTable implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int NONE = -1;

    private final String option;
    private final String uri;
    private final PackedPaths paths;
    /** By the numbers of paths: the class. */
    private final int[] labels;
    /** By the numbers of paths: the place among the foregrounds. */
    private final int[] places;

    private final PackedList foregrounds;

    private PackedTable(
            String option, String uri, PackedPaths paths, int[] labels, int[] places, PackedList foregrounds) {
        this.option = option;
        this.uri = uri;
        this.paths = paths;
        this.labels = labels;
        this.places = places;
        this.foregrounds = foregrounds;
    }

    /**
     * Packs a file.
     *
     * @param option that named it, for messages
     * @param numbers of the classes; empty where its labels do not count
     * @param masks finds those that it names
     */
    static PackedTable of(
            String option,
            String uri,
            Annotations annotations,
            Optional<ClassNumbers> numbers,
            Function<MaskReference, ForegroundRef> masks) {
        int[] labels = new int[annotations.size()];
        int[] places = new int[annotations.size()];
        Arrays.fill(places, NONE);
        PackedList.Builder foregrounds = new PackedList.Builder();
        int number = 0;
        for (String path : annotations.paths()) {
            Annotation annotation = annotations.at(path);
            labels[number] = numbers.map(n -> n.of(path, annotation))
                    .orElse(OptionalInt.empty())
                    .orElse(NONE);
            if (annotation.hasForeground()) {
                places[number] = foregrounds.add(ImageAnnotation.of(annotation, masks));
            }
            number++;
        }
        return new PackedTable(
                option, uri, PackedPaths.byName(annotations.paths()), labels, places, foregrounds.build());
    }

    /**
     * The number of the path that is a record's: by its id, its name, or what its name begins with up to the first dot, as
     * WebDataset has its keys.
     *
     * @param name empty where it has none
     * @throws camaudit.annotation.AnnotationException if several may be meant
     */
    OptionalInt find(String id, String name) {
        OptionalInt found = paths.find(id, name);
        int dot = name.indexOf('.', name.lastIndexOf('/') + 2);
        return found.isPresent() || dot < 0 ? found : paths.find(id, name.substring(0, dot));
    }

    /** True if a record is found by its id. */
    boolean hasId(String id) {
        return paths.find(id, "").isPresent();
    }

    OptionalInt label(int number) {
        return labels[number] == NONE ? OptionalInt.empty() : OptionalInt.of(labels[number]);
    }

    /** What it tells of a foreground. */
    Optional<ImageAnnotation> told(int number) {
        return places[number] == NONE ? Optional.empty() : Optional.of(foregrounds.get(places[number]));
    }

    /** Says that it is for other images. */
    InputException unfitting(String firstId, String among, String remedy) {
        return AnnotationErrors.pictures(
                option, uri, size(), size() == 0 ? Optional.empty() : Optional.of(path(0)), among, firstId, remedy);
    }

    String uri() {
        return uri;
    }

    int size() {
        return labels.length;
    }

    String path(int number) {
        return paths.path(number);
    }

    long labelled() {
        return Arrays.stream(labels).filter(label -> label != NONE).count();
    }

    long located() {
        return Arrays.stream(places).filter(place -> place != NONE).count();
    }
}
