package camaudit.spark.source.annotated;

import camaudit.annotation.AnnotationException;
import camaudit.spark.source.ForegroundRef;
import camaudit.spark.source.ImageIds;
import camaudit.spark.source.SourceRequest;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import camaudit.text.Numbers;
import camaudit.text.Problems;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds labels and foregrounds of listed image files in what the user named besides the images. */
public final class ListedAnnotations {
    private final SourceRequest request;
    private final FileList images;
    private final AnnotationInputs inputs;
    private final Problems problems;
    private final Optional<ListedTable> labels;
    private final Optional<ListedTable> boxes;
    private final AnnotationMatcher matcher;
    private final ClassObjectCount objects;
    private final KnownLabels known;
    private int labelled;
    private int masked;
    private int located;

    private ListedAnnotations(Storage storage, SourceRequest request, FileList images, List<String> folders) {
        this.request = request;
        this.images = images;
        List<String> names = request.dataset().classNames().isEmpty()
                ? folders
                : request.dataset().classNames();
        this.inputs = new AnnotationInputs(
                storage,
                request,
                request.labelFile(),
                images.root(),
                request.dataset().classNames());
        this.problems = inputs.problems();
        AnnotationInputs.Maker<ListedTable> maker =
                (option, uri, read, numbers, masks) -> new ListedTable(option, uri, images, read, numbers, masks);
        this.labels = inputs.labels(maker);
        this.boxes = inputs.boxes(maker);
        problems.throwIfAny();
        this.matcher = new AnnotationMatcher(
                labels,
                boxes,
                (id, name) -> inputs.masks().byName(id),
                Precedence.of(request.dataset().foregrounds(), names));
        this.objects = new ClassObjectCount(names);
        this.known = new KnownLabels(folders);
        known.expect(images.size(), labels.isPresent());
    }

    /**
     * What was found.
     *
     * @param labels where labels come from, in words; empty text where no file gives them
     * @param foreground likewise; empty text where nothing states it
     */
    public record Found(KnownLabels known, String labels, String foreground) {}

    /**
     * Reads the files and finds each image in them.
     *
     * @param folders in the order of the classes, where no file gives the labels
     * @throws AnnotationException with all that is wrong with the files
     */
    public static Found find(Storage storage, SourceRequest request, FileList images, List<String> folders) {
        return AnnotationInputs.areNamed(request, request.labelFile())
                ? new ListedAnnotations(storage, request, images, folders).found()
                : new Found(new KnownLabels(folders), "", "");
    }

    private Found found() {
        for (int i = 0; i < images.size(); i++) {
            note(i, ImageIds.listed(images, i));
        }
        inputs.requireKnownLabels();
        labels.ifPresent(file -> problems.run(file::requireFitting));
        boxes.ifPresent(file -> problems.run(file::requireFitting));
        problems.run(this::requireFitting);
        problems.throwIfAny();
        return new Found(known, labels.map(this::describeLabels).orElse(""), describeForegrounds());
    }

    private String describeLabels(ListedTable file) {
        return Numbers.format("%s for %,d of %,d images", file.uri(), labelled, images.size());
    }

    private String describeForegrounds() {
        return located == 0
                ? ""
                : Numbers.format(
                        "masks of %,d and boxes or outlines of %,d of %,d images",
                        masked, located - masked, images.size());
    }

    private void note(int index, String id) {
        Optional<AnnotationTable.Entry> ofLabels = matcher.inLabels(id, "");
        if (labels.isPresent()) {
            known.note(index, ofLabels.map(AnnotationTable.Entry::label).orElse(OptionalInt.empty()));
        }
        OptionalInt label = known.label(index, id);
        labelled += label.isPresent() ? 1 : 0;
        Optional<ForegroundRef> found =
                problems.attempt(() -> foreground(ofLabels, id, label)).flatMap(foreground -> foreground);
        located += found.isPresent() ? 1 : 0;
        known.note(index, found);
    }

    private Optional<ForegroundRef> foreground(Optional<AnnotationTable.Entry> ofLabels, String id, OptionalInt label) {
        AnnotationMatcher.Foreground foreground = matcher.foreground(ofLabels, id, "");
        Optional<ForegroundRef> mask = foreground.mask();
        masked += mask.isPresent() ? 1 : 0;
        return mask.or(() -> objects.region(foreground, label).map(ForegroundRef::of));
    }

    private void requireFitting() {
        if (inputs.folder().isPresent() && masked == 0) {
            throw AnnotationErrors.masks(
                    request.dataset().foregrounds().maskFolder().orElseThrow(), ImageIds.listed(images, 0));
        }
        objects.requireAny();
        if (labels.isPresent() && labelled == 0) {
            throw AnnotationErrors.labels(labels.get().uri(), "any of the images");
        }
        if (located > 0) {
            AnnotationErrors.requireUpright(request.decode());
        }
    }
}
