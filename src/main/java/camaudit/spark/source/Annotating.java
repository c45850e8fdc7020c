package camaudit.spark.source;

import camaudit.annotation.Annotation;
import camaudit.annotation.AnnotationException;
import camaudit.annotation.ClassNumbers;
import camaudit.image.InputException;
import camaudit.image.Orientation;
import camaudit.image.Region;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import java.util.List;
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
    private final Problems problems;
    private int labelled;
    private int masked;
    private int marked;
    private int classed;
    private int ofClass;

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
     * @throws InputException if a file is not there or does not fit the images
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
                masked + marked == 0
                        ? ""
                        : String.format(Locale.ROOT, "masks of %,d and boxes or outlines of %,d", masked, marked)
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
        Optional<Annotation> ofBoxes = boxes.isPresent()
                ? boxes.flatMap(file -> file.find(id))
                : request.foregrounds().byLabels() ? ofLabels : Optional.empty();
        Optional<Marking> mask =
                problems.attempt(() -> mask(id, ofLabels, ofBoxes)).flatMap(m -> m);
        masked += mask.isPresent() ? 1 : 0;
        Optional<Marking> marking =
                mask.or(() -> ofBoxes.flatMap(a -> region(a, label)).map(Marking::of));
        marked += mask.isEmpty() && marking.isPresent() ? 1 : 0;
        known.note(index, marking);
    }

    /** Those that a manifest names come first, those of the folder of masks then. */
    private Optional<Marking> mask(String id, Optional<Annotation> ofLabels, Optional<Annotation> ofBoxes) {
        boolean noBoxes = boxes.isEmpty() && !request.foregrounds().byLabels();
        Optional<Marking> named =
                boxes.isEmpty() ? Optional.empty() : named(ofBoxes, boxes.get().uri());
        return named.or(() -> noBoxes || labels.isEmpty()
                        ? Optional.empty()
                        : named(ofLabels, labels.get().uri()))
                .or(() -> masks.byName(id));
    }

    private Optional<Marking> named(Optional<Annotation> annotation, String manifest) {
        return annotation.flatMap(Annotation::mask).map(mask -> masks.named(mask, manifest));
    }

    /** The objects of the image's label where it has one with a name, or else all. */
    private Optional<Region> region(Annotation annotation, OptionalInt label) {
        List<String> names = names();
        if (!annotation.hasClasses() || label.isEmpty() || names.isEmpty()) {
            return annotation.region();
        }
        Optional<Region> region = annotation.region(names.get(label.getAsInt()));
        classed++;
        ofClass += region.isPresent() && !region.get().isEmpty() ? 1 : 0;
        return region;
    }

    private List<String> names() {
        return request.classNames().isEmpty() ? folders.names() : request.classNames();
    }

    private void requireFitting() {
        if (request.foregrounds().maskFolder().isPresent() && masked == 0) {
            throw new InputException(
                    "--masks " + request.foregrounds().maskFolder().get()
                            + ": no .png in it bears the name of an image (" + FilesSource.id(images, 0)
                            + ", …): call masks as their images, with .png, _mask.png or .mask.png at the end");
        }
        if (classed > 0 && ofClass == 0) {
            throw new InputException(
                    "--boxes: no object is of its image's class by name, of which the first is " + names().get(0)
                            + ": make --class-names those of the objects, or give --labels none for all objects");
        }
        if (labels.isPresent() && labelled == 0) {
            throw new InputException("--labels " + labels.get().uri()
                    + " has no label for any of the images: fill in the column label, or give the file as --boxes");
        }
        if (masked + marked > 0 && request.decode().orientation() == Orientation.EXIF) {
            throw new InputException("--orientation exif turns photos, but masks, boxes and outlines lie on the stored "
                    + "ones: give --orientation stored, or --boxes none without --masks");
        }
    }
}
