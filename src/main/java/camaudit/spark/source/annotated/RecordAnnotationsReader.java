package camaudit.spark.source.annotated;

import camaudit.spark.source.SourceRequest;
import camaudit.spark.storage.Storage;
import java.util.List;
import java.util.Optional;

/** Reads files of labels, boxes and masks for a dataset whose images are not listed. */
public final class RecordAnnotationsReader {
    private RecordAnnotationsReader() {}

    /**
     * Reads all that the user named; empty where that is nothing.
     *
     * @param root of the images
     * @param names of the classes in the network's order; empty where nothing names them
     * @throws camaudit.annotation.AnnotationException with all that is wrong with the files
     */
    public static Optional<RecordAnnotations> read(
            Storage storage, SourceRequest request, Optional<String> labelFile, String root, List<String> names) {
        return AnnotationInputs.areNamed(request, labelFile)
                ? Optional.of(read(request, new AnnotationInputs(storage, request, labelFile, root, names), names))
                : Optional.empty();
    }

    private static RecordAnnotations read(SourceRequest request, AnnotationInputs inputs, List<String> names) {
        Optional<PackedTable> labels = inputs.labels(PackedTable::of);
        inputs.requireKnownLabels();
        labels.ifPresent(table -> inputs.problems().run(() -> requireLabels(table)));
        Optional<PackedTable> boxes = inputs.boxes(PackedTable::of);
        RecordAnnotations annotations = RecordAnnotations.of(
                labels, boxes, inputs.folder().map(MaskFiles::travelling), Precedence.of(request.foregrounds(), names));
        if (annotations.mayLocate()) {
            inputs.problems().run(() -> AnnotationErrors.requireUpright(request.decode()));
        }
        inputs.problems().throwIfAny();
        return annotations;
    }

    private static void requireLabels(PackedTable labels) {
        if (labels.labelled() == 0) {
            throw AnnotationErrors.labels(labels.uri(), "any picture");
        }
    }
}
