package camaudit.spark.source.annotated;

import camaudit.annotation.Annotation;
import camaudit.annotation.AnnotationException;
import camaudit.annotation.Annotations;
import camaudit.annotation.ClassNumbers;
import camaudit.annotation.MaskReference;
import camaudit.annotation.Matches;
import camaudit.spark.source.ForegroundRef;
import camaudit.spark.source.ImageIds;
import camaudit.spark.storage.FileList;
import camaudit.text.InputException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/** An annotation file for the images of a listing, looked up once for each. On the driver only. */
final class ListedTable implements AnnotationTable {
    private final String option;
    private final String uri;
    private final FileList images;
    private final Annotations annotations;
    private final Optional<ClassNumbers> numbers;
    private final Function<MaskReference, ForegroundRef> masks;
    private final Matches matching;
    private int found;

    /** The annotations of a file, as {@link AnnotationInputs} reads it. */
    ListedTable(
            String option,
            String uri,
            FileList images,
            Annotations annotations,
            Optional<ClassNumbers> numbers,
            Function<MaskReference, ForegroundRef> masks) {
        this.option = option;
        this.uri = uri;
        this.images = images;
        this.annotations = annotations;
        this.numbers = numbers;
        this.masks = masks;
        this.matching = new Matches(
                annotations,
                uri,
                IntStream.range(0, images.size())
                        .mapToObj(i -> ImageIds.listed(images, i))
                        .iterator());
    }

    @Override
    public Optional<Entry> find(String id, String name) {
        Optional<Annotation> annotation = matching.find(id);
        found += annotation.isPresent() ? 1 : 0;
        return annotation.map(each -> new Entry(
                numbers.map(classes -> classes.of(id, each)).orElse(OptionalInt.empty()),
                () -> Optional.of(ImageAnnotation.of(each, masks))));
    }

    String uri() {
        return uri;
    }

    /**
     * Makes sure that the images and the annotations belong together, when all images have been asked for.
     *
     * @throws InputException if no image is annotated
     * @throws AnnotationException if one may have several annotations
     */
    void requireFitting() {
        matching.requireClear();
        if (found == 0) {
            throw AnnotationErrors.pictures(
                    option,
                    uri,
                    annotations.size(),
                    annotations.paths().stream().findFirst(),
                    "the images",
                    ImageIds.listed(images, 0),
                    "give their paths below " + images.root() + ", or their names");
        }
    }
}
