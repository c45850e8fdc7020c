package camaudit.spark.source;

import camaudit.image.InputException;
import camaudit.spark.source.record.ClassLabels;
import camaudit.spark.source.record.RawLabel;
import camaudit.spark.source.record.Stored;
import camaudit.spec.Layout;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the labels of a dataset of containers come from.
 *
 * @param told for a person
 * @param classNames in the network's order; empty where nothing names them
 */
record RecordLabels(ClassLabels labels, String told, List<String> classNames) {
    RecordLabels {
        Objects.requireNonNull(labels);
        Objects.requireNonNull(told);
        classNames = List.copyOf(classNames);
    }

    /**
     * Decides by what was asked for and what the first records have.
     *
     * @throws InputException if what was asked for does not fit the dataset
     */
    static RecordLabels of(Sources.Request request, Layout layout, Peek peek) {
        boolean named = layout == Layout.TAR || layout == Layout.SEQUENCE;
        return switch (request.labels()) {
            case Sources.NONE -> none(request, "none");
            case Sources.AUTO -> auto(request, peek, named);
            case Sources.FOLDER -> folder(request, layout, named);
            default -> byFile(request, peek);
        };
    }

    private static RecordLabels byFile(Sources.Request request, Peek peek) {
        boolean named = request.classNames().isEmpty() && peek.classNames().size() == request.classes();
        return new RecordLabels(ClassLabels.none(), request.labels(), named ? peek.classNames() : request.classNames());
    }

    private static RecordLabels none(Sources.Request request, String told) {
        return new RecordLabels(ClassLabels.none(), told, request.classNames());
    }

    private static RecordLabels folder(Sources.Request request, Layout layout, boolean named) {
        if (!named) {
            throw new InputException("--labels folder: records of a " + layout
                    + " dataset lie in no folders; auto takes the labels that are in the records. Give auto or none");
        }
        if (request.classNames().isEmpty()) {
            throw new InputException(
                    "--labels folder: the folders are in the records' names, which are not known before "
                            + "all of them are read. Give --class-names in the network's order");
        }
        return byFolder(request);
    }

    private static RecordLabels byFolder(Sources.Request request) {
        return new RecordLabels(
                ClassLabels.of(ClassLabels.From.FOLDER, request.classes(), request.classNames(), List.of()),
                "the first folder of the records' names",
                request.classNames());
    }

    private static RecordLabels auto(Sources.Request request, Peek peek, boolean named) {
        if (peek.records().stream().noneMatch(record -> record.label().isPresent())) {
            return named && inFolders(request, peek) ? byFolder(request) : none(request, "none");
        }
        List<String> stored = peek.classNames();
        if (request.classNames().isEmpty() && !stored.isEmpty() && stored.size() != request.classes()) {
            return none(
                    request,
                    "none, for the dataset's labels have " + stored.size() + " classes, the network "
                            + request.classes());
        }
        List<String> names = request.classNames().isEmpty() ? stored : request.classNames();
        ClassLabels labels = ClassLabels.of(ClassLabels.From.RECORD, request.classes(), names, stored);
        try {
            for (Stored record : peek.records()) {
                labels.label(record);
            }
        } catch (ClassLabels.UnknownLabel e) {
            return none(request, "none, for " + e.getMessage());
        }
        return new RecordLabels(labels, "in the records", names);
    }

    private static boolean inFolders(Sources.Request request, Peek peek) {
        return !request.classNames().isEmpty()
                && peek.records().stream().allMatch(record -> {
                    Optional<RawLabel> folder = ClassLabels.folder(record.name());
                    return folder.isPresent()
                            && request.classNames().contains(folder.get().text());
                });
    }
}
