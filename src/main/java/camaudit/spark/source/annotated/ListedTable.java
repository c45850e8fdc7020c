package camaudit.spark.source.annotated;

import camaudit.annotation.Annotation;
import camaudit.annotation.AnnotationException;
import camaudit.annotation.Annotations;
import camaudit.annotation.Matching;
import camaudit.image.InputException;
import camaudit.spark.source.files.FilesSource;
import camaudit.spark.storage.FileList;
import java.util.Optional;
import java.util.stream.IntStream;

/** The annotations of one file or folder, to be found by the images of a listing. */
final class ListedTable {
    private final String option;
    private final String uri;
    private final Annotations annotations;
    private final Matching matching;
    private final FileList images;
    private int found;

    private ListedTable(String option, String uri, Annotations annotations, FileList images) {
        this.option = option;
        this.uri = uri;
        this.annotations = annotations;
        this.images = images;
        this.matching = new Matching(
                annotations,
                uri,
                IntStream.range(0, images.size())
                        .mapToObj(i -> FilesSource.id(images, i))
                        .iterator());
    }

    /**
     * Reads them.
     *
     * @param option that named them, for messages
     * @throws InputException if there is no such file, or it is none
     * @throws AnnotationException with what is wrong in it
     */
    static ListedTable read(AnnotationFiles files, String option, String uri, FileList images) {
        return new ListedTable(option, uri, files.read(option, uri), images);
    }

    /** The annotation of an image, to be asked once for each. */
    Optional<Annotation> find(String imageId) {
        Optional<Annotation> annotation = matching.find(imageId);
        found += annotation.isPresent() ? 1 : 0;
        return annotation;
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
                    FilesSource.id(images, 0),
                    "give their paths below " + images.root() + ", or their names");
        }
    }
}
