package camaudit.spark.source;

import camaudit.annotation.Annotations;
import camaudit.annotation.ClassNumbers;
import camaudit.image.Orientation;
import camaudit.spark.storage.Storage;
import camaudit.spec.Foregrounds;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads files of labels, boxes and masks for a dataset whose images are not listed. */
final class RecordAnnotating {
    private final Storage storage;
    private final Sources.Request request;
    private final Optional<String> labelFile;
    private final Problems problems = new Problems();

    private RecordAnnotating(Storage storage, Sources.Request request, Optional<String> labelFile) {
        this.storage = storage;
        this.request = request;
        this.labelFile = labelFile;
    }

    /**
     * Reads all that the user named; empty where that is nothing.
     *
     * @param root of the images
     * @param names of the classes in the network's order; empty where nothing names them
     * @throws camaudit.annotation.AnnotationException with all that is wrong with the files
     */
    static Optional<RecordAnnotations> read(
            Storage storage, Sources.Request request, Optional<String> labelFile, String root, List<String> names) {
        Foregrounds told = request.foregrounds();
        return labelFile.isEmpty()
                        && told.boxFile().isEmpty()
                        && told.maskFolder().isEmpty()
                ? Optional.empty()
                : Optional.of(new RecordAnnotating(storage, request, labelFile).read(root, names));
    }

    private RecordAnnotations read(String root, List<String> names) {
        Foregrounds told = request.foregrounds();
        AnnotationFiles files = new AnnotationFiles(storage);
        Optional<MaskFiles> folder =
                told.maskFolder().flatMap(uri -> problems.attempt(() -> MaskFiles.in(storage, uri, told.rule(), root)));
        MaskFiles masks = folder.orElseGet(() -> MaskFiles.named(storage, told.rule()));
        ClassNumbers numbers = new ClassNumbers(labelFile.orElse(""), request.classes(), names);
        Optional<RecordTable> labels = labelFile.flatMap(
                uri -> problems.attempt(() -> table(files, "--labels", uri, Optional.of(numbers), masks)));
        problems.run(numbers::requireKnown);
        labels.ifPresent(table -> problems.run(() -> requireLabels(table)));
        Optional<RecordTable> boxes = told.boxFile()
                .flatMap(uri -> problems.attempt(() -> table(files, "--boxes", uri, Optional.empty(), masks)));
        RecordAnnotations annotations =
                RecordAnnotations.of(labels, boxes, folder.map(MaskFiles::travelling), Precedence.of(told, names));
        problems.run(() -> requireUpright(annotations));
        problems.throwIfAny();
        return annotations;
    }

    private static RecordTable table(
            AnnotationFiles files, String option, String uri, Optional<ClassNumbers> numbers, MaskFiles masks) {
        Annotations read = files.read(option, uri);
        return RecordTable.of(option, uri, read, numbers, mask -> masks.named(mask, uri));
    }

    private static void requireLabels(RecordTable labels) {
        if (labels.labelled() == 0) {
            throw Unfitting.labels(labels.uri(), "any picture");
        }
    }

    private void requireUpright(RecordAnnotations annotations) {
        boolean located = annotations.masks().isPresent()
                || annotations.boxes().isPresent()
                || (request.foregrounds().byLabels()
                        && annotations
                                .labels()
                                .filter(table -> table.located() > 0)
                                .isPresent());
        if (located && request.decode().orientation() == Orientation.EXIF) {
            throw Unfitting.turned();
        }
    }

    /** Where labels come from, for a person. */
    static String labels(RecordTable table) {
        return String.format(Locale.ROOT, "%s with %,d labels, found by id or name", table.uri(), table.labelled());
    }

    /** Where foregrounds come from, for a person; empty text where nothing tells of them. */
    static String foreground(RecordAnnotations annotations, Foregrounds told, String beside) {
        StringBuilder text = new StringBuilder();
        annotations.masks().ifPresent(folder -> add(text, "%,d masks in " + folder.root(), folder.size()));
        if (!beside.isEmpty()) {
            text.append(text.isEmpty() ? "" : ", ").append(beside);
        }
        Optional<RecordTable> boxes =
                annotations.boxes().or(() -> told.byLabels() ? annotations.labels() : Optional.empty());
        boxes.filter(table -> table.located() > 0)
                .ifPresent(table -> add(text, "%,d pictures' in " + table.uri(), table.located()));
        return text.toString();
    }

    private static void add(StringBuilder text, String format, long count) {
        text.append(text.isEmpty() ? "" : ", ");
        text.append(format.replace("%,d", String.format(Locale.ROOT, "%,d", count)));
    }
}
