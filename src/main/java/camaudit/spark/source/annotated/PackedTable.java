package camaudit.spark.source.annotated;

import camaudit.annotation.Annotation;
import camaudit.annotation.Annotations;
import camaudit.annotation.ClassNumbers;
import camaudit.annotation.MaskReference;
import camaudit.annotation.PackedPaths;
import camaudit.spark.source.ForegroundRef;
import camaudit.text.InputException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An annotation file for records that are not listed: looked up by a record's id and name, lean enough for millions. */
final class PackedTable implements AnnotationTable, RecordIndex, Serializable {
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

    /** Packs a file, as {@link AnnotationInputs} reads it. */
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

    /** By the id, the name, or what the name begins with up to the first dot, as WebDataset has its keys. */
    private OptionalInt number(String id, String name) {
        OptionalInt found = paths.find(id, name);
        int dot = name.indexOf('.', name.lastIndexOf('/') + 2);
        return found.isPresent() || dot < 0 ? found : paths.find(id, name.substring(0, dot));
    }

    @Override
    public Optional<Entry> find(String id, String name) {
        return number(id, name).stream()
                .mapToObj(number -> new Entry(label(number), () -> foreground(number)))
                .findFirst();
    }

    private OptionalInt label(int number) {
        return labels[number] == NONE ? OptionalInt.empty() : OptionalInt.of(labels[number]);
    }

    private Optional<ImageAnnotation> foreground(int number) {
        return places[number] == NONE ? Optional.empty() : Optional.of(foregrounds.get(places[number]));
    }

    @Override
    public boolean has(String id, String name) {
        return number(id, name).isPresent();
    }

    @Override
    public boolean hasId(String id) {
        return paths.find(id, "").isPresent();
    }

    @Override
    public Stream<String> names() {
        return IntStream.range(0, labels.length).mapToObj(paths::path);
    }

    @Override
    public InputException unfitting(String firstId, String among) {
        return AnnotationErrors.pictures(
                option,
                uri,
                labels.length,
                names().findFirst(),
                among,
                firstId,
                "give names as in the containers, or ids as in this example");
    }

    String uri() {
        return uri;
    }

    long labelled() {
        return Arrays.stream(labels).filter(label -> label != NONE).count();
    }

    long located() {
        return Arrays.stream(places).filter(place -> place != NONE).count();
    }
}
