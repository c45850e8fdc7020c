package camaudit.spark.source.container;

import camaudit.spark.source.SourceRequest;
import camaudit.text.InputException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the labels of a dataset of containers come from.
 *
 * @param origin in words
 * @param classNames in the network's order; empty where nothing names them
 */
record RecordLabels(ClassLabels labels, String origin, List<String> classNames) {
    RecordLabels {
        Objects.requireNonNull(labels);
        Objects.requireNonNull(origin);
        classNames = List.copyOf(classNames);
    }

    /**
     * Decides by the request and by what the first records have.
     *
     * @throws InputException if the request does not fit the dataset
     */
    static RecordLabels of(SourceRequest request, ContainerFormat format, FirstRecords first) {
        return switch (request.dataset().labels()) {
            case SourceRequest.NONE -> none(request, "none");
            case SourceRequest.AUTO -> auto(request, first, format.named());
            case SourceRequest.FOLDER -> folder(request, format);
            default -> byFile(request, first);
        };
    }

    private static RecordLabels byFile(SourceRequest request, FirstRecords first) {
        boolean named =
                request.dataset().classNames().isEmpty() && first.classNames().size() == request.classes();
        return new RecordLabels(
                ClassLabels.none(),
                request.dataset().labels(),
                named ? first.classNames() : request.dataset().classNames());
    }

    private static RecordLabels none(SourceRequest request, String origin) {
        return new RecordLabels(ClassLabels.none(), origin, request.dataset().classNames());
    }

    private static RecordLabels folder(SourceRequest request, ContainerFormat format) {
        if (!format.named()) {
            throw new InputException("--labels folder: records of a " + format.layout()
                    + " dataset lie in no folders; auto takes the labels that are in the records. Give auto or none");
        }
        if (request.dataset().classNames().isEmpty()) {
            throw new InputException(
                    "--labels folder: the folders are in the records' names, which are not known before "
                            + "all of them are read. Give --class-names in the network's order");
        }
        return byFolder(request);
    }

    private static RecordLabels byFolder(SourceRequest request) {
        return new RecordLabels(
                ClassLabels.of(
                        ClassLabels.From.FOLDER,
                        request.classes(),
                        request.dataset().classNames(),
                        List.of()),
                "the first folder of the records' names",
                request.dataset().classNames());
    }

    private static RecordLabels auto(SourceRequest request, FirstRecords first, boolean named) {
        if (first.records().stream().noneMatch(record -> record.label().isPresent())) {
            return named && inFolders(request, first) ? byFolder(request) : none(request, "none");
        }
        List<String> stored = first.classNames();
        if (request.dataset().classNames().isEmpty() && !stored.isEmpty() && stored.size() != request.classes()) {
            return none(
                    request,
                    "none, for the dataset's labels have " + stored.size() + " classes, the network "
                            + request.classes());
        }
        List<String> names = request.dataset().classNames().isEmpty()
                ? stored
                : request.dataset().classNames();
        ClassLabels labels = ClassLabels.of(ClassLabels.From.RECORD, request.classes(), names, stored);
        try {
            for (StoredRecord record : first.records()) {
                labels.label(record);
            }
        } catch (ClassLabels.UnknownLabel e) {
            return none(request, "none, for " + e.getMessage());
        }
        return new RecordLabels(labels, "in the records", names);
    }

    private static boolean inFolders(SourceRequest request, FirstRecords first) {
        return !request.dataset().classNames().isEmpty()
                && first.records().stream().allMatch(record -> {
                    Optional<RawLabel> folder = ClassLabels.folder(record.name());
                    return folder.isPresent()
                            && request.dataset()
                                    .classNames()
                                    .contains(folder.get().text());
                });
    }
}
