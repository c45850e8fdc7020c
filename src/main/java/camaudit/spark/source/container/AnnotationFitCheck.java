package camaudit.spark.source.container;

import camaudit.spark.source.DatasetFiles;
import camaudit.spark.source.ImageIds;
import camaudit.spark.source.annotated.AnnotationProbe;
import camaudit.spark.source.annotated.RecordAnnotations;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Makes sure, before any work, that annotations and the records of containers belong together: by the first records of containers
 * spread over the dataset, and if those find nothing by all of the first container.
 */
final class AnnotationFitCheck {
    private static final int CONTAINERS = 20;
    private static final int RECORDS = 32;
    private static final int MOST = 20_000;

    private final ContainerFormat format;
    private final Storage storage;
    private final FileList files;
    private final ClassLabels labels;
    private final AnnotationProbe probe;

    private AnnotationFitCheck(
            ContainerFormat format, Storage storage, FileList files, ClassLabels labels, AnnotationProbe probe) {
        this.format = format;
        this.storage = storage;
        this.files = files;
        this.labels = labels;
        this.probe = probe;
    }

    /**
     * Looks at some records.
     *
     * @throws camaudit.annotation.AnnotationException with all that does not fit
     */
    static void require(
            ContainerFormat format,
            Storage storage,
            FileList files,
            RecordAnnotations annotations,
            ClassLabels labels) {
        new AnnotationFitCheck(format, storage, files, labels, new AnnotationProbe(annotations)).require();
    }

    private void require() {
        int containers = Math.min(CONTAINERS, files.size());
        boolean all = containers == files.size();
        for (int i = 0; i < containers; i++) {
            all &= look((int) ((long) i * files.size() / containers), 0, RECORDS);
        }
        if (!probe.foundAll() && !all) {
            boolean whole = look(0, RECORDS, MOST);
            all = whole && files.size() == 1;
        }
        probe.require(all, this::isId);
    }

    /** Looks at a part of a container; true if it reached the end. */
    private boolean look(int container, int from, int until) {
        String uri = files.file(container).uri();
        int number = 0;
        try (RecordCursor open = format.open(storage, uri)) {
            for (Split split : format.split(storage, files.file(container), 0)) {
                open.go(split);
                for (Optional<StoredRecord> next = open.next(); next.isPresent(); next = open.next()) {
                    if (number >= until) {
                        return false;
                    }
                    if (number >= from) {
                        StoredRecord record = next.get();
                        String id = ImageIds.record(files.root(), uri, record.key());
                        probe.note(id, record.name(), uri, () -> label(record));
                    }
                    number++;
                }
            }
        } catch (IOException | RuntimeException e) {
            return true;
        }
        return true;
    }

    private OptionalInt label(StoredRecord record) {
        try {
            return labels.label(record);
        } catch (ClassLabels.UnknownLabel e) {
            return OptionalInt.empty();
        }
    }

    /** True if an annotated path is the id of a record after those that were looked at, as far as its form and its file show. */
    private boolean isId(String path) {
        if (DatasetFiles.isSingle(files)) {
            return format.numbered() && Split.number(path) >= 0;
        }
        int hash = path.indexOf('#');
        return hash > 0 && IntStream.range(0, files.size()).anyMatch(i -> path.startsWith(files.name(i) + "#"));
    }
}
