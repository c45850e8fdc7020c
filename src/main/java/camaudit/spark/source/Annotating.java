package camaudit.spark.source;

import camaudit.annotation.Annotation;
import camaudit.annotation.AnnotationException;
import camaudit.annotation.ClassNumbers;
import camaudit.image.Orientation;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import camaudit.spec.Foregrounds;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds labels and foregrounds of listed image files in what the user named besides the images. */
final class Annotating {
    private final Sources.Request request;
    private final FileList images;
    private final FolderLabels folders;
    private final Optional<Annotated> labels;
    private final Optional<Annotated> boxes;
    private final MaskFiles masks;
    private final ClassNumbers numbers;
    private final Precedence precedence;
    private final ClassObjects objects;
    private final Problems problems;
    private int labelled;
    private int masked;
    private int located;

    private Annotating(
            Storage storage,
            Sources.Request request,
            FileList images,
            FolderLabels folders,
            Optional<String> labelFile,
            Problems problems) {
        this.request = request;
        this.images = images;
        this.folders = folders;
        this.problems = problems;
        AnnotationFiles files = new AnnotationFiles(storage);
        Foregrounds foregrounds = request.foregrounds();
        this.labels = labelFile.flatMap(uri -> problems.attempt(() -> Annotated.read(files, "--labels", uri, images)));
        this.boxes = foregrounds
                .boxFile()
                .flatMap(uri -> problems.attempt(() -> Annotated.read(files, "--boxes", uri, images)));
        this.masks = foregrounds
                .maskFolder()
                .flatMap(uri -> problems.attempt(() -> MaskFiles.in(storage, uri, foregrounds.rule(), images.root())))
                .orElseGet(() -> MaskFiles.named(storage, foregrounds.rule()));
        this.precedence =
                Precedence.of(foregrounds, request.classNames().isEmpty() ? folders.names() : request.classNames());
        this.objects = new ClassObjects(precedence);
        this.numbers = new ClassNumbers(labelFile.orElse(""), request.classes(), request.classNames());
    }

    /**
     * What was found.
     *
     * @param labels where labels come from, for a person
     * @param foreground likewise; empty text where nothing tells of it
     */
    record Found(Known known, String labels, String foreground) {}

    /**
     * Reads the files and finds each image in them.
     *
     * @param folders the classes by folder, where no file gives the labels
     * @throws AnnotationException with all that is wrong with the files
     * @throws camaudit.image.InputException if a file is not there or does not fit the images
     */
    static Found find(
            Storage storage,
            Sources.Request request,
            FileList images,
            FolderLabels folders,
            Optional<String> labelFile) {
        Problems problems = new Problems();
        Annotating annotating = new Annotating(storage, request, images, folders, labelFile, problems);
        problems.throwIfAny();
        return annotating.found();
    }

    private Found found() {
        Known known = Known.of(folders, images.size(), labels.isPresent(), true);
        for (int i = 0; i < images.size(); i++) {
            note(known, i, FilesSource.id(images, i));
        }
        problems.run(numbers::requireKnown);
        labels.ifPresent(file -> problems.run(file::requireFitting));
        boxes.ifPresent(file -> problems.run(file::requireFitting));
        problems.run(this::requireFitting);
        problems.throwIfAny();
        return new Found(
                known,
                labels.map(file -> file.uri() + told(labelled)).orElse(""),
                located == 0
                        ? ""
                        : String.format(
                                        Locale.ROOT,
                                        "masks of %,d and boxes or outlines of %,d",
                                        masked,
                                        located - masked)
                                + String.format(Locale.ROOT, " of %,d images", images.size()));
    }

    private String told(int count) {
        return String.format(Locale.ROOT, " for %,d of %,d images", count, images.size());
    }

    private void note(Known known, int index, String id) {
        Optional<Annotation> ofLabels = labels.flatMap(file -> file.find(id));
        OptionalInt label = labels.isPresent()
                ? ofLabels.map(annotation -> numbers.of(id, annotation)).orElse(OptionalInt.empty())
                : folders.label(id);
        if (labels.isPresent()) {
            known.note(index, label);
            labelled += label.isPresent() ? 1 : 0;
        }
        Optional<Annotation> ofBoxes = boxes.flatMap(file -> file.find(id));
        Optional<Marking> found = problems.attempt(() -> {
                    Optional<Told> byLabels = told(ofLabels, labels);
                    Optional<Told> byBoxes = told(ofBoxes, boxes);
                    Optional<Marking> mask = precedence.mask(byLabels, byBoxes, () -> masks.byName(id));
                    masked += mask.isPresent() ? 1 : 0;
                    return mask.or(
                            () -> objects.region(byLabels, byBoxes, label).map(Marking::of));
                })
                .flatMap(marking -> marking);
        located += found.isPresent() ? 1 : 0;
        known.note(index, found);
    }

    private Optional<Told> told(Optional<Annotation> annotation, Optional<Annotated> file) {
        return annotation.map(
                a -> Told.of(a, mask -> masks.named(mask, file.orElseThrow().uri())));
    }

    private void requireFitting() {
        if (request.foregrounds().maskFolder().isPresent() && masked == 0) {
            throw Unfitting.masks(request.foregrounds().maskFolder().get(), FilesSource.id(images, 0));
        }
        objects.requireAny();
        if (labels.isPresent() && labelled == 0) {
            throw Unfitting.labels(labels.get().uri(), "any of the images");
        }
        if (located > 0 && request.decode().orientation() == Orientation.EXIF) {
            throw Unfitting.turned();
        }
    }
}
