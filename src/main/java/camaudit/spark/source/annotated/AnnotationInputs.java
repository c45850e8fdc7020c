package camaudit.spark.source.annotated;

import camaudit.annotation.AnnotationException;
import camaudit.annotation.Annotations;
import camaudit.annotation.ClassNumbers;
import camaudit.annotation.MaskReference;
import camaudit.spark.source.ForegroundRef;
import camaudit.spark.source.SourceRequest;
import camaudit.spark.storage.Storage;
import camaudit.spec.Foregrounds;
import camaudit.text.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The files that the user named besides the images, read one by one; their problems are collected. */
final class AnnotationInputs {
    private final Foregrounds foregrounds;
    private final Optional<String> labelFile;
    private final AnnotationFiles files;
    private final Problems problems = Problems.few(AnnotationException::new);
    private final Optional<MaskFiles> folder;
    private final MaskFiles masks;
    private final ClassNumbers numbers;

    /**
     * Looks into the folder of masks.
     *
     * @param images where the images are, qualified
     * @param names of the classes in the network's order; empty where nothing names them
     */
    AnnotationInputs(
            Storage storage, SourceRequest request, Optional<String> labelFile, String images, List<String> names) {
        this.foregrounds = request.dataset().foregrounds();
        this.labelFile = labelFile;
        this.files = new AnnotationFiles(storage);
        this.folder = foregrounds
                .maskFolder()
                .flatMap(uri -> problems.attempt(() -> MaskFiles.in(storage, uri, foregrounds.rule(), images)));
        this.masks = folder.orElseGet(() -> MaskFiles.named(storage, foregrounds.rule()));
        this.numbers = new ClassNumbers(labelFile.orElse(""), request.classes(), names);
    }

    /** True if the user named any. */
    static boolean areNamed(SourceRequest request, Optional<String> labelFile) {
        return labelFile.isPresent()
                || request.dataset().foregrounds().boxFile().isPresent()
                || request.dataset().foregrounds().maskFolder().isPresent();
    }

    /** Makes a table of annotations. */
    interface Maker<T> {
        /**
         * A table.
         *
         * @param option that named the file, for messages
         * @param numbers of the classes; empty where labels of this file do not count
         * @param masks finds those that the file names
         */
        T make(
                String option,
                String uri,
                Annotations read,
                Optional<ClassNumbers> numbers,
                Function<MaskReference, ForegroundRef> masks);
    }

    /** The file of labels; empty if there is none, or it has problems. */
    <T> Optional<T> labels(Maker<T> maker) {
        return read("--labels", labelFile, Optional.of(numbers), maker);
    }

    /** The file of boxes likewise. */
    <T> Optional<T> boxes(Maker<T> maker) {
        return read("--boxes", foregrounds.boxFile(), Optional.empty(), maker);
    }

    private <T> Optional<T> read(String option, Optional<String> file, Optional<ClassNumbers> classes, Maker<T> maker) {
        return file.flatMap(uri -> problems.attempt(
                () -> maker.make(option, uri, files.read(option, uri), classes, mask -> masks.named(mask, uri))));
    }

    /** Adds the labels that are no classes to the problems. */
    void requireKnownLabels() {
        problems.run(numbers::requireKnown);
    }

    /** The folder of masks. */
    Optional<MaskFiles> folder() {
        return folder;
    }

    /** Finds masks by name. */
    MaskFiles masks() {
        return masks;
    }

    Problems problems() {
        return problems;
    }
}
